/// One answer by place instead of by name: what runs over many use cases hold for each fact, in the
/// order of declaration. Nothing in it is counted by reference.
public struct PlainAnswer: Hashable, Sendable {
  /// What is said.
  public var kind: Kind
  /// A set: the place of the member that comes first, or -1 when it is empty.
  public var first: Int8
  /// A number: exactly this, in millionths. A choice: the place of the value among the declared ones. A
  /// set: one bit a member, by its place among the declared ones or among the techniques.
  public var bits: Int64

  /// The kinds of answers.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Nobody said anything.
    case open
    /// Nobody knows.
    case unknown
    /// A number.
    case number
    /// A value of a choice.
    case choice
    /// Members of a set.
    case set
    /// Something that has no room in here: `bits` is a number that whoever reads it gave it.
    case other
  }

  /// Says one thing.
  public init(_ kind: Kind, bits: Int64 = 0, first: Int8 = -1) {
    self.kind = kind
    self.bits = bits
    self.first = first
  }

  /// Nothing is said.
  public static let open = PlainAnswer(.open)
}
