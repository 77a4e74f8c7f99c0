import Notation
import Reports

/// The `advisor recommend` line that gives what an interview gives.
struct RecommendLine {
  /// The line, understood.
  let invocation: Invocation
  /// The line, as one would type it.
  let text: String

  /// The line for the answers in a file, with those flags of the interview that bear on the advice.
  init(_ session: Session, path: String) {
    var invocation = Invocation(command: RecommendCommand.spec)
    var words = ["advisor", "recommend", path.quotedForShell]
    invocation.arguments = [path]
    for option in [OptionSpec.format, .json, .get, .rules, .packs, .prices, .asOf] {
      guard let values = session.invocation.options[option.name] else { continue }
      invocation.options[option.name] = values
      words += values.flatMap {
        option.value == nil ? [option.name] : [option.name, $0.quotedForShell]
      }
    }
    // Variables were taken into the file already.
    let hasVariables = session.effects.environment.keys.contains {
      $0.hasPrefix("ADVISOR_ANSWER_")
    }
    if hasVariables || session.invocation.has(OptionSpec.noEnvironment) {
      invocation.options[OptionSpec.noEnvironment.name] = [""]
      words.append(OptionSpec.noEnvironment.name)
    }
    text = words.joined(separator: " ")
    // Where it goes and how it is marked is no part of what it says.
    for name in ["--output", "--color", "--no-color", "--quiet"] {
      invocation.options[name] = session.invocation.options[name]
    }
    if session.isPlain { invocation.options["--no-color"] = [""] }
    self.invocation = invocation
  }
}

extension Session {
  /// Whether plain lines are wanted: by a flag, for a screen reader, or by the terminal.
  var isPlain: Bool {
    if invocation.has("--plain") { return true }
    if isAccessible { return true }
    let terminal = effects.environment["TERM"] ?? ""
    return terminal.isEmpty || terminal == "dumb"
  }
}
