import Advice
import DecisionModel
import Notation
import Reports

/// `advisor sweep FILE --vary KEY=LOW..HIGH`: costs while one answer goes through a range.
enum SweepCommand {
  private static let mostSteps = 60
  private static let measures = ["total", "monthly", "per_request", "upfront"]

  static let spec = CommandSpec(
    words: ["sweep"], overview: "Show costs while one answer goes through a range.",
    discussion: [
      "Prices every technique at each step, marks what is blocked there and the cheapest of the rest, "
        + "and says where one technique becomes cheaper than another and where the destination changes. "
        + "The pairs are those that the price book compares. A crossover is the first value from which a "
        + "route costs no more in at least half of the draws; machines come one by one, so one may be "
        + "followed by others."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 0...64),
    options: [
      OptionSpec(
        name: "--vary", value: "KEY=LOW..HIGH", help: "The answer to vary, such as volume=1k..10M."),
      OptionSpec(
        name: "--steps", value: "N", fallback: "9", help: "How many values, 2 to \(mostSteps)."),
      OptionSpec(
        name: "--scale", value: "SCALE", values: ["log", "linear"],
        help: "How the values are spread; counts and rates go by log, others by linear."),
      OptionSpec(
        name: "--measure", value: "COST", values: measures, fallback: "total",
        help: "The cost to show."),
      OptionSpec(
        name: "--technique", value: "TECHNIQUE", repeats: true,
        help: "Show this technique; without it the cheapest and the destination's are shown."),
      OptionSpec(name: "--ascii", help: "Draw with plain characters; the same with TERM=dumb."),
      .json, CostCommand.tableFormat, .get, .output, .set, .noEnvironment, .allowUnknown, .packs,
      .rules, .prices, .asOf,
    ],
    examples: [
      CommandSpec.Example(
        line: "advisor sweep my.answers --vary volume=1k/month..10M/month",
        says: "from which volume a route pays"),
      CommandSpec.Example(
        line: "advisor sweep my.answers --vary input_tokens=500..20k --measure per_request",
        says: "by the length of the prompt"),
      CommandSpec.Example(
        line: "advisor sweep my.answers --vary volume=1k..1M --steps 20 --format csv",
        says: "a table for a spreadsheet"),
    ],
    members: [("sweep", "key, measure, steps with costs, crossovers, destination_changes")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    let steps = try steps(session)
    let rules = try LoadedRules.wanted(session)
    let range = try varied(session, rules)
    var shown: [TechniqueID] = []
    for name in session.invocation.options["--technique"] ?? [] {
      shown.append(try CostCommand.priced(name, rules))
    }
    let sources = try AnswerSources.gather(session, rules, expectations: false)
    var options = Advisor.Options()
    options.asOf = asOf
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
    let scale = session.invocation.value("--scale") ?? (range.isCounted ? "log" : "linear")
    let isLog = scale == "log" && range.low > .zero
    let values = values(range, steps: steps, isLog: isLog)
    let sweep = advisor.sweep(
      sources.merged.answers, range.key, through: values, grain: range.grain,
      measure: session.invocation.value("--measure") ?? "total")
    let isASCII =
      session.invocation.has("--ascii") || session.effects.environment["TERM"] == "dumb"
    let isTable = session.invocation.value(CostCommand.tableFormat) == "csv"
    let wanted = shown
    var result = CommandResult { style, width in
      isTable
        ? SweepTable.csv(sweep)
        : SweepReport(
          rules.ruleSet, style: style, width: width, isASCII: isASCII, isLog: isLog, shown: wanted
        ).render(sweep)
    }
    result.members = ["sweep": JSON(sweep, rules.ruleSet, isLog: isLog)]
    result.tool = rules.tool
    result.diagnostics = rules.diagnostics + sources.diagnostics
    result.sources = { sources.sources + rules.library.shownFiles }
    result.notes = sources.notes
    if scale == "log", !isLog {
      result.notes.append("note: a range that begins at 0 is spread evenly")
    }
    return result
  }

  private static func steps(_ session: Session) throws(CommandFailure) -> Int {
    guard let text = session.invocation.value("--steps") else { return 9 }
    guard let steps = Int(text), (2...mostSteps).contains(steps) else {
      throw .usage("C104", "`--steps \(text)` is no whole number from 2 to \(mostSteps)")
    }
    return steps
  }

  /// What is varied, and how finely.
  private struct Varied {
    var key: FactKey
    var low: Quantity
    var high: Quantity
    var isCounted: Bool

    /// Counts and rates are whole; others are told to a hundredth.
    var grain: Quantity { isCounted ? Quantity(1) : Quantity(micros: 10_000) }
  }

  private static func varied(
    _ session: Session, _ rules: LoadedRules
  ) throws(CommandFailure) -> Varied {
    guard let text = session.invocation.value("--vary") else {
      throw .usage(
        "C105", "sweep wants `--vary KEY=LOW..HIGH`",
        help: "such as `--vary volume=1k/month..10M/month`")
    }
    let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
    guard parts.count == 2 else {
      throw .usage("C104", "`--vary \(text)` gives no range", help: "write `--vary key=low..high`")
    }
    let numbers = rules.ruleSet.facts.filter { fact in
      if case .number = fact.type, fact.role == .asked { return true }
      return false
    }
    guard let fact = numbers.first(where: { $0.key.rawValue == parts[0] }),
      case .number(let dimension, let domain) = fact.type
    else {
      let keys = numbers.map(\.key.rawValue)
      throw .usage(
        "C104", "`\(parts[0])` is no key that holds a number",
        help: Suggestions.question(Suggestions.near(parts[0], among: keys))
          ?? "keys: " + keys.joined(separator: ", "))
    }
    let reading: NumberReading
    do { reading = try NumberReader.read(parts[1], as: dimension) } catch {
      throw CommandFailure(.usage, [error.diagnostic(at: .outside("--vary \(text)"))])
    }
    guard case .range(let low, let high) = reading.shape, low < high else {
      throw .usage(
        "C104", "`--vary \(text)` wants two different ends", help: "write `--vary key=low..high`")
    }
    guard domain.contains(low), domain.contains(high) else {
      throw .usage(
        "C104", "`--vary \(text)` leaves the range of `\(fact.key)`",
        help: "it lies between \(domain.low.words(dimension)) and \(domain.high.words(dimension))")
    }
    return Varied(
      key: fact.key, low: low, high: high, isCounted: [.count, .rate].contains(dimension))
  }

  /// The values, the ends exact and the others rounded to three digits.
  private static func values(_ range: Varied, steps: Int, isLog: Bool) -> [Quantity] {
    let (low, high) = (range.low.double, range.high.double)
    var values: [Quantity] = [range.low]
    for step in 1..<(steps - 1) where steps > 2 {
      let share = Double(step) / Double(steps - 1)
      let exact = isLog ? low * (high / low).raised(to: share) : low + (high - low) * share
      let unit = max(range.grain.double, 10.0.raised(to: exact.decimalLogarithm.rounded(.down) - 2))
      let value = Quantity(rounding: (exact / unit).rounded() * unit)
      if let last = values.last, last < value, value < range.high { values.append(value) }
    }
    return values + [range.high]
  }
}
