internal import DecisionModel

/// The declared names of one kind, in order, with the places of their declarations.
struct Registry {
  /// What a name stands for, as in `unknown fact`.
  let kind: String
  /// The code of an unknown name.
  let code: String
  private(set) var names: [String] = []
  private var places: [String: Span] = [:]

  init(_ kind: String, _ code: String) {
    self.kind = kind
    self.code = code
  }

  func contains(_ name: String) -> Bool { places[name] != nil }

  /// Records a declaration; a second one of the same name is reported with both places.
  @discardableResult
  mutating func declare(_ name: Name, report: Report) -> Bool {
    if let first = places[name.text] {
      report(
        Diagnostic(
          "R213", .error, "\(kind) `\(name.text)` is declared twice", at: name.span,
          related: [Diagnostic.Related(note: "first declared here", span: first)]))
      return false
    }
    places[name.text] = name.span
    names.append(name.text)
    return true
  }

  /// The diagnostic for a name that isn't declared.
  func unknown(_ name: Name, besides others: [String] = []) -> Diagnostic {
    let near = Suggestions.near(name.text, among: others + names)
    let listed = names.count <= 8 ? names.map { "`\($0)`" }.joined(separator: ", ") : ""
    let known = listed.isEmpty ? nil : "declared: \(listed)"
    return Diagnostic(
      code, .error, "unknown \(kind) `\(name.text)`", help: Suggestions.question(near) ?? known,
      at: name.span)
  }

  /// Throws when a name isn't declared.
  func check(_ name: Name) throws(Diagnostic) {
    guard contains(name.text) else { throw unknown(name) }
  }
}
