internal import DecisionModel

/// A number of one kind that the formulas of a price book can be worked out with.
protocol Arithmetic: Equatable, Sendable {
  /// A number that stands fast.
  static func exactly(_ value: Double) -> Self
  /// No number, since some answers are wanted.
  static func lacking(_ wants: FactPlaces) -> Self
  /// The number itself, or 0 while nobody answered a fact.
  func orZero(for fact: Int) -> Self

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  /// The lesser or the greater of two numbers; what rounds takes the first alone.
  static func applying(
    _ function: Expression.Function, _ first: Self, _ second: Self
  ) -> Self
}

extension Expression.Operator {
  /// What it makes of two numbers. 0 / 0 is no number, and the amount is then given as unknown.
  @inline(__always)
  func applied<Number: Arithmetic>(_ left: Number, _ right: Number) -> Number {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    }
  }
}

/// A number in each of many draws, or what can be told of it.
protocol DrawnNumber: Arithmetic {
  /// With every price at its likely value.
  var likely: Double { get }
  /// The number that all draws are; nil where they may differ, or an answer is wanted.
  var only: Double? { get }
  /// True when an answer is wanted.
  var lacks: Bool { get }
  /// The facts whose answers are wanted, where that is told.
  var wants: FactPlaces { get }
  /// The facts for which a stand-in was used.
  var assumed: FactPlaces { get set }
}

extension DrawnNumber {
  func orZero(for fact: Int) -> Self {
    guard lacks else { return self }
    var zero = Self.exactly(0)
    zero.assumed = FactPlaces(fact)
    return zero
  }
}

/// Where a sheet has the numbers that are drawn from.
protocol Draws: Sendable {
  associatedtype Number: DrawnNumber

  /// A number of that shape, drawn from a source.
  mutating func number(of source: Int, _ shape: Shape) -> Number
}

/// What can be told of draws before they are made.
struct OutlinedDraws: Draws {
  func number(of source: Int, _ shape: Shape) -> Outline { Outline(shape) }
}
