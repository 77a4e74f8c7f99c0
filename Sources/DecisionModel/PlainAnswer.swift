/// One answer by place instead of by name: what runs over many use cases hold for each fact, in the
/// order of declaration. Nothing in it is counted by reference.
public struct PlainAnswer: Hashable, Sendable {
  /// What is said.
  public var kind: Kind
  /// A set: the place of the member that comes first, or -1 when it is empty.
  public var first: Int8
  /// A number: exactly this, in millionths; a range: the least of it. A choice: the place of the value among
  /// the declared ones, or of a name among all of its table. A set: one bit a member, by its place among
  /// the declared ones or among the techniques.
  public var bits: Int64
  /// A range: the most of it, in millionths.
  public var high: Int64

  /// The kinds of answers.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Nobody said anything.
    case open
    /// Nobody knows.
    case unknown
    /// A number.
    case number
    /// A number between two others.
    case range
    /// A value of a choice, or a name of the price book.
    case choice
    /// Members of a set.
    case set
  }

  /// Says one thing.
  public init(_ kind: Kind, bits: Int64 = 0, high: Int64 = 0, first: Int8 = -1) {
    self.kind = kind
    self.bits = bits
    self.high = high
    self.first = first
  }

  /// Says between which bounds a number lies.
  public init(_ range: QuantityRange) {
    self.init(
      range.isExact ? .number : .range, bits: range.low.micros,
      high: range.isExact ? 0 : range.high.micros)
  }

  /// Nothing is said.
  public static let open = PlainAnswer(.open)
}
