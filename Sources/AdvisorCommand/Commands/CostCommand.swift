import Advice
import CostModel
import DecisionModel
import Notation
import Reports

/// `advisor cost FILE`: the cost side of the advice, taken apart.
enum CostCommand {
  static let technique = OptionSpec(
    name: "--technique", value: "TECHNIQUE",
    help: "Show the bill of one technique with its formulas.")
  static let tableFormat = OptionSpec(
    name: "--format", short: "-f", value: "FORMAT", values: ["text", "json", "csv"],
    fallback: "text", help: "The form of the output.")

  static let spec = CommandSpec(
    words: ["cost"], overview: "Price a use case: the bill, what moves it, and what pays back.",
    discussion: [
      "Reads answers as `advisor recommend` does and prints costs only, for the destination and for "
        + "every technique. Any number can be followed down to its formula, its source and date, and "
        + "the answer it rests on. Where an answer is missing the cost is not known, and it is said "
        + "which answer it wants.",
      "Low, likely and high are the tenth, fiftieth and ninetieth of a hundred draws. A break-even is "
        + "the least volume from which a route stays cheaper over the horizon, up to what it can carry.",
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 0...64),
    options: [
      technique,
      OptionSpec(
        name: "--full",
        help: "Show every number: formula, value, basis, source, date and the answer's place."),
      .json, tableFormat, .get, .output, .set, .noEnvironment, .allowUnknown, .packs, .rules,
      .prices, .asOf,
    ],
    examples: [
      CommandSpec.Example(line: "advisor cost my.answers", says: "the bill of the destination"),
      CommandSpec.Example(
        line: "advisor cost my.answers --technique lora --full",
        says: "every number behind one bill"),
      CommandSpec.Example(
        line: "advisor cost my.answers --set volume=1M/month", says: "with one other answer"),
      CommandSpec.Example(
        line: "advisor cost my.answers --format csv", says: "a table for a spreadsheet"),
    ],
    members: [
      ("cost", "as in `recommend`, with subject, change and contributors"),
      ("answers", "each value with its origin and place"),
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    let technique = try session.invocation.value(Self.technique)
      .map { (name) throws(CommandFailure) in try priced(name, rules) }
    let sources = try AnswerSources.gather(session, rules, expectations: false)
    var options = Advisor.Options()
    options.asOf = asOf
    options.looks = .bounds
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
    let advice = advisor.advise(sources.merged.answers)
    let contributions =
      technique.map { advisor.estimator.contributions(to: $0, for: advice.facts) }
      ?? advisor.estimator.contributions(to: advice.recommendation.destination, for: advice.facts)
    let isTable = session.invocation.value(tableFormat) == "csv"
    let isFull = session.invocation.has("--full")
    var result = CommandResult { style, width in
      if isTable, let cost = advice.cost {
        return CostTable.csv(cost, technique: technique?.rawValue)
      }
      return CostReport(
        rules.ruleSet, style: style, width: width, isFull: isFull, technique: technique
      ).render(advice, contributions)
    }
    result.members = advice.costMembers(rules.ruleSet, contributions, technique: technique)
    result.tool = rules.tool
    result.diagnostics =
      rules.diagnostics + sources.diagnostics + AdviceDiagnostics.all(of: advice, rules)
    result.sources = { sources.sources + rules.library.shownFiles }
    result.notes = sources.notes
    result.status = advice.isProvisional ? .provisional : .ok
    return result
  }

  /// A technique that the price book has a recipe for.
  static func priced(
    _ name: String, _ rules: LoadedRules
  ) throws(CommandFailure) -> TechniqueID {
    let id = TechniqueID(name)
    if rules.priceBook.recipe(id) != nil { return id }
    if let because = rules.ruleSet.technique(id)?.noCostBecause {
      throw .usage("C109", "`\(name)` has no price: \(because)")
    }
    let known = rules.ruleSet.techniques.map(\.id).filter { rules.priceBook.recipe($0) != nil }
      .map(\.rawValue)
    throw .usage(
      "C109", "`\(name)` is no technique with a price",
      help: Suggestions.question(Suggestions.near(name, among: known))
        ?? "techniques: " + known.joined(separator: ", "))
  }
}
