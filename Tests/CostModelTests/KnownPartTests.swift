import CostModel
import DecisionModel
import Notation
import Testing

/// A bill that waits for answers says what is known of it.
@Suite struct KnownPartTests {
  private static let estimator = Estimator(RuleFiles.prices.book, RuleFiles.ruleSet)
  private static let answers = [
    "task_type": "question_answering", "knowledge_need": "private", "privacy": "anywhere",
    "latency": "interactive", "input_tokens": "800", "output_tokens": "300", "volume": "10k/month",
    "corpus_tokens": "600k",
  ]

  private static func costs(_ answers: [String: String]) -> CaseCosts {
    estimator.costs(of: ["few_shot", "rag"], for: RuleFiles.facts(answers), isTraced: false)
  }

  @Test func aWholeBillHasNoPart() {
    let costs = Self.costs(Self.answers)
    #expect(costs.destination.total.amount != nil)
    #expect(costs.known == nil)
  }

  /// Without requests a month costs what is known of it: draws of one line don't depend on other lines.
  @Test func withoutAVolumeTheRestIsThatOfNoRequests() throws {
    var answers = Self.answers
    answers["volume"] = nil
    let open = Self.costs(answers)
    answers["volume"] = "0"
    let none = Self.costs(answers).destination
    let known = try #require(open.known)
    #expect(open.destination.total.amount == nil)
    #expect(known.total == none.total.amount)
    #expect(known.monthly == none.monthly.amount)
    #expect(known.upfront == nil)
    let requests = open.destination.lines.filter { $0.kind == .request }.map(\.id)
    #expect(known.without == requests)
  }

  /// An index of nothing is built for the same money; its store and its queries still cost something.
  @Test func withoutASizeTheIndexIsLeftOut() throws {
    var answers = Self.answers
    answers["corpus_tokens"] = nil
    let open = Self.costs(answers)
    answers["corpus_tokens"] = "0"
    let none = Self.costs(answers).destination
    let known = try #require(open.known)
    let total = try #require(none.total.amount)
    #expect(known.upfront == none.upfront.amount)
    #expect(known.total.low < total.low && known.total.likely < total.likely)
    let waiting = open.destination.lines.filter { $0.value.wants == ["corpus_tokens"] }
    #expect(waiting.map(\.id) == known.without)
  }

  /// Each amount is the whole or a part, never both.
  @Test(arguments: ["volume", "corpus_tokens", "input_tokens", "knowledge_need"])
  func aPartStandsOnlyWhereTheWholeIsOpen(key: String) {
    var answers = Self.answers
    answers[key] = nil
    let costs = Self.costs(answers)
    let whole = costs.destination
    let pairs = [
      (whole.upfront, costs.known?.upfront), (whole.monthly, costs.known?.monthly),
      (whole.perRequest, costs.known?.perRequest), (whole.total, costs.known?.total),
    ]
    for (whole, part) in pairs { #expect(whole.amount == nil || part == nil) }
  }
}
