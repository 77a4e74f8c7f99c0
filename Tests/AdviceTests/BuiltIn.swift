import Advice
import DecisionModel
import Notation
import Rulebook

/// The rules and prices in the binary, as these tests advise with them: without searches, and with as
/// few draws of the prices as a test can do with.
enum BuiltIn {
  static let reading = RulesReader.read(
    Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
      .map { SourceText(path: $0.path, text: $0.content) })

  static func advisor(priceDraws: Int) -> Advisor {
    var options = Advisor.Options()
    options.looks = .bounds
    options.priceDraws = priceDraws
    return Advisor(reading.ruleSet, reading.priceBook, options: options)
  }
}
