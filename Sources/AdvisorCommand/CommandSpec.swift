import Reports

/// A command as the one table holds it: the parser, the help and the completions all read this.
struct CommandSpec: Sendable {
  /// Its words, such as `rules`, `list`.
  var words: [String]
  /// What it does, in a sentence.
  var overview: String
  /// More about it, one paragraph each.
  var discussion: [String] = []
  /// What stands after its words.
  var argument: Argument?
  /// Its flags, without those that every command takes.
  var options: [OptionSpec] = []
  /// The flags that the rule files declare beside these, each with a value; nil where they declare none.
  var declaredOptions: (@Sendable (Session) throws(CommandFailure) -> [OptionGroup])?
  /// Whole command lines with what they do.
  var examples: [Example] = []
  /// The members it adds to the JSON envelope.
  var members: [(name: String, says: String)] = []
  /// Does it; nil for a word that only groups others.
  var run: (@Sendable (Session) throws(CommandFailure) -> CommandResult)?

  /// Its words with blanks between them.
  var name: String { words.joined(separator: " ") }

  /// Whether the rule files declare more flags.
  var takesDeclaredOptions: Bool { declaredOptions != nil }

  /// Flags under a heading, with what they are.
  struct OptionGroup: Sendable {
    /// What takes them.
    var name: String
    /// What that does.
    var says: String
    /// The flags.
    var rows: [(name: String, says: String)]
  }

  /// Every flag it takes.
  var allOptions: [OptionSpec] { options + OptionSpec.common }

  /// The arguments of a command.
  struct Argument: Sendable {
    /// The name in usage lines, such as `FILE`.
    var name: String
    /// What it is.
    var help: String
    /// How many there may be.
    var count: ClosedRange<Int>
    /// The words it may be, when they are few.
    var values: [String] = []
  }

  /// A command line with what it does.
  struct Example: Sendable {
    /// The line.
    var line: String
    /// What it does.
    var says: String
  }
}

/// A flag of a command.
struct OptionSpec: Sendable {
  /// Its name, such as `--json`.
  var name: String
  /// A short name, such as `-q`.
  var short: String?
  /// What stands after it, such as `FILE`; nil for a switch.
  var value: String?
  /// The values it takes, when they are few.
  var values: [String] = []
  /// The value it has when it is left out.
  var fallback: String?
  /// Whether it may be given more than once.
  var repeats = false
  /// What it does.
  var help: String

  /// The flags that every command takes.
  static let common: [OptionSpec] = [
    OptionSpec(
      name: "--color", value: "WHEN", values: ["auto", "always", "never"], fallback: "auto",
      help: "Color the output."),
    OptionSpec(name: "--no-color", help: "The same as --color never."),
    OptionSpec(name: "--quiet", short: "-q", help: "Print errors only, beside the result."),
    OptionSpec(name: "--help", short: "-h", help: "Show this help."),
  ]

  static let json = OptionSpec(name: "--json", help: "Print JSON; the same as --format json.")
  static let format = OptionSpec(
    name: "--format", short: "-f", value: "FORMAT", values: ["text", "json"], fallback: "text",
    help: "The form of the output.")
  /// Every form that advice is written in.
  static let reportFormat = OptionSpec(
    name: "--format", short: "-f", value: "FORMAT",
    values: ["text", "json"] + ReportForm.allCases.map(\.rawValue), fallback: "text",
    help: "The form of the output.")
  /// The forms of a command that finds mistakes in files.
  static let checkFormat = OptionSpec(
    name: "--format", short: "-f", value: "FORMAT", values: ["text", "json", "github"],
    fallback: "text", help: "The form of the output; github writes annotations for a job.")
  static let stepSummary = OptionSpec(
    name: "--step-summary",
    help: "Append the advice as Markdown to the file that GITHUB_STEP_SUMMARY names.")
  static let tag = OptionSpec(
    name: "--tag", value: "NAME", fallback: "default",
    help: "Mark the Markdown, so that a job finds its own comment again.")
  static let output = OptionSpec(
    name: "--output", short: "-o", value: "FILE", help: "Write the result to a file; - is stdout.")
  static let get = OptionSpec(
    name: "--get", value: "PATH",
    help: "Print one value of the JSON, such as recommendation.destination.")
  /// The flags that say where a result goes and how it is written.
  static let delivering: Set<String> = [
    json.name, format.name, output.name, get.name, stepSummary.name, tag.name,
  ]
  static let packs = OptionSpec(
    name: "--packs", value: "NAMES",
    help: "Use only these packs of rules, and core; a folder of rules is a pack too.")
  static let rules = OptionSpec(
    name: "--rules", value: "DIR", help: "Use the rules in a folder, not the built-in ones.")
  static let prices = OptionSpec(
    name: "--prices", value: "FILE", repeats: true,
    help: "Lay a file of prices over the price book.")
  static let asOf = OptionSpec(
    name: "--as-of", value: "DATE", help: "Take the prices of a day, such as 2026-11-21.")
  static let set = OptionSpec(
    name: "--set", value: "KEY=VALUE", repeats: true, help: "Give one answer; stronger than files.")
  static let noEnvironment = OptionSpec(
    name: "--no-env", help: "Ignore ADVISOR_ANSWER_... variables and advisor/config.")
  static let allowUnknown = OptionSpec(
    name: "--allow-unknown", help: "Warn of unknown keys instead of refusing them.")
}
