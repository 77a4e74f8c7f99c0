public import DecisionModel

/// Writes quantities: a form that reads back equal, and a form for sentences.
public enum QuantityText {
  /// The shortest text that `NumberReader` reads back as the same quantity: `10000/month`, `24GB`.
  public static func canonical(_ quantity: Quantity, as dimension: Dimension) -> String {
    let digits = dimension == .percent ? hundredfold(quantity) : quantity.canonical
    return (isMoney(dimension) ? "$" : "") + digits + unit(of: dimension)
  }

  /// A range that reads back equal, with the unit once at the end: `300..500ms`.
  public static func canonical(_ range: QuantityRange, as dimension: Dimension) -> String {
    if range.isExact { return canonical(range.low, as: dimension) }
    return points([range.low, range.high], as: dimension)
  }

  /// Several points of a range, with the unit once at the end: `8..32..60h`.
  public static func points(_ quantities: [Quantity], as dimension: Dimension) -> String {
    let texts = quantities.map {
      dimension == .percent ? hundredfold($0) : $0.canonical
    }
    return (isMoney(dimension) ? "$" : "") + texts.joined(separator: "..") + unit(of: dimension)
  }

  /// The quantity as a sentence holds it: `10,000 per month`, `1.5 s`, `$500 per month`, `95 %`.
  public static func friendly(_ quantity: Quantity, as dimension: Dimension) -> String {
    let (shown, unit) = scaled(quantity, as: dimension)
    let digits = grouped(dimension == .percent ? hundredfold(quantity) : shown.canonical)
    return (isMoney(dimension) ? "$" : "") + digits + unit
  }

  /// A range as a sentence holds it: `300 ms to 500 ms`.
  public static func friendly(_ range: QuantityRange, as dimension: Dimension) -> String {
    let low = friendly(range.low, as: dimension)
    return range.isExact ? low : "\(low) to \(friendly(range.high, as: dimension))"
  }

  /// Puts commas between thousands of a canonical decimal.
  public static func grouped(_ canonical: String) -> String {
    let parts = canonical.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return canonical }
    let digits = whole.drop { $0 == "-" }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    if whole.hasPrefix("-") { text = "-" + text }
    return parts.count == 2 ? text + "." + parts[1] : text
  }

  /// A percentage has two digits before the point more than the share it stands for.
  private static func hundredfold(_ quantity: Quantity) -> String {
    let percent = quantity.micros.multipliedReportingOverflow(by: 100)
    if !percent.overflow { return Quantity(micros: percent.partialValue).canonical }
    let whole = (quantity.micros / 1_000_000).description
    let rest = Quantity(micros: quantity.micros % 1_000_000 * 100).canonical
    let tail = rest.split(separator: ".", maxSplits: 1)
    let hundreds = tail.first.map(String.init) ?? "0"
    let padded = String(repeating: "0", count: max(0, 2 - hundreds.count)) + hundreds
    return whole + padded + (tail.count == 2 ? "." + tail[1] : "")
  }

  private static func isMoney(_ dimension: Dimension) -> Bool {
    switch dimension {
    case .money, .moneyPerMonth, .moneyPerHour, .moneyPerToken, .moneyPerExample,
      .moneyPerRequest, .moneyPerByteMonth:
      true
    default: false
    }
  }

  private static func unit(of dimension: Dimension) -> String {
    switch dimension {
    case .count, .money, .ratio: ""
    case .rate, .moneyPerMonth: "/month"
    case .duration: "ms"
    case .period: "d"
    case .labor, .hours: "h"
    case .moneyPerHour: "/h"
    case .moneyPerToken: "/Mtok"
    case .moneyPerExample: "/example"
    case .moneyPerRequest: "/request"
    case .bytes: "GB"
    case .moneyPerByteMonth: "/GB-month"
    case .percent: "%"
    case .parameters: "B"
    case .teraflops: " TFLOPS"
    case .bandwidth: " TB/s"
    }
  }

  /// The unit that gives the fewest digits, where a reader would change units.
  private static func scaled(_ quantity: Quantity, as dimension: Dimension) -> (Quantity, String) {
    let micros = quantity.micros
    func by(_ divisor: Int64, from least: Int64, _ one: String, _ many: String) -> (
      Quantity, String
    )? {
      guard micros >= least * 1_000_000, micros % (divisor * 1_000) == 0 else { return nil }
      let value = Quantity(micros: micros / divisor)
      return (value, value == Quantity(1) ? one : many)
    }
    switch dimension {
    case .duration:
      return by(3_600_000, from: 3_600_000, " h", " h") ?? by(60_000, from: 60_000, " min", " min")
        ?? by(1_000, from: 1_000, " s", " s") ?? (quantity, " ms")
    case .period:
      let days = (quantity, quantity == Quantity(1) ? " day" : " days")
      return micros % 30_000_000 == 0 ? by(30, from: 60, " month", " months") ?? days : days
    case .rate, .moneyPerMonth: return (quantity, " per month")
    case .moneyPerHour: return (quantity, " per hour")
    case .moneyPerToken: return (quantity, " per million tokens")
    case .moneyPerExample: return (quantity, " per example")
    case .moneyPerRequest: return (quantity, " per request")
    case .moneyPerByteMonth: return (quantity, " per GB and month")
    case .percent, .bytes: return (quantity, " " + unit(of: dimension))
    case .labor, .hours: return (quantity, " h")
    default: return (quantity, unit(of: dimension))
    }
  }
}
