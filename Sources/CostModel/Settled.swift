public import DecisionModel

/// A computed fact as it was worked out.
public enum Settled: Sendable {
  /// Nothing is known of it.
  case open
  /// Its value, which is no set.
  case known(Value)
  /// A set of techniques by their places among those of the rules: those that are in it for certain, in
  /// order, and those that may be.
  case techniques(sure: [Int], possible: [Int], isExact: Bool)
  /// One of these, and only draws tell which.
  indirect case oneOf([Settled])

  /// All that it may be.
  public var ways: [Settled] {
    if case .oneOf(let ways) = self { return ways }
    return [self]
  }
}

extension Settled {
  /// The same by name.
  func knowledge(_ techniques: [Technique]) -> Knowledge {
    func names(_ places: [Int]) -> [ValueName] { places.map { ValueName(techniques[$0].id) } }
    return switch self {
    case .open, .oneOf: .unasked
    case .known(let value): .known(value)
    case .techniques(let sure, let possible, let isExact):
      isExact
        ? .known(.set(names(sure))) : .partly(sure: names(sure), possible: names(possible))
    }
  }
}
