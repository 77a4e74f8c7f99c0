import Reports

/// A command line that was understood.
struct Invocation: Sendable {
  /// The command.
  var command: CommandSpec
  /// What stands after its words, in order.
  var arguments: [String] = []
  /// The values of flags by name, in order; a switch has one empty value.
  var options: [String: [String]] = [:]

  /// Whether a flag was given.
  func has(_ option: OptionSpec) -> Bool { options[option.name] != nil }

  /// Whether a flag was given, by name.
  func has(_ name: String) -> Bool { options[name] != nil }

  /// The last value of a flag.
  func value(_ option: OptionSpec) -> String? { options[option.name]?.last }

  /// The last value of a flag, by name.
  func value(_ name: String) -> String? { options[name]?.last }

  /// All values of a flag.
  func values(_ option: OptionSpec) -> [String] { options[option.name] ?? [] }

  /// The file that the result goes to; a command whose own flags include `--output` takes `--save` instead.
  var outputPath: String? {
    value("--save") ?? (command.takesDeclaredOptions ? nil : value(OptionSpec.output))
  }

  /// Whether something is made of the JSON: itself, one value of it, or a report.
  var wantsMembers: Bool {
    wantsJSON || has(OptionSpec.get) || form != nil || has(OptionSpec.stepSummary)
  }

  /// The form of report that is wanted beside text and JSON.
  var form: ReportForm? { value(OptionSpec.format).flatMap(ReportForm.init) }

  /// The command line that gives the same result, word by word: arguments first, then flags in the
  /// order of the table. Where the result goes and how it is written is left out.
  var words: [String] {
    let options = command.options.filter { !OptionSpec.delivering.contains($0.name) }
    let flags = options.flatMap { option in
      (self.options[option.name] ?? []).flatMap {
        option.value == nil ? [option.name] : [option.name, $0]
      }
    }
    return ["advisor"] + command.words + arguments + flags
  }

  /// Whether JSON is wanted.
  var wantsJSON: Bool { has(OptionSpec.json) || value(OptionSpec.format) == "json" }

  /// Whether help is wanted instead of a run.
  var wantsHelp: Bool { has("--help") }
}
