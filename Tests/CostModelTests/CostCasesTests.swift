import CostModel
import DecisionModel
import Foundation
import Testing

/// Figures that others published, against what the calculators and formulas make of the same inputs.
@Suite struct CostCasesTests {
  /// The rows that the issue names, and further ones.
  static let cases = PublishedFigure.rows(of: "cost-cases.csv")
  static let more = PublishedFigure.rows(of: "published-figures.csv")

  /// A row, the way it went, and what came out.
  struct Outcome: Sendable {
    var row: PublishedFigure
    var way: String
    var amount: Amount

    var error: Double { row.error(of: amount.likely.double) }

    /// True when what was published and what we say have a number in common; to six digits, since
    /// published figures are rounded.
    var isInside: Bool {
      amount.low.double <= row.range.upperBound * 1.000_5
        && row.range.lowerBound * 0.999_5 <= amount.high.double
    }
  }

  static func outcome(of row: PublishedFigure) throws -> Outcome {
    if let question = row.question {
      let amount = try #require(try question.answer(), "\(row.id): \(question.flags)")
      return Outcome(row: row, way: question.calculator, amount: amount)
    }
    let amount = try #require(try OwnFigures.amount(of: row), "nothing works out \(row.id)")
    return Outcome(row: row, way: "own figures", amount: amount)
  }

  static let outcomes = Result { try (cases + more).map { try outcome(of: $0) } }

  static func outcomes(_ rows: [PublishedFigure], _ way: String? = nil) throws -> [Outcome] {
    let ids = Set(rows.map(\.id))
    return try outcomes.get().filter {
      ids.contains($0.row.id) && (way == nil || $0.way == way)
    }
  }

  /// The middle of the errors of the rows that ask for some amounts.
  static func medianError(_ outcomes: [Outcome], _ amounts: Set<String>) -> Double {
    let errors = outcomes.filter { amounts.contains($0.row.question?.amount ?? "") }
      .map(\.error).sorted()
    return errors.isEmpty ? 0 : errors[errors.count / 2]
  }

  static let memory: Set = ["memory_gb"]
  static let serving: Set = ["throughput", "ttft_ms", "itl_ms"]
  static let time: Set = ["hours", "gpu_hours", "tokens_per_second", "usd"]

  /// No row is skipped, and each says which way it went.
  @Test func everyRowIsWorkedOut() throws {
    let outcomes = try Self.outcomes(Self.cases + Self.more)
    #expect(Set(outcomes.map(\.row.id)).count == 53 + 183)
    for way in ["memory", "training", "serving", "own figures"] {
      let rows = outcomes.filter { $0.way == way }
      print("\(way): \(rows.count) rows: \(rows.map(\.row.id).joined(separator: " "))")
      #expect(!rows.isEmpty)
    }
  }

  @Test(arguments: cases) func figureLiesWithinOurRange(_ row: PublishedFigure) throws {
    #expect(try #require(try Self.outcomes([row]).first).isInside)
  }

  @Test func errorsOfTheCasesAreSmall() throws {
    let outcomes = try Self.outcomes(Self.cases)
    for (name, amounts) in [
      ("memory", Self.memory), ("serving", Self.serving), ("time", Self.time),
    ] {
      print("cases, \(name): median error \(Self.medianError(outcomes, amounts))")
    }
    #expect(Self.medianError(outcomes, Self.memory) <= 0.10)
    #expect(Self.medianError(outcomes, Self.serving) <= 0.15)
    for outcome in outcomes where outcome.way == "own figures" {
      #expect(outcome.error <= 0.005, "\(outcome.row.id)")
    }
  }

  /// The second table: what lies outside is what the page on the cost model lists, with the reason.
  @Test func pageListsWhatIsMissed() throws {
    let outcomes = try Self.outcomes(Self.more)
    let outside = outcomes.filter { !$0.isInside }
    #expect(Double(outside.count) <= 0.12 * Double(outcomes.count))
    let page = try String(
      contentsOf: RuleFiles.root.appending(path: "prices/README.md"), encoding: .utf8)
    let listed = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .flatMap { $0.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 } }
      .map { String($0.element) }
    let known = Set(Self.more.map(\.id))
    #expect(Set(outside.map(\.row.id)) == Set(listed).intersection(known))
    #expect(Self.medianError(outcomes, Self.memory) <= 0.10)
    #expect(Self.medianError(outcomes, Self.serving) <= 0.10)
    for (name, amounts) in [
      ("memory", Self.memory), ("serving", Self.serving), ("time", Self.time),
    ] {
      print("\(name): median error \(Self.medianError(outcomes, amounts))")
    }
    for outcome in outside {
      print("OUTSIDE \(outcome.row.id) \(outcome.row.range) \(outcome.amount)")
    }
  }
}
