public import DecisionModel
import RuleEngine

/// Cases in which two rule sets end differently, one for each pair of ends.
public struct RuleDiff: Sendable {
  /// The pairs of ends, most frequent first among drawn cases.
  public private(set) var pairs: [Pair] = []
  /// How many cases were drawn without looking at what differs; the shares are of these.
  public private(set) var drawn = 0
  /// How many cases were tried in all.
  public private(set) var tried = 0

  /// Two ends of the same case.
  public struct Pair: Hashable, Sendable {
    /// Where the first rules lead.
    public var first: Destination
    /// Where the second lead.
    public var second: Destination
    /// In how many of the drawn cases.
    public var drawn: Int
    /// The answers of one such case, as few as will do.
    public var witness: Facts
  }

  /// Compares on `draws` cases drawn by the likelihoods of the first rules, on the cases of both pools,
  /// and on as many that are changed towards the conditions of what differs.
  ///
  /// Both pools complete cases by their own rules and prices.
  public init(_ first: CasePool, _ second: CasePool, draws: Int) {
    var random = SplitMix64(seed: first.seed)
    let completion = Completion(first.engine)
    let differing = Self.differing(first.engine.ruleSet, second.engine.ruleSet)
    let given = (first.cases + second.cases).map { first.answers(of: $0) }
    for number in 0..<(given.count + draws * 2) {
      var answers = Facts()
      let isDrawn = number >= given.count && number < given.count + draws
      if number < given.count {
        answers = given[number]
      } else {
        answers = first.answers(of: completion.draw(Facts(), from: &random, first.engine))
        if !isDrawn, let aim = differing.isEmpty ? nil : differing[number % differing.count] {
          for fact in first.asked where random.below(3) != 0 { answers[fact.key] = .unasked }
          var draft = Draft(answers)
          first.forcer.force(aim, in: &draft, &random)
          answers = first.answers(of: draft.facts)
        }
      }
      tried += 1
      drawn += isDrawn ? 1 : 0
      note(answers, first, second, isDrawn: isDrawn)
    }
    for index in pairs.indices {
      let pair = pairs[index]
      pairs[index].witness = Self.fewest(pair.witness, first, second) { one, two in
        Self.isSame(one, pair.first) && Self.isSame(two, pair.second)
      }
    }
    pairs = pairs.enumerated().sorted {
      $0.element.drawn != $1.element.drawn
        ? $0.element.drawn > $1.element.drawn : $0.offset < $1.offset
    }.map(\.element)
  }

  private mutating func note(
    _ answers: Facts, _ first: CasePool, _ second: CasePool, isDrawn: Bool
  ) {
    let (one, two) = Self.ends(answers, first, second)
    if Self.isSame(one, two) { return }
    let known = pairs.firstIndex { Self.isSame($0.first, one) && Self.isSame($0.second, two) }
    if let known {
      pairs[known].drawn += isDrawn ? 1 : 0
    } else {
      pairs.append(Pair(first: one, second: two, drawn: isDrawn ? 1 : 0, witness: answers))
    }
  }

  private static func ends(
    _ answers: Facts, _ first: CasePool, _ second: CasePool
  ) -> (Destination, Destination) {
    func end(_ pool: CasePool) -> Destination {
      let findings = pool.engine.findings(pool.completed(answers))
      return pool.engine.destination(findings)
    }
    return (end(first), end(second))
  }

  private static func isSame(_ one: Destination, _ two: Destination) -> Bool {
    one.outcome == two.outcome && Set(one.techniques) == Set(two.techniques)
  }

  private static func fewest(
    _ answers: Facts, _ first: CasePool, _ second: CasePool,
    where holds: (Destination, Destination) -> Bool
  ) -> Facts {
    var kept = answers
    for fact in first.asked {
      guard case .known = kept[fact.key] else { continue }
      var fewer = kept
      fewer[fact.key] = .unasked
      let (one, two) = ends(fewer, first, second)
      if holds(one, two) { kept = fewer }
    }
    return first.answers(of: kept)
  }

  /// The conditions of declarations that only one of two rule sets holds, or that differ.
  private static func differing(_ first: RuleSet, _ second: RuleSet) -> [Condition] {
    func meaning(_ rules: RuleSet) -> [Declared: [String]] {
      Dictionary(
        rules.deciding.map { ($0, rules.meaning(of: $0)) }, uniquingKeysWith: { one, _ in one })
    }
    let (one, two) = (meaning(first), meaning(second))
    let names = (first.deciding + second.deciding).filter { one[$0] != two[$0] }
    return names.flatMap { owner in
      (first.conditions(of: owner) + second.conditions(of: owner)).map(\.condition)
    }.filter { !$0.clauses.isEmpty }
  }
}

extension RuleSet {
  /// What a declaration says, without places.
  fileprivate func meaning(of owner: Declared) -> [String] {
    var parts = conditions(of: owner).flatMap { _, condition in
      condition.clauses.map { clause in
        clause.atoms.map { "\($0.fact) \($0.test)" }.joined(separator: "|")
      } + ["/"]
    }
    if let rule = rules.first(where: {
      owner.kind == .rule && $0.grounds.name.rawValue == owner.name
    }) {
      parts.append(rule.group.rawValue)
      parts += rule.effects.map { "\($0.techniques.map(\.rawValue)) \($0.weight)" }
    }
    if let gate = gates.first(where: {
      owner.kind == .gate && $0.grounds.name.rawValue == owner.name
    }) {
      parts.append("\(gate.effect)")
    }
    return parts
  }
}
