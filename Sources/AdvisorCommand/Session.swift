import DecisionModel
import Notation
import Reports

/// One run of one command: what was asked, and the way to the outside.
struct Session: Sendable {
  /// What was asked.
  let invocation: Invocation
  /// The way to the outside.
  let effects: Effects

  /// The width of text on a stream: `COLUMNS`, else the terminal, else 80.
  func width(_ stream: Effects.Stream) -> Int {
    if let columns = effects.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
      return min(max(columns, 20), 120)
    }
    let terminal = effects.isTerminal(stream) ? effects.terminalWidth(stream) : nil
    return min(max(terminal ?? 80, 20), 120)
  }

  /// How text on a stream is marked.
  func style(_ stream: Effects.Stream) -> Style { Style(isColored: isColored(stream)) }

  /// Flags first, then the variables that people agreed on, then whether it is a terminal. Empty
  /// variables count as unset.
  private func isColored(_ stream: Effects.Stream) -> Bool {
    if invocation.has("--no-color") { return false }
    switch invocation.value("--color") {
    case "always": return true
    case "never": return false
    default: break
    }
    if variable("NO_COLOR") != nil || isAccessible { return false }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = variable(name), value != "0" { return true }
    }
    if effects.environment["TERM"] == "dumb" { return false }
    return effects.isTerminal(stream)
  }

  /// Whether a screen reader is to follow, by the variable that programs have agreed on.
  var isAccessible: Bool {
    guard let wish = variable("ACCESSIBLE") else { return false }
    return wish != "0" && wish.lowercased() != "false"
  }

  private func variable(_ name: String) -> String? {
    effects.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads a file that a user named, or standard input for `-`.
  func source(_ path: String, limit: Int) throws(CommandFailure) -> SourceText {
    do {
      if path == "-" {
        return SourceText(path: "<stdin>", bytes: try effects.readInput(limit))
      }
      return SourceText(path: path, bytes: try effects.readFile(path, limit))
    } catch { throw .reading(error) }
  }
}
