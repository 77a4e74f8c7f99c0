internal import DecisionModel

/// Arithmetic of a derived fact, with names replaced by places.
indirect enum Formula: Sendable {
  case constant(Int64)
  case fact(Int, absentAsZero: Bool)
  case unknown
  case binary(Expression.Operator, Formula, Formula)
  case call(Expression.Function, [Formula])

  init(_ expression: Expression, zero: [FactKey], index: [FactKey: Int], shapes: [Shape]) {
    func formula(_ expression: Expression) -> Formula {
      Formula(expression, zero: zero, index: index, shapes: shapes)
    }
    switch expression {
    case .constant(let quantity): self = .constant(quantity.micros)
    case .name(let name):
      let key = FactKey(name)
      guard let fact = index[key], case .number = shapes[fact] else {
        self = .unknown
        return
      }
      self = .fact(fact, absentAsZero: zero.contains(key))
    case .binary(let sign, let left, let right):
      self = .binary(sign, formula(left), formula(right))
    case .call(let function, let arguments): self = .call(function, arguments.map(formula))
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
  func amount(_ states: [ColumnState], keepsOpen: Bool) -> Amount {
    switch self {
    case .constant(let value): return .between(value, value, mayBeAbsent: false)
    case .unknown: return .unknown(mayBeAbsent: false)
    case .fact(let fact, let absentAsZero):
      return absentAsZero
        ? Self.zeroWhenUnanswered(states[fact], keepsOpen: keepsOpen) : Self.operand(states[fact])
    case .binary(let sign, let left, let right):
      let left = left.amount(states, keepsOpen: keepsOpen)
      let right = right.amount(states, keepsOpen: keepsOpen)
      return left.with(right) { FixedPoint.combine(sign, $0, $1) }
    case .call(.floor, let arguments):
      return Self.whole(arguments, states, keepsOpen) { FixedPoint.floor($0) }
    case .call(.ceil, let arguments):
      return Self.whole(arguments, states, keepsOpen) { FixedPoint.ceil($0) }
    case .call(let function, let arguments):
      guard let first = arguments.first else { return .unknown(mayBeAbsent: false) }
      var result = first.amount(states, keepsOpen: keepsOpen)
      for argument in arguments.dropFirst() {
        result = result.with(argument.amount(states, keepsOpen: keepsOpen)) { left, right in
          function == .min
            ? min(left.lowerBound, right.lowerBound)...min(left.upperBound, right.upperBound)
            : max(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
        }
      }
      return result
    }
  }

  private static func whole(
    _ arguments: [Formula], _ states: [ColumnState], _ keepsOpen: Bool,
    _ round: (Int64) -> Int64
  ) -> Amount {
    guard arguments.count == 1 else { return .unknown(mayBeAbsent: false) }
    let amount = arguments[0].amount(states, keepsOpen: keepsOpen)
    guard case .between(let low, let high, let mayBeAbsent) = amount else { return amount }
    return .between(round(low), round(high), mayBeAbsent: mayBeAbsent)
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
}

extension Formula.Amount {
  /// Two amounts as one; unknown when `work` gives nothing.
  fileprivate func with(
    _ other: Self,
    _ work: (ClosedRange<Int64>, ClosedRange<Int64>) -> ClosedRange<Int64>?
  ) -> Self {
    switch (self, other) {
    case (.absent, _), (_, .absent): return .absent
    case (.between(let a, let b, let first), .between(let c, let d, let second)):
      guard let range = work(a...b, c...d) else { return .unknown(mayBeAbsent: first || second) }
      return .between(range.lowerBound, range.upperBound, mayBeAbsent: first || second)
    case (.unknown(let first), .unknown(let second)),
      (.unknown(let first), .between(_, _, let second)),
      (.between(_, _, let first), .unknown(let second)):
      return .unknown(mayBeAbsent: first || second)
    }
  }
}
