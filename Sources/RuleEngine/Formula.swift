internal import DecisionModel

/// Arithmetic of a derived fact, with names replaced by places.
indirect enum Formula: Sendable {
  case constant(Int64)
  case fact(Int, absentAsZero: Bool)
  case unknown
  case binary(Expression.Operator, Formula, Formula)
  case call(Expression.Function, [Formula])

  init(_ expression: Expression, zero: [FactKey], index: [FactKey: Int]) {
    switch expression {
    case .constant(let quantity): self = .constant(quantity.micros)
    case .name(let name):
      let key = FactKey(name)
      self = index[key].map { .fact($0, absentAsZero: zero.contains(key)) } ?? .unknown
    case .binary(let sign, let left, let right):
      self = .binary(
        sign, Formula(left, zero: zero, index: index), Formula(right, zero: zero, index: index))
    case .call(let function, let arguments):
      self = .call(function, arguments.map { Formula($0, zero: zero, index: index) })
    }
  }

  /// What arithmetic gives: bounds, or why there are none.
  enum Amount {
    /// An operand is unknown, or a divisor may be 0.
    case unknown(mayBeAbsent: Bool)
    /// An operand is not applicable.
    case absent
    /// Between two bounds; `mayBeAbsent` when an operand may turn out not applicable.
    case between(Int64, Int64, mayBeAbsent: Bool)
  }

  /// The facts that count as 0 while not answered.
  var zeroFacts: [Int] {
    switch self {
    case .fact(let fact, absentAsZero: true): [fact]
    case .fact, .constant, .unknown: []
    case .binary(_, let left, let right): left.zeroFacts + right.zeroFacts
    case .call(_, let arguments): arguments.flatMap(\.zeroFacts)
    }
  }

  /// Works it out. With `keepsOpen`, facts that count as 0 while not answered stay open instead.
  func amount(_ states: [ColumnState], _ plan: Plan, keepsOpen: Bool) -> Amount {
    switch self {
    case .constant(let value): return .between(value, value, mayBeAbsent: false)
    case .unknown: return .unknown(mayBeAbsent: false)
    case .fact(let fact, let absentAsZero):
      guard case .number = plan.columns[fact].shape else { return .unknown(mayBeAbsent: false) }
      let state = states[fact]
      return absentAsZero
        ? Self.zeroWhenUnanswered(state, keepsOpen: keepsOpen) : Self.operand(state)
    case .binary(let sign, let left, let right):
      return Self.combine(
        [left, right].map { $0.amount(states, plan, keepsOpen: keepsOpen) }
      ) { FixedPoint.combine(sign, $0[0], $0[1]) }
    case .call(let function, let arguments):
      return Self.combine(
        arguments.map { $0.amount(states, plan, keepsOpen: keepsOpen) }
      ) { FixedPoint.call(function, $0) }
    }
  }

  private static func operand(_ state: ColumnState) -> Amount {
    if state.isAbsent { return .absent }
    if state.isOpen { return .unknown(mayBeAbsent: state.mayBeAbsent) }
    return .between(state.low, state.high, mayBeAbsent: state.mayBeAbsent)
  }

  private static func zeroWhenUnanswered(_ state: ColumnState, keepsOpen: Bool) -> Amount {
    if state.isAbsent || (state.isOpen && !keepsOpen) {
      return .between(0, 0, mayBeAbsent: false)
    }
    let mayBeZero = keepsOpen && state.mayBeAbsent
    return .between(
      mayBeZero ? min(state.low, 0) : state.low, mayBeZero ? max(state.high, 0) : state.high,
      mayBeAbsent: false)
  }

  private static func combine(
    _ parts: [Amount], _ work: ([ClosedRange<Int64>]) -> ClosedRange<Int64>?
  ) -> Amount {
    var ranges: [ClosedRange<Int64>] = []
    var mayBeAbsent = false
    var isUnknown = false
    for part in parts {
      switch part {
      case .absent: return .absent
      case .unknown(let flag):
        isUnknown = true
        mayBeAbsent = mayBeAbsent || flag
      case .between(let low, let high, let flag):
        ranges.append(low...high)
        mayBeAbsent = mayBeAbsent || flag
      }
    }
    guard !isUnknown, let range = work(ranges) else {
      return .unknown(mayBeAbsent: mayBeAbsent)
    }
    return .between(range.lowerBound, range.upperBound, mayBeAbsent: mayBeAbsent)
  }
}
