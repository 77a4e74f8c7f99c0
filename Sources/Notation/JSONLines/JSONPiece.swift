/// A part of a JSON line with the place where it stands.
struct JSONPiece {
  /// What it is.
  var kind: Kind
  /// Its bytes, quotes included.
  var range: Range<Int>

  /// The kinds of values, those within objects left out.
  enum Kind {
    /// A text; `isLiteral` when it holds no escape, so that its bytes stand in the line as they are.
    case string(String, isLiteral: Bool)
    /// A number, as written.
    case number(String)
    case flag(Bool)
    case null
    case list([JSONPiece])
    /// An object, which is no answer.
    case object
  }

  /// True for everything but lists and objects.
  var isScalar: Bool {
    switch kind {
    case .list, .object: false
    case .string, .number, .flag, .null: true
    }
  }
}

/// Why a line is no JSON object.
struct JSONLineFault: Error {
  var message: String
  var help: String?
  var range: Range<Int>
}
