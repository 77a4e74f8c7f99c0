/// The texts of `rules/` as they were when the program was built, and what reading them gave. Knows no
/// grammar.
public enum Rulebook {
  /// One file below `rules/`.
  public struct Text: Hashable, Sendable {
    /// The path below `rules/`, such as `documents/gates.rules`.
    public var path: String
    /// The file's text, byte for byte in UTF-8.
    public var content: String
  }

  /// Every file, in the order of its path.
  public static var texts: [Text] { embedded }

  /// The declarations of all packs as they were read when the program was built: the two texts of an
  /// archive, so that no text of a rule is read at start.
  public static var archive: (digits: String, words: String) { (archivedDigits, archivedWords) }

  /// The SHA-256 digest of the rule files among the texts, as 64 hexadecimal digits.
  public static var digest: String { embeddedDigest }
}
