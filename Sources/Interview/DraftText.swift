public import DecisionModel
public import Notation

/// A draft as a text: an answers file, with what the interview has to remember in comments on top.
///
/// Everything else that stood in the file stays: comments, expectations, keys of one's own.
public struct DraftText: Hashable, Sendable {
  /// What was read, or what begins.
  public var draft: Draft
  /// What is wrong with the text.
  public var diagnostics: [Diagnostic] = []
  /// True when the text says that it is a draft and not a finished file.
  public var isDraft = false
  /// The lines as they stood, without those of the interview.
  private var lines: [Line] = []

  /// A line with the key it answers.
  private struct Line: Hashable {
    var text: String
    var answer: Answer?
  }

  private static let mark = "# advisor-draft:"
  private static let heading =
    "# Answers given to `advisor interview`; use them with `advisor recommend`."

  /// A text that doesn't exist yet.
  public init(_ scope: Draft.Scope) {
    draft = Draft(scope: scope)
    lines = [Line(text: Self.heading)]
  }

  /// Reads a draft, or an answers file that somebody wrote.
  public init(_ source: SourceText, _ vocabulary: AnswersVocabulary) {
    let reading = AnswersReader(vocabulary, readsExpectations: false).read(source)
    let texts =
      source.lineCount == 0 ? [] : (1...source.lineCount).map { source.text(source.line($0)) }
    let marks = texts.filter { $0.hasPrefix(Self.mark) }
      .map { String($0.dropFirst(Self.mark.count)).trimmingSpaces }
    isDraft = !marks.isEmpty
    let byLine = Dictionary(reading.answers.map { ($0.span.line, $0) }) { first, _ in first }
    lines = texts.enumerated().filter { !$0.element.hasPrefix(Self.mark) }
      .map { Line(text: $0.element, answer: byLine[$0.offset + 1]) }
    let isBare = texts.allSatisfy { $0.trimmingSpaces.isEmpty || $0.hasPrefix("#") }
    // A file without an answer is a fine place to begin.
    diagnostics = reading.diagnostics.filter { !(isBare && $0.code == "A112") }
    draft = Draft(given: reading.answers)
    for mark in marks { take(mark, vocabulary.ruleSet) }
  }

  private mutating func take(_ mark: String, _ ruleSet: RuleSet) {
    let parts = mark.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
    guard let name = parts.first else { return }
    let values =
      parts.count < 2 ? [] : parts[1].split(separator: ",").map { String($0).trimmingSpaces }
    let keys = values.map { FactKey($0) }
    switch name {
    case "scope": draft.scope = values.first.flatMap(Draft.Scope.init) ?? draft.scope
    case "asked":
      let known = keys.filter { draft.answers[$0] != nil }
      draft.trail = known + draft.trail.filter { !known.contains($0) }
    case "skipped":
      draft.skipped = keys.filter { ruleSet.fact($0) != nil && draft.answers[$0] == nil }
    case "kept": draft.kept = values.map { RuleName($0) }
    case "narrows": draft.narrows = true
    case "edited": draft.wasEdited = true
    default: break
    }
  }

  /// The text with the answers of a draft, to go on from.
  public func text(of draft: Draft, in ruleSet: RuleSet) -> String {
    var marks = ["scope = \(draft.scope.rawValue)"]
    func list<Kind>(_ name: String, _ names: [Identifier<Kind>]) {
      guard !names.isEmpty else { return }
      marks.append("\(name) = " + names.map(\.rawValue).joined(separator: ", "))
    }
    list("asked", draft.trail)
    list("skipped", draft.skipped)
    list("kept", draft.kept)
    if draft.narrows { marks.append("narrows") }
    if draft.wasEdited { marks.append("edited") }
    return marks.map { "\(Self.mark) \($0)\n" }.joined() + finished(draft, in: ruleSet)
  }

  /// The text with the answers of a draft and nothing of the interview.
  public func finished(_ draft: Draft, in ruleSet: RuleSet) -> String {
    let order = Dictionary(ruleSet.facts.enumerated().map { ($1.key, $0) }) { first, _ in first }
    var lines = lines
    for answer in draft.answers(in: ruleSet) {
      let line = Line(text: "\(answer.key) = \(answer.raw)", answer: answer)
      if let place = lines.firstIndex(where: { $0.answer?.key == answer.key }) {
        // A line that says the same stays as it is written, with its comment.
        if lines[place].answer?.value != answer.value || lines[place].answer?.raw != answer.raw {
          lines[place] = line
        }
        continue
      }
      let rank = order[answer.key] ?? .max
      let before = lines.lastIndex { (($0.answer?.key).flatMap { order[$0] } ?? .max) < rank }
      lines.insert(line, at: before.map { $0 + 1 } ?? Self.start(of: lines))
    }
    return lines.map { $0.text + "\n" }.joined()
  }

  /// Where the first answer goes: above the one that stands first, comments over it included.
  private static func start(of lines: [Line]) -> Int {
    guard var place = lines.firstIndex(where: { $0.answer != nil }) else { return lines.count }
    while place > 1, lines[place - 1].text.hasPrefix("#") { place -= 1 }
    return place
  }
}
