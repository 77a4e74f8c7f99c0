import DecisionModel
import Notation

/// What the shells complete: the command table, and the names of a rulebook.
struct CompletionWords: Sendable {
  /// The commands, in the order of help.
  let commands: [CommandSpec]
  /// The keys of answers with the values that can be listed.
  let keys: [(key: String, values: [String])]
  /// What `explain` knows.
  let names: [String]
  /// The techniques.
  let techniques: [String]
  /// What `estimate` works out.
  let calculators: [String]
  /// The packs of rules.
  let packs: [String]
  /// The documents that rules cite.
  let sources: [String]

  /// What stands in one place of a command line.
  enum Kind: Hashable, Sendable {
    /// Anything.
    case free
    /// A file.
    case files
    /// A folder.
    case folders
    /// One of a few words.
    case words([String])
    /// A file, or one of a few words behind it.
    case filesThen([String])
    /// An answer, `KEY=VALUE`.
    case answer
    /// A name that `explain` knows.
    case name
  }

  /// Gathers the names of a rulebook.
  init(_ rules: LoadedRules) {
    commands = CommandTable.all
    keys = rules.ruleSet.facts.filter { $0.role == .asked }.map { fact in
      (fact.key.rawValue, Self.values(of: fact, in: rules) + ["unknown"])
    }
    var seen: Set<String> = []
    names = Explanations(rules: rules).names.filter { seen.insert($0).inserted }
    techniques = rules.ruleSet.techniques.filter(\.members.isEmpty).map(\.id.rawValue)
    calculators = rules.priceBook.calculators.map(\.name)
    packs = rules.ruleSet.packs.map(\.rawValue)
    sources = rules.ruleSet.sources.map(\.id.rawValue)
  }

  /// The values of a key that can be listed; of a set, its members.
  private static func values(of fact: FactDeclaration, in rules: LoadedRules) -> [String] {
    switch fact.type {
    case .choice(let options), .set(let options): options.map(\.name.rawValue)
    case .techniques: rules.ruleSet.techniques.filter(\.members.isEmpty).map(\.id.rawValue)
    case .name(let table): rules.priceBook.entries(of: table).map(\.name)
    case .number: []
    }
  }

  /// The commands that can follow some words.
  func below(_ words: [String]) -> [CommandSpec] {
    commands.filter { $0.words.count == words.count + 1 && $0.words.starts(with: words) }
  }

  /// What stands after a flag; nil for a switch.
  func kind(of option: OptionSpec) -> Kind? {
    guard let value = option.value else { return nil }
    if !option.values.isEmpty { return .words(option.values) }
    if option.name == OptionSpec.packs.name { return .words(packs) }
    switch value {
    case "FILE": return .files
    case "DIR": return .folders
    case "KEY=VALUE", "KEY=LOW..HIGH": return .answer
    case "TECHNIQUE": return .words(techniques)
    default: return .free
    }
  }

  /// What stands after the words of a command.
  func argument(of command: CommandSpec) -> Kind {
    guard let argument = command.argument else {
      return command.run == nil ? .words(below(command.words).map { $0.words.last ?? "" }) : .free
    }
    if !argument.values.isEmpty { return .words(argument.values) }
    switch argument.name {
    case "FILE": return .files
    case "DIR", "FOLDER": return .folders
    case "PATH": return .files
    case "FILE TECHNIQUE", "FILE [TECHNIQUE]": return .filesThen(techniques)
    case "CALCULATOR": return .words(calculators)
    case "NAME": return .name
    case "SOURCE": return .words(sources)
    case "TOPIC":
      return .words(HelpTopic.listed.map(\.name) + below([]).map(\.name))
    default: return .free
    }
  }
}
