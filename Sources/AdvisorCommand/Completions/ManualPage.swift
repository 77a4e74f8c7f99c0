/// Writes the manual page in mdoc, from the same table as parser and help.
struct ManualPage {
  let words: CompletionWords
  /// The day the rules and prices were put in order, as mdoc writes days.
  let date: String

  /// The page.
  var text: String {
    var text = ".Dd \(date)\n.Dt ADVISOR 1\n.Os\n.Sh NAME\n.Nm advisor\n"
    text += ".Nd recommend how to adapt a language model to a use case\n"
    text += ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar argument ...\n"
    text += ".Sh DESCRIPTION\n" + prose(CommandTable.root.overview)
    for part in CommandTable.root.discussion { text += ".Pp\n" + prose(part) }
    text += ".Pp\nThe commands are as follows.\n"
    for command in words.commands where command.run != nil && !command.words.isEmpty {
      text += section(command)
    }
    text += ".Ss Flags of the program and of every command\n"
    text += list(CommandTable.root.options + OptionSpec.common)
    for topic in HelpTopic.all where topic.name == "environment" {
      text += ".Sh ENVIRONMENT\n" + page(topic)
    }
    for topic in HelpTopic.all where topic.name == "exit-codes" {
      text += ".Sh EXIT STATUS\n" + page(topic)
    }
    text += ".Sh EXAMPLES\n"
    let examples = words.commands.flatMap(\.examples)
    for (place, example) in examples.enumerated() {
      let says = example.says.prefix(1).uppercased() + example.says.dropFirst()
      text += (place > 0 ? ".Pp\n" : "") + prose(says + ":")
      text += ".Dl \(escaped(example.line))\n"
    }
    return text
  }

  private func section(_ command: CommandSpec) -> String {
    var text = ".Ss advisor \(command.name)\n" + prose(command.overview)
    for part in command.discussion { text += ".Pp\n" + prose(part) }
    if let argument = command.argument {
      text += ".Bl -tag -width Ds\n.It Ar \(escaped(argument.name))\n" + prose(argument.help)
      text += ".El\n"
    }
    return text + list(command.options)
  }

  private func list(_ options: [OptionSpec]) -> String {
    guard !options.isEmpty else { return "" }
    var text = ".Bl -tag -width Ds\n"
    for option in options {
      let names = [option.short, option.name].compactMap(\.self).map {
        "Fl \(escaped(String($0.dropFirst())))"
      }
      text += ".It " + names.joined(separator: " , ")
      text += option.value.map { " Ar \(escaped($0))" } ?? ""
      text += "\n" + prose(HelpPage.says(option))
    }
    return text + ".El\n"
  }

  private func page(_ topic: HelpTopic) -> String {
    topic.parts.map { part in
      switch part {
      case .prose(let text): ".Pp\n" + prose(text)
      case .table(let rows):
        ".Bl -tag -width Ds\n"
          + rows.map { ".It \(escaped($0.name))\n" + prose($0.says) }.joined() + ".El\n"
      }
    }.joined()
  }

  /// Running text, a line for each sentence so that none ends within a line.
  private func prose(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.utf8.count + word.utf8.count > 70, !line.isEmpty {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
      if word.hasSuffix(".") || word.hasSuffix(":") || word.hasSuffix(";") {
        lines.append(line)
        line = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { escaped($0) + "\n" }.joined()
  }

  private func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
