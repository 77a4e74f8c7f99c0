public import DecisionModel

extension Quantity {
  /// The number as a sentence holds it: `1,000`, `20 %`, `$12,500`, `200 ms`, `10,000/month`.
  public func words(_ dimension: Dimension) -> String {
    switch dimension {
    case .count, .ratio, .teraflops, .bandwidth: return grouped()
    case .rate: return grouped() + " requests a month"
    case .duration:
      return micros >= 1_000_000_000
        ? Quantity(micros: micros / 1000).grouped() + " s" : grouped() + " ms"
    case .period:
      // Whole months read better than their days: a month is 30 days here.
      let month: Int64 = 30_000_000
      if micros >= 2 * month, micros.isMultiple(of: month) { return "\(micros / month) months" }
      return grouped() + (self == Quantity(1) ? " day" : " days")
    case .labor, .hours: return grouped() + " h"
    case .money: return "$" + grouped()
    case .moneyPerMonth: return "$" + grouped() + "/month"
    case .moneyPerHour: return "$" + grouped() + "/h"
    case .moneyPerToken: return "$" + money + " per million tokens"
    case .moneyPerExample: return "$" + money + " per example"
    case .moneyPerRequest: return "$" + significant(3) + " per request"
    case .bytes: return grouped() + " GB"
    case .moneyPerByteMonth: return "$" + money + "/GB-month"
    case .percent: return Quantity(micros: micros.clampedProduct(100)).grouped(decimals: 1) + " %"
    case .parameters: return grouped() + "B"
    }
  }

  /// Money: three digits that count from 1,000 up, whole dollars from 10 up, cents below, and two digits
  /// that count where cents would leave fewer: what a request or a thousand tokens cost is told apart.
  public var money: String {
    let size = micros.magnitude
    if size >= 1_000_000_000 { return grouped(digits: 3) }
    if size >= 10_000_000 || size == 0 { return grouped(decimals: 0) }
    if size >= 1_000_000 { return fixed(2) }
    let decimals = significant(2).split(separator: ".").dropFirst().first?.count ?? 0
    return fixed(max(2, decimals))
  }

  /// Digits in groups of three, rounded to some decimals, trailing zeros left out.
  public func grouped(decimals: Int = 2) -> String {
    let text = rounded(to: decimals).canonical
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let negative = parts[0].hasPrefix("-")
    let digits = Array(negative ? parts[0].dropFirst() : parts[0])
    var whole = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { whole.append(",") }
      whole.append(digit)
    }
    return (negative ? "-" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// A whole number rounded to so many digits that count, in groups of three.
  public func grouped(digits: Int) -> String { rounded(digits: digits).grouped(decimals: 0) }

  /// A whole number of so many digits that count, 2 at least; the rest are zeros.
  public func rounded(digits: Int) -> Quantity {
    var unit: Int64 = 1_000_000
    while micros.magnitude / unit.magnitude >= 10, unit < 1_000_000_000_000_000_000 { unit *= 10 }
    for _ in 1..<max(2, digits) where unit > 1_000_000 { unit /= 10 }
    let half = micros < 0 ? -unit / 2 : unit / 2
    let (sum, overflow) = micros.addingReportingOverflow(half)
    return overflow ? rounded(to: 0) : Quantity(micros: sum - sum % unit)
  }

  /// Exactly so many decimals.
  public func fixed(_ decimals: Int) -> String {
    let text = rounded(to: decimals).canonical
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard decimals > 0 else { return text }
    return parts[0] + "." + fraction
      + String(repeating: "0", count: max(0, decimals - fraction.count))
  }

  /// Rounded to so many digits that count.
  public func significant(_ digits: Int) -> String {
    var place = 6
    var size = micros.magnitude
    while size >= 10 {
      size /= 10
      place -= 1
    }
    return rounded(to: max(0, min(6, place + digits - 1))).canonical
  }

  /// Rounded to so many decimals, halves away from zero.
  private func rounded(to decimals: Int) -> Quantity {
    guard decimals < 6 else { return self }
    var unit: Int64 = 1
    for _ in 0..<(6 - max(0, decimals)) { unit *= 10 }
    let rest = micros % unit
    let down = micros - rest
    if rest.magnitude * 2 < unit.magnitude { return Quantity(micros: down) }
    let (up, overflow) = down.addingReportingOverflow(micros < 0 ? -unit : unit)
    return Quantity(micros: overflow ? down : up)
  }
}

extension Int64 {
  fileprivate func clampedProduct(_ factor: Int64) -> Int64 {
    let product = multipliedReportingOverflow(by: factor)
    return product.overflow ? (self < 0 ? .min : .max) : product.partialValue
  }
}

extension Value {
  /// The value as a sentence holds it.
  public func words(_ type: FactType?) -> String {
    switch self {
    case .number(let range):
      let dimension: Dimension
      if case .number(let declared, _) = type { dimension = declared } else { dimension = .count }
      if range.isExact { return range.low.words(dimension) }
      return range.low.words(dimension) + " to " + range.high.words(dimension)
    case .choice(let name): return name.rawValue
    case .set(let names):
      return names.isEmpty ? "none" : names.map(\.rawValue).joined(separator: ", ")
    case .name(let name): return name
    }
  }
}
