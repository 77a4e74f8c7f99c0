/// A value that many hold and nobody changes, such as a number behind many lines: kept once, and the same one
/// is told by where that is.
public final class Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What is held.
  public let value: Value

  init(_ value: Value) { self.value = value }

  /// Equal where the values are.
  public static func == (left: Shared, right: Shared) -> Bool {
    left === right || left.value == right.value
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
