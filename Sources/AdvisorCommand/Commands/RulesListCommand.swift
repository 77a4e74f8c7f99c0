import DecisionModel
import Reports

/// `advisor rules list`: every rule, gate, stop, practice, warning and step.
enum RulesListCommand {
  static let spec = CommandSpec(
    words: ["rules", "list"], overview: "List every rule, gate, stop, practice, warning and step.",
    options: [.rules, .packs, .json, CostCommand.tableFormat, .output],
    examples: [
      CommandSpec.Example(line: "advisor rules list --packs documents", says: "one pack, and core")
    ],
    members: [("rules", "`list`, each with name, kind, pack, text and claims")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let entries = RuleEntry.all(in: rules.ruleSet)
    var result = CommandResult { style, width in
      var text = ""
      for kind in RuleEntry.Kind.allCases {
        let some = entries.filter { $0.kind == kind }
        guard !some.isEmpty else { continue }
        text += style.bold("\(kind.plural) (\(some.count))") + "\n"
        for entry in some {
          let head = "  \(entry.name)" + (entry.pack == "core" ? "" : "  [\(entry.pack)]")
          text += head + "\n"
          for line in entry.text.wrapped(to: min(width, 100) - 6) where !line.isEmpty {
            text += "      " + style.dim(line) + "\n"
          }
        }
      }
      return text + "\(entries.count) in all. `advisor rules show NAME` prints one.\n"
    }
    result.members = ["rules": ["list": .array(entries.map(\.json))]]
    result.rows = entries.map(\.json)
    result.tool = rules.tool
    return result
  }
}
