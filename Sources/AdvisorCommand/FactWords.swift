import DecisionModel
import Notation

/// What is said of a fact in help, templates and explanations.
enum FactWords {
  /// The values a fact takes, in a sentence.
  static func values(of fact: FactDeclaration) -> String {
    switch fact.type {
    case .choice(let options):
      return "One of: \(list(options)), unknown."
    case .set(let options):
      return "A list of: \(list(options)); or none, or unknown."
    case .techniques: return "A list of techniques; or none, or unknown."
    case .number(let dimension, let bounds):
      let low = QuantityText.friendly(bounds.low, as: dimension)
      let high = QuantityText.friendly(bounds.high, as: dimension)
      return "A number from \(low) to \(high), with a unit or in \(baseUnit(dimension)); "
        + "a range as 300..500, about as ~200, or unknown."
    case .name(let table):
      return "A name in the price book's table \(table), or unknown."
    }
  }

  private static func list(_ options: [FactType.Option]) -> String {
    options.map(\.name.rawValue).joined(separator: ", ")
  }

  /// The default, in a sentence.
  static func fallback(of fact: FactDeclaration) -> String? {
    switch fact.fallback {
    case nil: return nil
    case .number(let low, let likely, let high)?:
      guard case .number(let dimension, _) = fact.type else { return nil }
      let text =
        low == high
        ? QuantityText.friendly(likely, as: dimension)
        : QuantityText.points([low, likely, high], as: dimension)
      return "Default, for estimates only: \(text)."
    case .value(let value)?:
      return "Default, for estimates only: \(text(of: value, fact))."
    }
  }

  /// A value as an answer would give it.
  static func text(of value: Value, _ fact: FactDeclaration?) -> String {
    switch value {
    case .choice(let name): return name.rawValue
    case .set(let names):
      return names.isEmpty ? "none" : names.map(\.rawValue).joined(separator: ", ")
    case .name(let name): return name
    case .number(let range):
      guard case .number(let dimension, _)? = fact?.type else { return range.low.canonical }
      return QuantityText.canonical(range, as: dimension)
    }
  }

  /// Some value that a fact takes, for examples.
  static func anyValue(of fact: FactDeclaration) -> String {
    switch fact.type {
    case .choice(let options), .set(let options): options.first?.name.rawValue ?? "unknown"
    case .techniques: "none"
    case .number(let dimension, let bounds): QuantityText.canonical(bounds.low, as: dimension)
    case .name: "unknown"
    }
  }

  /// The base unit of a dimension, in words.
  static func baseUnit(_ dimension: Dimension) -> String {
    switch dimension {
    case .count: "ones"
    case .rate: "requests per month"
    case .duration: "milliseconds"
    case .period: "days"
    case .labor, .hours: "hours"
    case .money: "US dollars"
    case .moneyPerMonth: "US dollars per month"
    case .moneyPerHour: "US dollars per hour"
    case .moneyPerToken: "US dollars per million tokens"
    case .moneyPerExample: "US dollars per example"
    case .moneyPerRequest: "US dollars per request"
    case .bytes: "gigabytes"
    case .moneyPerByteMonth: "US dollars per gigabyte and month"
    case .percent: "shares of one"
    case .parameters: "billions"
    case .teraflops: "TFLOPS"
    case .bandwidth: "TB/s"
    case .ratio: "ones"
    }
  }
}
