import Interview

/// A line in which a number with its unit is written.
struct NumberField: Hashable, Sendable {
  /// What is written.
  private(set) var line: LineEditor

  /// A line with a text to start from.
  init(_ text: String = "") { line = LineEditor(text) }

  /// Takes a key.
  mutating func take(_ key: Key) -> FieldAction {
    switch key {
    case .enter:
      if line.text.hasPrefix(":") { return FieldCommand.take(&line) }
      return .event(line.text.allSatisfy { $0 == " " } ? .proceed : .answer(line.text))
    case .escape:
      guard !line.isEmpty else { return .event(.back) }
      line = LineEditor()
      return .changed
    case .left where line.isEmpty, .backTab: return .event(.back)
    case .right where line.isEmpty: return .event(.forward)
    case .tab: return .event(.skip)
    case .control("d") where line.isEmpty: return .event(.leave)
    case .control("r"): return .event(.review)
    case .character("?") where line.isEmpty: return .event(.help)
    default: return line.take(key) ? .changed : .nothing
    }
  }
}
