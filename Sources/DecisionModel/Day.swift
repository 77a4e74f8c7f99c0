/// A calendar day, or a whole month when the day is not stated; prices are dated with it.
public struct Day: Hashable, Comparable, Sendable {
  /// The year, such as 2026.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, or nil when only the month is known.
  public var day: Int?

  /// Names a day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int? = nil) {
    guard (1900...9999).contains(year), (1...12).contains(month) else { return nil }
    if let day, !(1...Self.length(of: month, in: year)).contains(day) { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first month that has a name here.
  public static let earliest = Day()

  private init() {
    year = 1900
    month = 1
  }

  /// Reads `2026-11-21` or `2026-11`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let year = Int(parts[0]), let month = Int(parts[1])
    else { return nil }
    if parts.count == 2 {
      self.init(year: year, month: month)
    } else {
      guard let day = Int(parts[2]) else { return nil }
      self.init(year: year, month: month, day: day)
    }
  }

  /// `2026-11-21` or `2026-11`.
  public var canonical: String {
    var text = "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
    if let day { text += "-" + (day < 10 ? "0" : "") + "\(day)" }
    return text
  }

  /// The day itself, or the first of a whole month.
  public var first: Day {
    var first = self
    first.day = day ?? 1
    return first
  }

  /// The day itself, or the last of a whole month.
  public var last: Day {
    var last = self
    last.day = day ?? Self.length(of: month, in: year)
    return last
  }

  /// The day before; of a whole month, the day before its first.
  public var previous: Day? {
    let first = first
    if let day = first.day, day > 1 { return Day(year: year, month: month, day: day - 1) }
    return (month > 1 ? Day(year: year, month: month - 1) : Day(year: year - 1, month: 12))?.last
  }

  /// Orders by time; a whole month stands before its days.
  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day ?? 0) < (right.year, right.month, right.day ?? 0)
  }

  /// The number of days from this day to a later one, months without a day counting from their
  /// first.
  public func days(until later: Day) -> Int { later.ordinal - ordinal }

  private var ordinal: Int {
    let shifted = month > 2 ? month - 3 : month + 9
    let base = month > 2 ? year : year - 1
    return 365 * base + base / 4 - base / 100 + base / 400 + (153 * shifted + 2) / 5 + (day ?? 1)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
