import DecisionModel

/// Works out formulas over ranges: the ends of a result come from the ends of its operands.
struct Arithmetic {
  let reading: Reading
  /// Facts that count as 0 while not answered.
  let zero: [FactKey]

  enum Amount {
    case notApplicable
    case unknown(mayNotApply: Bool)
    case between(Int64, Int64, mayNotApply: Bool)
  }

  func amount(_ expression: Expression) -> Amount {
    switch expression {
    case .constant(let quantity):
      return .between(quantity.micros, quantity.micros, mayNotApply: false)
    case .name(let name): return operand(FactKey(name))
    case .binary(let sign, let left, let right):
      return combine([amount(left), amount(right)]) { ranges in
        let (a, b) = (ranges[0], ranges[1])
        if sign == .divide, b.low <= 0, b.high >= 0 { return nil }
        let ends = [a.low, a.high].flatMap { x in
          [b.low, b.high].map { y in Self.work(sign, x, y) }
        }
        return Self.hull(ends)
      }
    case .call(let function, let arguments):
      return combine(arguments.map(amount)) { ranges in
        guard !ranges.isEmpty else { return nil }
        let lows = ranges.map(\.low)
        let highs = ranges.map(\.high)
        switch function {
        case .min: return (lows.reduce(.max, min), highs.reduce(.max, min))
        case .max: return (lows.reduce(.min, max), highs.reduce(.min, max))
        case .floor, .ceil:
          guard ranges.count == 1 else { return nil }
          return Self.hull([Self.whole(lows[0], function), Self.whole(highs[0], function)])
        }
      }
    }
  }

  private func operand(_ key: FactKey) -> Amount {
    guard let fact = reading.ruleSet.fact(key), case .number = fact.type else {
      return .unknown(mayNotApply: false)
    }
    let possible = reading.possibilities(key)
    let isZero = zero.contains(key)
    guard case .number(let range)? = possible.values.first else {
      return isZero ? .between(0, 0, mayNotApply: false) : .notApplicable
    }
    guard isZero else {
      return possible.isOpen
        ? .unknown(mayNotApply: possible.mayNotApply)
        : .between(range.low.micros, range.high.micros, mayNotApply: possible.mayNotApply)
    }
    if possible.isOpen, !reading.isWide { return .between(0, 0, mayNotApply: false) }
    var ends = [range.low.micros, range.high.micros]
    if possible.mayNotApply, reading.isWide { ends.append(0) }
    return .between(ends.reduce(.max, min), ends.reduce(.min, max), mayNotApply: false)
  }

  private func combine(
    _ parts: [Amount], _ work: ([(low: Int64, high: Int64)]) -> (low: Int64, high: Int64)?
  ) -> Amount {
    var ranges: [(low: Int64, high: Int64)] = []
    var mayNotApply = false
    var isKnown = true
    for part in parts {
      switch part {
      case .notApplicable: return .notApplicable
      case .unknown(let flag):
        isKnown = false
        mayNotApply = mayNotApply || flag
      case .between(let low, let high, let flag):
        ranges.append((low, high))
        mayNotApply = mayNotApply || flag
      }
    }
    if isKnown, let range = work(ranges) {
      return .between(range.low, range.high, mayNotApply: mayNotApply)
    }
    return .unknown(mayNotApply: mayNotApply)
  }

  /// One result in millionths, before it is held within 64 bits.
  private static func work(_ sign: Expression.Operator, _ left: Int64, _ right: Int64) -> Int128 {
    let (x, y) = (Int128(left), Int128(right))
    switch sign {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return rounded(x * y, 1_000_000)
    case .divide: return rounded(x * 1_000_000, y)
    }
  }

  /// The nearest whole quotient; halves go to the even one.
  private static func rounded(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let sign: Int128 = denominator < 0 ? -1 : 1
    let (top, bottom) = (numerator * sign, denominator * sign)
    var below = top / bottom
    if below * bottom > top { below -= 1 }
    let double = 2 * (top - below * bottom)
    if double == bottom { return below % 2 == 0 ? below : below + 1 }
    return double > bottom ? below + 1 : below
  }

  private static func whole(_ micros: Int64, _ function: Expression.Function) -> Int128 {
    let unit: Int128 = 1_000_000
    var below = Int128(micros) / unit
    if below * unit > Int128(micros) { below -= 1 }
    if function == .ceil, below * unit < Int128(micros) { below += 1 }
    return below * unit
  }

  private static func hull(_ values: [Int128]) -> (low: Int64, high: Int64) {
    let held = values.map { Int64(clamping: $0) }
    return (held.reduce(.max, min), held.reduce(.min, max))
  }
}
