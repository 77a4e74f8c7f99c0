internal import DecisionModel

/// A declaration as lines of tokens: its head and its fields, not yet understood.
struct DeclarationText {
  let source: SourceText
  let pack: PackName
  var head: TokenLine
  var fields: [FieldText] = []

  /// A field, with the `and` lines that continue its condition.
  struct FieldText {
    var line: TokenLine
    var continued: [TokenLine] = []
  }

  /// The keyword; a head without a word at its start has none.
  var keyword: String { head.tokens.first?.word ?? "" }

  /// Reads the head, from its first token.
  var headCursor: LineCursor { LineCursor(source, head) }

  /// Where the first token of the head stands.
  var span: Span { source.span(head.tokens.first?.range ?? head.end..<head.end) }

  /// The declarations of a file; an indented line without a head above is an error.
  static func split(_ source: SourceText, pack: PackName, report: Report) -> [DeclarationText] {
    var declarations: [DeclarationText] = []
    for line in LineLexer(source: source, report: report).lines() {
      guard line.isIndented else {
        declarations.append(DeclarationText(source: source, pack: pack, head: line))
        continue
      }
      guard let last = declarations.indices.last else {
        report(
          Diagnostic(
            "R108", .error, "this line belongs to no declaration",
            help: "begin declarations in the first column",
            at: source.span((line.tokens.first?.range ?? line.end..<line.end))))
        continue
      }
      if line.tokens.first?.word == "and", let field = declarations[last].fields.indices.last {
        declarations[last].fields[field].continued.append(line)
      } else {
        declarations[last].fields.append(FieldText(line: line))
      }
    }
    return declarations
  }

  /// The pack of a file: the folder it stands in, but for facts, prices and what belongs to scenarios,
  /// which are `core` like what stands in no folder.
  static func pack(of path: String) -> PackName {
    let folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if let folder = folders.first, !folder.isEmpty,
      !["facts", "prices", "scenarios"].contains(folder)
    {
      return PackName(String(folder))
    }
    return "core"
  }
}
