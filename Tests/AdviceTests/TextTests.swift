import DecisionModel
import Testing

@testable import Advice

@Suite struct TextTests {
  static let template: TextTemplate = {
    var rules = RuleSet()
    let whole = QuantityRange(.zero, Quantity(1_000_000))
    rules.facts = [
      FactDeclaration("examples", .number(.count, whole)),
      FactDeclaration("budget", .number(.money, whole)),
      FactDeclaration("share", .number(.percent, whole)),
      FactDeclaration("wait", .number(.duration, whole)),
      FactDeclaration("horizon", .number(.period, whole)),
      FactDeclaration("deadline", .number(.period, whole)),
    ]
    let facts = Facts([
      "examples": .known(.number(QuantityRange(Quantity(1_000)))),
      "budget": .known(.number(QuantityRange(Quantity(500), Quantity(12_500)))),
      "share": .known(.number(QuantityRange(Quantity(rounding: 0.205)))),
      "wait": .known(.number(QuantityRange(Quantity(200)))),
      "horizon": .known(.number(QuantityRange(Quantity(360)))),
      "deadline": .known(.number(QuantityRange(Quantity(45)))),
      "tried": .known(.set(["prompt", "rag"])),
    ])
    return TextTemplate(facts: facts, ruleSet: rules)
  }()

  @Test(arguments: [
    ("hold out 200 of your {examples}", "hold out 200 of your 1,000"),
    ("{budget|your budget}", "$500 to $12,500"),
    ("{share} within {wait}", "20.5 % within 200 ms"),
    ("after {tried}", "after prompt, rag"),
    ("{volume|the} requests", "the requests"),
    ("{volume|} requests", " requests"),
    ("{output_tokens} of them", "output tokens of them"),
    ("no placeholder", "no placeholder"),
    ("an open { brace", "an open { brace"),
    ("{horizon}, {deadline}", "12 months, 45 days"),
    ("{technique} costs more", "RAG costs more"),
  ])
  func fillsPlaceholders(text: String, filled: String) {
    #expect(Self.template.fill(text, extra: ["technique": "RAG"]) == filled)
  }

  @Test(arguments: [
    (0.0, "0"), (0.000123, "0.00012"), (0.0098, "0.0098"), (0.0312, "0.031"), (0.03, "0.03"),
    (0.075, "0.075"), (0.1, "0.10"), (0.5, "0.50"), (0.999, "1.00"), (1.234, "1.23"),
    (9.999, "10.00"), (12.4, "12"),
    (999.6, "1,000"), (1_234, "1,230"), (17_083, "17,100"), (1_234_567, "1,230,000"),
    (-1_234, "-1,230"),
  ])
  func roundsMoneyToWhatMatters(amount: Double, text: String) {
    #expect(Quantity(rounding: amount).money == text)
  }

  @Test(arguments: [
    (1_234_567.0, 2, "1,234,567"), (0.125, 2, "0.13"), (100, 0, "100"), (-1_000, 0, "-1,000"),
  ])
  func groupsDigits(value: Double, decimals: Int, text: String) {
    #expect(Quantity(rounding: value).grouped(decimals: decimals) == text)
  }

  @Test func hugeNumbersDoNotCrash() {
    for quantity in [Quantity.largest, Quantity(micros: .min)] {
      #expect(!quantity.money.isEmpty)
      #expect(!quantity.grouped().isEmpty)
      #expect(!quantity.words(.percent).isEmpty)
      #expect(!quantity.significant(3).isEmpty)
    }
  }
}
