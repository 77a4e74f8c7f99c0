public import DecisionModel

/// Messages that GitHub Actions shows beside the lines of a pull request.
///
/// At most ten of a kind show per step, so errors come first and the rest of a kind is counted in one
/// line. The text of a command ends with its line and its properties at colons and commas, so those and
/// percent signs are escaped as the runner reads them.
public enum GitHubAnnotations {
  /// How many of a kind are written.
  static let most = 10

  /// A message and where it belongs.
  public struct Item: Hashable, Sendable {
    /// How grave it is.
    public var kind: Kind
    /// What stands above it, such as a code.
    public var title: String
    /// What it says.
    public var message: String
    /// Where it belongs; no place, or one without a line, shows beside the job.
    public var place: AdviceRecord.Place?

    /// Words a message.
    public init(_ kind: Kind, title: String, _ message: String, at place: AdviceRecord.Place? = nil)
    {
      self.kind = kind
      self.title = title
      self.message = message
      self.place = place
    }
  }

  /// How grave a message is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Something to put right.
    case error
    /// Something to know.
    case warning
    /// Something to read.
    case notice
  }

  /// The lines, errors first, each kind in the order given.
  public static func text(_ items: [Item]) -> String {
    Kind.allCases.map { kind in
      let all = items.filter { $0.kind == kind }
      // The line that counts the rest is one of the ten.
      let shown = all.count > most ? all.prefix(most - 1) : all.prefix(most)
      let rest = all.count - shown.count
      return shown.map(line).joined()
        + (rest > 0 ? "::\(kind.rawValue) title=advisor::and \(rest) more\n" : "")
    }.joined()
  }

  /// What saved advice says: why the run failed, what to put right, and where it leads.
  public static func items(of record: AdviceRecord) -> [Item] {
    let advice = record.recommendation
    let next = advice.next?.title ?? advice.nextStep
    return record.failures.map { Item(.error, title: "advisor", $0) }
      + record.diagnostics.map(Item.init)
      + record.warnings.map { Item(.warning, title: "advisor \($0.rule)", $0.text) }
      + [
        Item(
          .notice, title: "advisor",
          "\(advice.headline)\nnext: \(next)\n\(advice.confidence.words)")
      ]
  }

  /// The place of a span; nil outside any file.
  public static func place(_ span: Span) -> AdviceRecord.Place? {
    guard !span.file.isEmpty, span.line > 0 else { return nil }
    return AdviceRecord.Place(
      file: span.file, line: span.line, column: span.column, endColumn: span.endColumn)
  }

  private static func line(_ item: Item) -> String {
    var properties: [(String, String)] = []
    if let place = item.place, let number = place.line {
      properties.append(("file", place.file))
      properties.append(("line", String(number)))
      if let column = place.column { properties.append(("col", String(column))) }
      if let end = place.endColumn { properties.append(("endColumn", String(end))) }
    }
    properties.append(("title", item.title))
    let written = properties.map { "\($0)=\(property($1))" }.joined(separator: ",")
    return "::\(item.kind.rawValue) \(written)::\(data(item.message))\n"
  }

  /// The text of a message: on one line for the runner, on several for a reader.
  static func data(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { Inert.clipped(String($0), to: 2_000).replacing("%", with: "%25") }
      .joined(separator: "%0A")
  }

  static func property(_ text: String) -> String {
    Inert.clipped(text).replacing("%", with: "%25").replacing(":", with: "%3A")
      .replacing(",", with: "%2C")
  }
}

extension GitHubAnnotations.Item {
  /// A diagnostic with its way out and the lines it relates to.
  public init(_ diagnostic: Diagnostic) {
    var message = diagnostic.message
    for related in diagnostic.related { message += "\n\(related.note): \(related.span.label)" }
    if let help = diagnostic.help { message += "\nhelp: \(help)" }
    let span = diagnostic.span
    let place = GitHubAnnotations.place(span)
    let label = place == nil && !span.file.isEmpty ? "\(span.file): " : ""
    self.init(
      diagnostic.severity == .error ? .error : .warning, title: "advisor \(diagnostic.code)",
      label + message, at: place)
  }

  /// A notice of saved advice.
  public init(_ notice: AdviceRecord.Notice) {
    self.init(
      notice.severity == "error" ? .error : .warning, title: "advisor \(notice.code)",
      notice.message + (notice.help.map { "\nhelp: \($0)" } ?? ""), at: notice.place)
  }
}
