import Advice
import CostModel
import DecisionModel
import Notation

/// A condition of `--fail-on`: when it holds, the exit status is 4.
enum FailCondition: Sendable {
  /// Open answers can still change the destination.
  case provisional
  /// The rules or the reader warn of something.
  case warnings
  /// The destination is another one than that of the baseline.
  case destinationChanged
  /// The next step is another one than that of the baseline.
  case nextChanged
  /// A cost of the destination is above a bound.
  case costs(measure: String, above: Quantity)
  /// The share of draws that keep the destination is below a bound.
  case confidence(below: Quantity)

  /// Every form, for help.
  static let forms = [
    "destination-changed", "next-changed", "provisional", "warnings", "cost>N", "upfront>N",
    "total>N", "confidence<X",
  ]

  /// True when it holds advice against that of a baseline.
  var wantsBaseline: Bool {
    switch self {
    case .destinationChanged, .nextChanged: true
    case .provisional, .warnings, .costs, .confidence: false
    }
  }

  /// How it is written, without a bound.
  var name: String {
    switch self {
    case .provisional: "provisional"
    case .warnings: "warnings"
    case .destinationChanged: "destination-changed"
    case .nextChanged: "next-changed"
    case .costs(let measure, _): measure == "monthly" ? "cost" : measure
    case .confidence: "confidence"
    }
  }

  /// Reads one condition.
  static func read(_ text: String) throws(CommandFailure) -> FailCondition {
    if text == "provisional" { return .provisional }
    if text == "warnings" { return .warnings }
    if text == "destination-changed" { return .destinationChanged }
    if text == "next-changed" { return .nextChanged }
    let sign = text.first { $0 == ">" || $0 == "<" }
    let parts = text.split(separator: sign ?? ">", maxSplits: 1).map { $0.trimmingBlanks }
    guard let sign, parts.count == 2 else { throw unknown(text) }
    switch (parts[0], sign) {
    case ("cost", ">"):
      return .costs(measure: "monthly", above: try number(parts[1], .moneyPerMonth, text))
    case ("upfront", ">"), ("total", ">"):
      return .costs(measure: parts[0], above: try number(parts[1], .money, text))
    case ("confidence", "<"): return .confidence(below: try number(parts[1], .percent, text))
    default: throw unknown(text)
    }
  }

  private static func number(
    _ digits: String, _ dimension: Dimension, _ text: String
  ) throws(CommandFailure) -> Quantity {
    let reading: NumberReading
    do { reading = try NumberReader.read(digits, as: dimension) } catch {
      let diagnostic = error.diagnostic(at: .outside("--fail-on \(text)"))
      throw CommandFailure(.usage, [diagnostic])
    }
    guard let exact = reading.exact else {
      throw .usage("C104", "`--fail-on \(text)` wants one number")
    }
    return exact
  }

  private static func unknown(_ text: String) -> CommandFailure {
    let name = String(text.prefix { $0 != ">" && $0 != "<" })
    let names = forms.map { String($0.prefix { $0 != ">" && $0 != "<" }) }
    return .usage(
      "C104", "`\(text)` is no condition of `--fail-on`",
      help: Suggestions.question(
        Suggestions.near(name, among: names).compactMap { near in
          forms.first { $0.hasPrefix(near) }
        }) ?? "one of: " + forms.joined(separator: ", "))
  }

  /// Why the condition holds; nil when it does not.
  func reason(
    _ advice: Advice, since difference: AdviceDifference?, diagnostics: [Diagnostic]
  ) -> String? {
    switch self {
    case .destinationChanged:
      guard let difference, difference.destinationMoves else { return nil }
      return "the destination was `\(difference.from.headline)` and is now "
        + "`\(difference.to.headline)`"
    case .nextChanged:
      guard let difference, difference.nextMoves else { return nil }
      return "the next step was `\(difference.from.next)` and is now `\(difference.to.next)`"
    case .provisional:
      return advice.isProvisional ? "the advice is provisional" : nil
    case .warnings:
      let count = advice.warnings.count + diagnostics.count { $0.severity == .warning }
      return count > 0 ? count.counted("warning") : nil
    case .costs(let measure, let bound):
      return Self.reason(advice.cost?.destination.quantity(measure), measure, above: bound)
    case .confidence(let bound):
      guard let robustness = advice.recommendation.confidence.robustness else {
        return "the confidence is not known"
      }
      return robustness < bound
        ? "the confidence is \(robustness.canonical), below \(bound.canonical)" : nil
    }
  }

  private static func reason(
    _ cost: Estimated?, _ measure: String, above bound: Quantity
  ) -> String? {
    guard let amount = cost?.amount else {
      let wants = (cost?.wants ?? []).map { "`\($0)`" }.joined(separator: ", ")
      return "the \(measure) cost is not known" + (wants.isEmpty ? "" : "; it wants \(wants)")
    }
    guard amount.likely > bound else { return nil }
    return "the likely \(measure) cost is $\(amount.likely.grouped()), "
      + "above $\(QuantityText.grouped(bound.canonical))"
  }
}
