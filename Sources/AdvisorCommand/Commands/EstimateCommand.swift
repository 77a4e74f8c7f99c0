import CostModel
import DecisionModel
import Notation
import Reports

/// `advisor estimate NAME`: one calculation by itself, with the formulas of the price book.
enum EstimateCommand {
  static let spec = CommandSpec(
    words: ["estimate"],
    overview: "Work out one thing: memory, training, serving, an API, retrieval.",
    discussion: [
      "The calculators and their flags stand in the rule files (rules/prices/calculators.rules); "
        + "`advisor estimate --help` lists the flags of each calculator, `advisor estimate memory --help` "
        + "those of one, and a result lists every number that it rests on.",
      "A number may be a range, 2..4 or 2..3..8, and may have a unit, 8B, 128k, 5/s, $2.69/h. A model that "
        + "is not in the price book is described by --parameters, --layers and so on.",
    ],
    argument: CommandSpec.Argument(
      name: "CALCULATOR", help: "memory, training, serving, api or rag; none for a list.",
      count: 0...1),
    options: [
      .json, .format, .get,
      OptionSpec(
        name: "--save", short: "-o", value: "FILE",
        help: "Write the result to a file; - is stdout."),
      .rules, .prices, .asOf,
    ],
    declaredOptions: { session throws(CommandFailure) in try declaredOptions(session) },
    examples: [
      CommandSpec.Example(
        line: "advisor estimate memory --model llama3.1-8b --method qlora --sequence 2048",
        says: "whether it fits a card"),
      CommandSpec.Example(
        line: "advisor estimate training --model llama3.1-8b --method lora --examples 2000 "
          + "--tokens 500 --epochs 3",
        says: "hours and money of one run"),
      CommandSpec.Example(
        line: "advisor estimate serving --model llama3.1-8b --gpu L4 --input 1000 --output 300 "
          + "--rate 0.5/s",
        says: "throughput, latency, price of a million tokens"),
    ],
    members: [("estimate", "an amount for each quantity, lines with formulas, assumptions")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let asOf = try RecommendCommand.day(session)
    let rules = try LoadedRules.wanted(session)
    let book = rules.priceBook
    guard let name = session.invocation.arguments.first else {
      try refuseOptions(session)
      return list(rules)
    }
    let calculator = try calculator(name, in: book)
    let asked = try CalculatorSettings(calculator, book, rules.ruleSet, on: asOf ?? book.asOf)
      .read(session.invocation, tool: rules.tool)
    let calculation: Calculation
    do {
      calculation = try Calculation(
        calculator, asking: asked.all, given: asked.given, in: book, rules.ruleSet, asOf: asOf)
    } catch { throw failure(error, rules) }
    try check(calculation, rules)
    var result = CommandResult { CalculationText(style: $0, width: $1).render(calculation) }
    result.members = ["estimate": JSON(calculation)]
    result.tool = rules.tool
    result.diagnostics = rules.diagnostics
    return result
  }

  private static func calculator(
    _ name: String, in book: PriceBook
  ) throws(CommandFailure) -> PriceBook.Calculator {
    if let calculator = book.calculator(name) { return calculator }
    let names = book.calculators.map(\.name)
    throw .usage(
      "C107", "there is no calculator `\(name)`",
      help: Suggestions.question(Suggestions.near(name, among: names))
        ?? "calculators: " + names.joined(separator: ", "))
  }

  /// The flags of the calculator that is named, or of each.
  private static func declaredOptions(
    _ session: Session
  ) throws(CommandFailure) -> [CommandSpec.OptionGroup] {
    let rules = try LoadedRules.wanted(session)
    var calculators = rules.priceBook.calculators
    if let name = session.invocation.arguments.first {
      calculators = [try calculator(name, in: rules.priceBook)]
    }
    return calculators.map { group($0, rules) }
  }

  private static func group(
    _ calculator: PriceBook.Calculator, _ rules: LoadedRules
  ) -> CommandSpec.OptionGroup {
    CommandSpec.OptionGroup(
      name: calculator.name, says: calculator.says,
      rows: calculator.options.map { option in
        ("--" + option.name, CalculatorSettings.says(option, rules.priceBook, rules.ruleSet))
      })
  }

  /// The calculators, when none is named.
  private static func list(_ rules: LoadedRules) -> CommandResult {
    let calculators = rules.priceBook.calculators
    var result = CommandResult { style, width in
      let page = HelpPage(style: style, width: width)
      return calculators.map { page.section(group($0, rules)) }.joined(separator: "\n")
    }
    result.members = [
      "estimate": [
        "calculators": .array(
          calculators.map {
            [
              "name": .string($0.name), "says": .string($0.says),
              "options": .strings($0.options.map { "--" + $0.name }),
            ]
          })
      ]
    ]
    result.tool = rules.tool
    return result
  }

  private static func refuseOptions(_ session: Session) throws(CommandFailure) {
    let known = Set(spec.allOptions.map(\.name))
    for name in session.invocation.options.keys.sorted() where !known.contains(name) {
      throw .usage(
        "C102", "unknown flag `\(name)`", help: "name a calculator first: `advisor estimate memory`"
      )
    }
  }

  private static func failure(_ fault: CalculationFault, _ rules: LoadedRules) -> CommandFailure {
    let diagnostic: Diagnostic
    switch fault {
    case .unknownEntry(let option, let name, let table):
      let names = rules.priceBook.entries(of: table).map(\.name)
      diagnostic = Diagnostic(
        "C122", .error, "`--\(option)`: the price book has no `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: names))
          ?? "`advisor prices list \(table)` lists them", at: .outside("--\(option)"))
    case .halfDescribed(let option, let missing):
      diagnostic = Diagnostic(
        "C123", .error,
        "half of the entry for `--\(option)` is described; "
          + missing.map { "`--\($0)`" }.joined(separator: ", ") + " missing",
        help: "describe all of it, or name one of the price book with `--\(option)`",
        at: .outside("--\(option)"))
    }
    return CommandFailure(.invalid, [diagnostic])
  }

  /// What cannot be worked out, or not be written as a number, is an error and never a zero.
  private static func check(
    _ calculation: Calculation, _ rules: LoadedRules
  ) throws(CommandFailure) {
    var diagnostics: [Diagnostic] = []
    for (name, _, value) in calculation.amounts {
      if value.amount.map({ $0.most == .largest || $0.likely == .largest }) ?? false {
        diagnostics.append(
          Diagnostic(
            "C124", .error, "`\(name)` is too large to be written", help: "ask for less",
            at: .outside(calculation.calculator.name)))
      } else if let amount = value.amount, amount.low < .zero {
        diagnostics.append(
          Diagnostic(
            "C124", .error, "`\(name)` comes out below zero", help: "look at what was asked for",
            at: .outside(calculation.calculator.name)))
      } else if value.amount == nil {
        let wanted = value.wants.map { "`\($0)`" }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "C124", .error, "`\(name)` cannot be worked out from these numbers",
            help: wanted.isEmpty
              ? "`advisor estimate` lists the flags of `\(calculation.calculator.name)`"
              : "it wants \(wanted)", at: .outside(calculation.calculator.name)))
      }
    }
    if !diagnostics.isEmpty {
      throw CommandFailure(.invalid, diagnostics)
    }
  }
}
