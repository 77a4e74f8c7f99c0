/// Every command, in the order help lists them.
enum CommandTable {
  /// The program itself.
  static let root = CommandSpec(
    words: [],
    overview: "Say how to adapt a language model to a use case, with reasons and costs.",
    discussion: [
      "Answers about a use case go in; a destination, an ordered path to it, its cost and the "
        + "reasons come out, each traced to a rule, a document and the answer it rests on."
    ],
    options: [OptionSpec(name: "--version", help: "Print the version.")],
    examples: [
      CommandSpec.Example(line: "advisor interview", says: "be asked, and get the advice"),
      CommandSpec.Example(line: "advisor recommend my.answers", says: "ask for advice"),
    ])

  /// The root and every command below it.
  static let all: [CommandSpec] = [
    root,
    InterviewCommand.spec,
    RecommendCommand.spec,
    CostCommand.spec,
    SweepCommand.spec,
    WhyCommand.spec,
    WhyCommand.notSpec,
    FlipsCommand.spec,
    WhatIfCommand.spec,
    CompareCommand.spec,
    BatchCommand.spec,
    RenderCommand.spec,
    CheckCommand.spec,
    TemplateCommand.spec,
    ExplainCommand.spec,
    EstimateCommand.spec,
    PricesCommand.spec,
    PricesListCommand.spec,
    PricesShowCommand.spec,
    PricesCheckCommand.spec,
    PricesImportCommand.spec,
    RulesCommand.spec,
    RulesListCommand.spec,
    RulesShowCommand.spec,
    RulesCheckCommand.spec,
    RulesTestCommand.spec,
    RulesMutantsCommand.spec,
    RulesCoverageCommand.spec,
    RulesSuggestCommand.spec,
    RulesDiffCommand.spec,
    RulesEjectCommand.spec,
    SourcesCommand.spec,
    SchemaCommand.spec,
    CompletionsCommand.spec,
    ManCommand.spec,
    HelpCommand.spec,
  ]

  /// The commands of one word.
  static var top: [CommandSpec] { all.filter { $0.words.count == 1 } }
}
