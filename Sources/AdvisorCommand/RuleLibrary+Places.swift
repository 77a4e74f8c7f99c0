import DecisionModel
import Notation

extension RuleLibrary {
  /// The texts under the names that messages give them: with the folder a user named before them.
  var shownFiles: [SourceText] {
    guard isElsewhere else { return files }
    return files.map { SourceText(path: shown($0.path), bytes: $0.bytes) }
  }

  /// Diagnostics of the library's files, at the places a user can open.
  func shown(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard isElsewhere else { return diagnostics }
    return diagnostics.map { diagnostic in
      var moved = diagnostic
      moved.span.file = shown(diagnostic.span.file)
      moved.related = diagnostic.related.map { .init(note: $0.note, span: shown($0.span)) }
      return moved
    }
  }

  /// The place of a declaration, in words.
  func label(_ span: Span) -> String {
    let file = shown(span).file
    return "\(folder == nil && file == span.file ? "rules/" : "")\(file):\(span.line)"
  }

  /// A place under the name a user can open; places in other files stay as they are.
  func shown(_ span: Span) -> Span {
    var span = span
    span.file = shown(span.file)
    return span
  }

  /// True when some of it comes from folders that a user named.
  var isElsewhere: Bool { folder != nil || !addedPacks.isEmpty }

  private func shown(_ path: String) -> String {
    if let name = path.split(separator: "/").first, let place = addedPacks[String(name)],
      path.hasPrefix(name + "/")
    {
      return place + path.dropFirst(name.count)
    }
    guard let folder, !path.isEmpty, files.contains(where: { $0.path == path }) else { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }
}
