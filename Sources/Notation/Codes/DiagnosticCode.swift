/// What a diagnostic's code means: the page that `advisor explain A101` prints.
public struct DiagnosticCode: Hashable, Sendable {
  /// The code, such as `A101`.
  public var code: String
  /// What it is about, in a few words.
  public var title: String
  /// Why it is refused, in a sentence or two.
  public var explanation: String
  /// A text that draws it.
  public var example: String
  /// The same text put right.
  public var fix: String

  /// Explains a code.
  public init(
    _ code: String, _ title: String, _ explanation: String, example: String, fix: String
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.example = example
    self.fix = fix
  }

  /// Every code, in order.
  public static let all: [DiagnosticCode] =
    (answers + values + encoding + grammar + names + checks + prices + priceChecks).sorted {
      $0.code < $1.code
    }

  /// The page of a code; case does not matter.
  public static func find(_ code: String) -> DiagnosticCode? {
    let wanted = code.uppercased()
    return all.first { $0.code == wanted }
  }
}
