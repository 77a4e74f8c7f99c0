import Advice
import DecisionModel
import Notation
import Reports

/// `advisor what-if FILE --set KEY=VALUE`: what other answers would change.
enum WhatIfCommand {
  static let spec = CommandSpec(
    words: ["what-if"],
    overview: "Say what other answers would change, and because of which rules.",
    discussion: [
      "Compares the advice on the file as it is with that on the file with the answers of --set: "
        + "destination, next step, confidence, cost, and the rules that begin or cease to apply."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 1...64),
    options: Interrogation.options,
    examples: [
      CommandSpec.Example(
        line: "advisor what-if my.answers --set volume=60k/day", says: "six times the traffic"),
      CommandSpec.Example(
        line: "advisor what-if my.answers --set examples=5k --set ml_skill=some",
        says: "two answers at once"),
    ],
    members: [("what_if", "changed, answers, destination, next, path, confidence, cost, rules")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    guard session.invocation.has(OptionSpec.set) else {
      throw .usage(
        "C105", "`--set KEY=VALUE` is missing: what if what?",
        help: "for example `\(spec.examples[0].line)`")
    }
    let files = session.invocation.arguments
    var asIs = session.invocation
    asIs.options[OptionSpec.set.name] = nil
    let before = try Interrogation(
      Session(invocation: asIs, effects: session.effects), files: files, searches: true)
    let after = try Interrogation(session, files: files, searches: true)
    let difference = Difference(before.advice, after.advice)
    let ruleSet = after.rules.ruleSet
    return after.result("what_if", InterrogationDocument(ruleSet).difference(difference)) {
      DifferenceText(ruleSet, style: $0, width: $1).render(difference)
    }
  }
}
