public import DecisionModel

/// How old the prices are that some numbers rest on.
public struct PriceAge: Hashable, Sendable {
  /// The day prices are taken at.
  public var asOf: Day
  /// The oldest dated price among them.
  public var oldest: CostInput
  /// Its date.
  public var oldestDay: Day
  /// Days from that date to the day prices are taken at; below 0 for prices seen later.
  public var days: Int
  /// How many different prices were used.
  public var used: Int
  /// How many of those were recalled or judged rather than seen.
  public var recalled: Int
}

extension Estimates {
  /// The age of the prices behind some bills; nil when none of them is dated.
  public func priceAge(of bills: [Estimate]) -> PriceAge? {
    guard let asOf else { return nil }
    var seen: Set<String> = []
    var oldest: (input: CostInput, day: Day)?
    var recalled = 0
    for input in bills.flatMap(\.inputsThatCount) where input.isPrice {
      guard seen.insert(input.priceName).inserted else { continue }
      if input.isRecalled { recalled += 1 }
      guard let day = input.asOf else { continue }
      if oldest.map({ day.first < $0.day.first }) ?? true { oldest = (input, day) }
    }
    guard let oldest else { return nil }
    return PriceAge(
      asOf: asOf, oldest: oldest.input, oldestDay: oldest.day,
      days: oldest.day.first.days(until: asOf.first), used: seen.count, recalled: recalled)
  }
}

extension Estimate {
  /// What its lines rest on; a line that is nothing in every case rests on no price.
  var inputsThatCount: [CostInput] {
    lines.filter { $0.value.amount.map { $0.least != .zero || $0.most != .zero } ?? true }
      .flatMap(\.inputs)
  }
}

extension CostInput {
  /// True for an amount of money that the price book states.
  fileprivate var isPrice: Bool { basis == .price }

  /// The price itself, whatever name it goes by in a formula.
  fileprivate var priceName: String {
    guard let entry, let point = name.firstIndex(of: ".") else { return name }
    return "\(entry.table) \(entry.name)" + name[point...]
  }
}
