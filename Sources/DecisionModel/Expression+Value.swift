extension Expression {
  /// The value with names looked up by `number`; nil when one is not known, and for a division by zero.
  public func value(_ number: (String) -> Double?) -> Double? {
    switch self {
    case .constant(let quantity): return quantity.double
    case .name(let name): return number(name)
    case .binary(let sign, let left, let right):
      guard let first = left.value(number), let second = right.value(number) else { return nil }
      switch sign {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide: return second == 0 ? nil : first / second
      }
    case .call(let function, let arguments):
      let values = arguments.compactMap { $0.value(number) }
      guard values.count == arguments.count, let first = values.first else { return nil }
      switch function {
      case .min: return values.min()
      case .max: return values.max()
      case .ceil: return first.rounded(.up)
      case .floor: return first.rounded(.down)
      }
    }
  }
}
