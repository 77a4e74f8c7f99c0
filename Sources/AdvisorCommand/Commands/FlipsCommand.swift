import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor flips FILE [TECHNIQUE]`: the smallest changes that lead elsewhere.
enum FlipsCommand {
  static let spec = CommandSpec(
    words: ["flips"], overview: "Find the smallest changes of answers that lead elsewhere.",
    discussion: [
      "For each answer the nearest other value that changes the destination, and for each technique the "
        + "fewest answers, up to three, that lead to it. Each is run through the rules again before it is "
        + "printed. A search that is given up says so."
    ],
    argument: CommandSpec.Argument(
      name: "FILE [TECHNIQUE]", help: "An answers file, and one technique to get to.", count: 1...2),
    options: [
      OptionSpec(
        name: "--depth", value: "N", values: ["1", "2", "3"], fallback: "3",
        help: "How many answers may change at once.")
    ] + Interrogation.options,
    examples: [
      CommandSpec.Example(line: "advisor flips my.answers", says: "what would change it"),
      CommandSpec.Example(line: "advisor flips my.answers lora", says: "what would lead to LoRA"),
    ],
    members: [
      ("flips", "every change that was found, those of one answer first"),
      ("reach", "for each technique the flips that lead to it, and how far the search went"),
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let arguments = session.invocation.arguments
    let depth = session.invocation.value("--depth").flatMap { Int($0) } ?? 3
    let asked = try Interrogation(session, files: [arguments[0]])
    let analysis = asked.advisor.analysis
    let facts = asked.facts
    var found: [Flip] = []
    let searches: [FlipSearch]
    if let name = arguments.dropFirst().first {
      searches = [analysis.flips(facts, to: try asked.technique(name), depth: depth)]
    } else {
      let destination = asked.advice.recommendation.destination
      let ruleSet = asked.rules.ruleSet
      // Of techniques that count as one, the first stands for all.
      let targets = ruleSet.techniques.filter(\.members.isEmpty).map(\.id).filter { id in
        !destination.contains(id)
          && !ruleSet.equivalents.contains { $0.contains(id) && $0.first != id }
      }
      (found, searches) = analysis.flips(facts, to: targets, depth: depth)
    }
    let ruleSet = asked.rules.ruleSet
    let advice = asked.advice
    let single = found
    let document = InterrogationDocument(ruleSet)
    var result = asked.result("flips", document.flips(single, searches)) { style, width in
      FlipsText(ruleSet, style: style, width: width).render(advice, single, searches)
    }
    result.members["reach"] = document.reach(searches)
    return result
  }
}
