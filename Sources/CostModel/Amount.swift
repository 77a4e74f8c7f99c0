public import DecisionModel

/// A quantity with what it may be: `low`, `likely` and `high` are the tenth, fiftieth and ninetieth
/// of a hundred draws; `least` and `most` have every input at the end that makes it so.
public struct Amount: Hashable, Sendable {
  /// Nine draws of ten are above.
  public var low: Quantity
  /// Half of the draws are above.
  public var likely: Quantity
  /// One draw of ten is above.
  public var high: Quantity
  /// With every input at its favourable end.
  public var least: Quantity
  /// With every input at its unfavourable end.
  public var most: Quantity
  /// The unit, such as `USD/month`.
  public var unit: String

  /// Gives five points and the unit.
  public init(
    low: Quantity, likely: Quantity, high: Quantity, least: Quantity, most: Quantity, unit: String
  ) {
    self.low = low
    self.likely = likely
    self.high = high
    self.least = least
    self.most = most
    self.unit = unit
  }

  /// What stands for `never`: a pay-back that doesn't come, a volume that doesn't exist.
  public static let never = Quantity.largest

  /// True when the likely case is that it never happens.
  public var isNever: Bool { likely == Self.never }

  /// True when it has no spread.
  public var isExact: Bool { least == most }
}

/// A quantity, or the answers it wants.
public enum Estimated: Hashable, Sendable {
  /// Known, and the facts for which a stand-in was used.
  case amount(Amount, assumed: [FactKey])
  /// Not known until these facts are answered; empty when the price book itself lacks something.
  case wants([FactKey])

  /// The amount, when it is known.
  public var amount: Amount? {
    if case .amount(let amount, _) = self { return amount }
    return nil
  }

  /// The facts whose answers are wanted.
  public var wants: [FactKey] {
    if case .wants(let keys) = self { return keys }
    return []
  }

  /// The facts for which a stand-in was used.
  public var assumed: [FactKey] {
    if case .amount(_, let keys) = self { return keys }
    return []
  }
}

extension Dimension {
  /// The base unit as it is printed beside a number; empty for bare counts and ratios.
  public var unitText: String {
    switch self {
    case .count, .ratio, .percent: ""
    case .rate: "requests/month"
    case .duration: "ms"
    case .period: "d"
    case .labor, .hours: "h"
    case .money: "USD"
    case .moneyPerMonth: "USD/month"
    case .moneyPerHour: "USD/h"
    case .moneyPerToken: "USD/Mtok"
    case .moneyPerExample: "USD/example"
    case .moneyPerRequest: "USD/request"
    case .bytes: "GB"
    case .moneyPerByteMonth: "USD/GB-month"
    case .parameters: "B parameters"
    case .teraflops: "TFLOPS"
    case .bandwidth: "TB/s"
    }
  }
}
