/// Why a text is no JSON that we read.
public struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// The byte at which it shows, counted from 0.
  public var offset: Int

  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// Something else should stand here.
    case unexpected
    /// The text ends too early.
    case endsEarly
    /// Something follows the value.
    case leftOver
    /// More lists and objects within each other than we read.
    case tooDeep
    /// A number past what we hold.
    case numberOutOfRange
    /// A broken escape.
    case badEscape
  }
}
