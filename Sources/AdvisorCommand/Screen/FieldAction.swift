import Interview

/// What a key means to the place where a person is.
enum FieldAction: Hashable, Sendable {
  /// Nothing at all.
  case nothing
  /// The field looks another way.
  case changed
  /// The interview is told.
  case event(Interview.Event)
  /// Words for the person, such as that there is no such command.
  case note(String)
}

/// What begins with a colon is a command in every field, and can never be mistaken for an answer.
enum FieldCommand {
  /// The commands, in the order they are listed in.
  static let all: [(name: String, event: Interview.Event)] = [
    ("back", .back), ("skip", .skip), ("unknown", .unknown), ("help", .help), ("why", .why),
    ("review", .review), ("finish", .finish), ("save", .leave), ("quit", .leave),
  ]

  /// What the command in a line asks for; one that is obeyed is taken out of it.
  static func take(_ line: inout LineEditor) -> FieldAction {
    let action = action(line.text)
    if case .event = action { line = LineEditor() }
    return action
  }

  /// What a text that begins with a colon asks for.
  static func action(_ text: String) -> FieldAction {
    let name = text.dropFirst().lowercased()
    let begun = all.filter { $0.name.hasPrefix(name) }
    if let found = all.first(where: { $0.name == name }) { return .event(found.event) }
    if !name.isEmpty, begun.count == 1 { return .event(begun[0].event) }
    return .note("commands: " + all.map { ":" + $0.name }.joined(separator: " "))
  }
}
