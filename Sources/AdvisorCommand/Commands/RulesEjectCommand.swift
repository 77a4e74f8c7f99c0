import Notation
import Reports

/// `advisor rules eject DIR`: the built-in rules as files, to read or to change.
enum RulesEjectCommand {
  static let spec = CommandSpec(
    words: ["rules", "eject"], overview: "Write the built-in rules into a folder.",
    discussion: [
      "Change the files and decide by them with `--rules DIR`. A folder that already holds rule "
        + "files is left alone, unless --force is given."
    ],
    argument: CommandSpec.Argument(
      name: "DIR", help: "The folder; it is made when it is missing.", count: 1...1),
    options: [
      OptionSpec(name: "--force", help: "Write over files that are there."), .json, .format,
    ],
    examples: [
      CommandSpec.Example(line: "advisor rules eject my-rules", says: "write a copy to change"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --rules my-rules", says: "decide by it"),
    ],
    members: [("rules", "`eject`: the folder and the files written")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let library = try RuleLibrary.embedded()
    let folder = session.invocation.arguments[0]
    if !session.invocation.has("--force") { try refuseFull(folder, session.effects) }
    do {
      for file in library.files {
        let path = folder + "/" + file.path
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        try session.effects.makeFolder(parent.joined(separator: "/"))
        try session.effects.replaceFile(path, file.bytes)
      }
    } catch { throw .writing(error) }
    var result = CommandResult(
      "\(library.files.count) files written to \(folder). "
        + "Decide by them with --rules \(folder)\n")
    result.members = [
      "rules": [
        "eject": ["folder": .string(folder), "files": .strings(library.files.map(\.path))]
      ]
    ]
    return result
  }

  private static func refuseFull(_ folder: String, _ effects: Effects) throws(CommandFailure) {
    let files: [String]
    do { files = try effects.filesBelow(folder) } catch {
      if case .missing = error { return }
      throw .writing(error)
    }
    guard let first = files.first(where: { $0.hasSuffix(".rules") || $0.hasSuffix(".answers") })
    else { return }
    throw CommandFailure(
      .broken, "C203", "`\(folder)` already holds `\(first)`",
      help: "name another folder, or write over it with --force")
  }
}
