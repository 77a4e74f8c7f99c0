import Notation

/// Reads a command line against the table of commands.
struct ArgumentParser {
  let commands: [CommandSpec]

  /// Understands the words after the program's name; without a command word the root is meant.
  func parse(_ words: [String]) throws(CommandFailure) -> Invocation {
    let (command, rest) = try command(in: words)
    var invocation = Invocation(command: command)
    var index = 0
    var onlyArguments = false
    while index < rest.count {
      let word = rest[index]
      index += 1
      if onlyArguments || word == "-" || !word.hasPrefix("-") {
        invocation.arguments.append(word)
      } else if word == "--" {
        onlyArguments = true
      } else {
        try take(word, rest, &index, into: &invocation)
      }
    }
    if !invocation.wantsHelp { try checkCount(invocation) }
    return invocation
  }

  /// The command that the first words name, and every other word in order.
  private func command(
    in words: [String]
  ) throws(CommandFailure) -> (CommandSpec, rest: [String]) {
    var names: [String] = []
    var rest: [String] = []
    var index = 0
    while index < words.count, words[index] != "--" {
      let word = words[index]
      if word.hasPrefix("-"), word != "-" {
        rest.append(word)
        if takesValue(word), index + 1 < words.count {
          index += 1
          rest.append(words[index])
        }
      } else if commands.contains(where: { $0.words.starts(with: names + [word]) }) {
        names.append(word)
      } else if let group = commands.first(where: { $0.words == names }), group.run != nil {
        break
      } else if words.contains("-h") || words.contains("--help") {
        break
      } else {
        throw unknownCommand(word, after: names)
      }
      index += 1
    }
    guard let command = commands.first(where: { $0.words == names }) else {
      throw unknownCommand("", after: names)
    }
    return (command, rest + words[index...])
  }

  /// Whether any command has a flag of that name with a value in the next word.
  private func takesValue(_ word: String) -> Bool {
    commands.contains { command in
      command.allOptions.contains { $0.value != nil && ($0.name == word || $0.short == word) }
    }
  }

  private func unknownCommand(_ word: String, after names: [String]) -> CommandFailure {
    let known = commands.filter {
      $0.words.count == names.count + 1 && $0.words.starts(with: names)
    }
    .compactMap(\.words.last)
    let prefix = (["advisor"] + names).joined(separator: " ")
    return .usage(
      "C101", "unknown command `\((names + [word]).joined(separator: " "))`",
      help: Suggestions.question(Suggestions.near(word, among: known))
        ?? "`\(prefix)` knows: \(known.joined(separator: ", "))")
  }

  private func take(
    _ word: String, _ rest: [String], _ index: inout Int, into invocation: inout Invocation
  ) throws(CommandFailure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let options = invocation.command.allOptions
    let declared =
      invocation.command.takesDeclaredOptions && name.hasPrefix("--")
      ? OptionSpec(name: name, value: "VALUE", help: "") : nil
    guard let option = options.first(where: { $0.name == name || $0.short == name }) ?? declared
    else { throw unknownOption(name, of: invocation.command) }
    var value = parts.count == 2 ? String(parts[1]) : nil
    guard let placeholder = option.value else {
      if value != nil { throw .usage("C104", "`\(name)` takes no value") }
      invocation.options[option.name] = [""]
      return
    }
    if value == nil, index < rest.count {
      value = rest[index]
      index += 1
    }
    guard let value, !value.isEmpty else {
      throw .usage(
        "C103", "`\(name)` needs a value", help: "write `\(option.name) \(placeholder)`")
    }
    if !option.values.isEmpty, !option.values.contains(value) {
      throw .usage(
        "C104", "`\(value)` is no value of `\(option.name)`",
        help: Suggestions.question(Suggestions.near(value, among: option.values))
          ?? "one of: " + option.values.joined(separator: ", "))
    }
    if !option.repeats, invocation.options[option.name] != nil {
      throw .usage("C104", "`\(option.name)` is given twice")
    }
    invocation.options[option.name, default: []].append(value)
  }

  private func unknownOption(_ name: String, of command: CommandSpec) -> CommandFailure {
    let known = command.allOptions.map(\.name)
    return .usage(
      "C102", "unknown flag `\(name)`",
      help: Suggestions.question(Suggestions.near(name, among: known)) ?? pageOfHelp(command))
  }

  private func surplus(_ word: String, of command: CommandSpec) -> CommandFailure {
    let takesAnswers = command.allOptions.contains { $0.name == "--answers" }
    return .usage(
      "C106", "unexpected argument `\(word)`",
      help: takesAnswers
        ? "a file of answers is given as `--answers \(word)`" : pageOfHelp(command))
  }

  private func pageOfHelp(_ command: CommandSpec) -> String {
    "see `" + (["advisor"] + command.words + ["--help"]).joined(separator: " ") + "`"
  }

  private func checkCount(_ invocation: Invocation) throws(CommandFailure) {
    let count = invocation.arguments.count
    guard let argument = invocation.command.argument else {
      if let extra = invocation.arguments.first {
        throw surplus(extra, of: invocation.command)
      }
      return
    }
    if count < argument.count.lowerBound {
      let example = invocation.command.examples.first.map { "for example `\($0.line)`" }
      throw .usage("C105", "`\(argument.name)` is missing", help: example)
    }
    if count > argument.count.upperBound {
      throw surplus(
        invocation.arguments[argument.count.upperBound], of: invocation.command)
    }
  }
}
