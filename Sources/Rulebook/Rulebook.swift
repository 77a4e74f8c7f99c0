/// The text of `rules/` as it was when the program was built. Knows no grammar.
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
}
