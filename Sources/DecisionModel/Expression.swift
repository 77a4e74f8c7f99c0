/// Arithmetic over named quantities, as derived facts and cost formulas write it.
public indirect enum Expression: Hashable, Sendable {
  /// A number in base units.
  case constant(Quantity)
  /// A fact, a price, or another formula.
  case name(String)
  /// Two operands.
  case binary(Operator, Expression, Expression)
  /// A function of one or more arguments.
  case call(Function, [Expression])

  /// The four rules of arithmetic.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// Sum.
    case add = "+"
    /// Difference.
    case subtract = "-"
    /// Product.
    case multiply = "*"
    /// Quotient; by zero it is unknown.
    case divide = "/"
  }

  /// The functions a formula may call.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// The least argument.
    case min
    /// The greatest argument.
    case max
    /// Rounded up to a whole number.
    case ceil
    /// Rounded down to a whole number.
    case floor
  }

  /// The names it reads, in order of appearance, each once.
  public var names: [String] {
    var found: [String] = []
    eachName { if !found.contains($0) { found.append($0) } }
    return found
  }

  /// Visits the names it reads, in order of appearance, each as often as it appears.
  public func eachName(_ visit: (String) -> Void) {
    switch self {
    case .constant: break
    case .name(let name): visit(name)
    case .binary(_, let left, let right):
      left.eachName(visit)
      right.eachName(visit)
    case .call(_, let arguments): for argument in arguments { argument.eachName(visit) }
    }
  }
}
