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

  /// The two texts of an archive.
  public typealias Archived = (digits: String, words: String)

  /// The declarations of all packs but those of prices, as they were read when the program was built, so
  /// that no text of a rule is read at start.
  public static var rules: Archived { (archivedRuleDigits, archivedRuleWords) }

  /// The same of prices.
  public static var prices: Archived { (archivedPriceDigits, archivedPriceWords) }

  /// The SHA-256 digest of the rule files among the texts, as 64 hexadecimal digits.
  public static var digest: String { embeddedDigest }
}
