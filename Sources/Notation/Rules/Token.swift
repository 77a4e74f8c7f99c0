internal import DecisionModel

/// The smallest piece of a line that means something.
struct Token: Hashable, Sendable {
  /// What it is.
  var kind: Kind
  /// Its bytes in the source; of a text on several lines those of the first one.
  var range: Range<Int>

  enum Kind: Hashable, Sendable {
    /// A name or a keyword.
    case word(String)
    /// A quoted text, its escapes resolved.
    case text(String)
    /// Something that begins like a number; it is read when the dimension is known.
    case number
    /// `,`, `=`, `<=`, `/` and the like.
    case mark(String)
  }

  var word: String? {
    if case .word(let word) = kind { return word }
    return nil
  }

  func isMark(_ mark: String) -> Bool {
    if case .mark(let own) = kind { return own == mark }
    return false
  }
}

/// A line of a rule file with its tokens; lines that continue a text are part of it.
struct TokenLine: Hashable, Sendable {
  var tokens: [Token]
  /// True when it belongs to a declaration above.
  var isIndented: Bool
  /// Where the first line ends, for what is missing at its end.
  var end: Int
}
