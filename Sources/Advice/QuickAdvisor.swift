internal import CostModel
public import DecisionModel
public import RuleEngine

/// Says where one use case after the other ends, and nothing else: what lean batch lines ask for.
///
/// It says the same as `Advisor.outline`. Ends are kept by all answers, in bounded memory; for others the
/// cost model is asked for what the end hangs on, which it works out from the use case before, as far as the
/// two differ.
public struct QuickAdvisor: Sendable {
  private var cases: CostedDecider
  private var ends: AnswerMemo<QuickDecider.End>
  /// The places of all facts.
  private let places: [FactKey: Int]
  private let names: [NamedFact]

  /// Prepares for the rules and prices of an advisor.
  public init(_ advisor: Advisor) {
    let facts = advisor.ruleSet.facts
    let listed = advisor.estimator.book.everyName(of: facts)
    names = facts.map { NamedFact($0, advisor.ruleSet, listed) }
    cases = CostedDecider(
      advisor.engine, QuickDecider(advisor.engine, names: listed),
      advisor.estimator, advisor.decisive, at: .drawn)
    let places = facts.enumerated().map { ($0.element.key, $0.offset) }
    self.places = Dictionary(places) { first, _ in first }
    ends = AnswerMemo(facts.indices.filter { facts[$0].role == .asked })
  }

  /// Where these answers lead, one answer a fact in the order of declaration.
  @inline(__always)
  public mutating func end(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    cases.isFree ? cases.decider.decide(answers) : endWithCosts(answers)
  }

  /// Where answers lead, one a fact; nil where one of them has no plain form.
  public mutating func end(of answers: [Answer]) -> QuickDecider.End? {
    var row = Array(repeating: PlainAnswer.open, count: names.count)
    for answer in answers {
      guard let place = places[answer.key], let plain = names[place].plain(answer.value) else {
        return nil
      }
      row[place] = plain
    }
    return end(row.span)
  }

  /// The techniques of an end, in slot order.
  public func techniques(of end: QuickDecider.End) -> [TechniqueID] {
    cases.decider.techniques(of: end)
  }

  private mutating func endWithCosts(_ answers: Swift.Span<PlainAnswer>) -> QuickDecider.End {
    if let end = ends.find(answers) { return end }
    cases.read(answers, names)
    let end = cases.end()
    ends.keep(end)
    return end
  }
}
