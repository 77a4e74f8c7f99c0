import Notation
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program: a command line in, text on the streams and an exit status out.
public enum Program {
  /// Runs on the real system and ends the process.
  public static func main() -> Never {
    // A reader that goes away shows as a failed write, not as a signal.
    signal(SIGPIPE, SIG_IGN)
    Effects.reserveClosedStreams()
    Heap.grows(by: 64 << 20)
    exit(run(.system()))
  }

  /// Runs with the given effects; gives the exit status.
  public static func run(_ effects: Effects) -> Int32 {
    let invocation: Invocation
    do {
      invocation = try ArgumentParser(commands: CommandTable.all).parse(effects.arguments)
    } catch {
      let session = Session(invocation: guess(effects.arguments), effects: effects)
      return Delivery(session: session).deliver(error).rawValue
    }
    let session = Session(invocation: invocation, effects: effects)
    do {
      let result = try result(of: session)
      // Nobody waits for it to be taken apart.
      effects.keep(result)
      let shown = Session(invocation: result.equivalent ?? invocation, effects: effects)
      return try Delivery(session: shown).deliver(result).rawValue
    } catch { return Delivery(session: session).deliver(error).rawValue }
  }

  private static func result(of session: Session) throws(CommandFailure) -> CommandResult {
    let command = session.invocation.command
    if command.words.isEmpty, session.invocation.has("--version"), !session.invocation.wantsHelp {
      return CommandResult("advisor \(Version.current)\n")
    }
    guard !session.invocation.wantsHelp, let run = command.run else {
      let isBare = command.words.isEmpty && !session.invocation.wantsHelp
      let declared = try command.declaredOptions?(session) ?? []
      return CommandResult { style, width in
        let page = HelpPage(style: style, width: width)
        return isBare ? page.brief : page.text(of: command, declared: declared)
      }
    }
    return try run(session)
  }

  /// What can be told of a command line that was not understood: its form and its color.
  private static func guess(_ words: [String]) -> Invocation {
    var invocation = Invocation(command: CommandTable.root)
    let flags = words.prefix { $0 != "--" }
    for flag in ["--json", "--no-color", "--quiet"] where flags.contains(flag) {
      invocation.options[flag] = [""]
    }
    for (flag, next) in zip(flags, flags.dropFirst()) where flag == "--format" && next == "json" {
      invocation.options["--json"] = [""]
    }
    if flags.contains("--format=json") { invocation.options["--json"] = [""] }
    return invocation
  }
}
