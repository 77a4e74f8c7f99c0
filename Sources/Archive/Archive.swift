/// Values as two texts that can stand in a Swift source as literals.
public struct Archive: Hashable, Sendable {
  /// The numbers, in the characters from `0` to `o`.
  public var digits: String
  /// The words, one after the other.
  public var words: String

  /// Holds what was written as literals.
  public init(digits: String, words: String) {
    self.digits = digits
    self.words = words
  }
}
