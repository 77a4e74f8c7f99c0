import Reports

/// Writes the help of commands from the table, wrapped to a width.
struct HelpPage {
  let style: Style
  let width: Int

  private var prose: Int { min(width, 100) }

  /// What a bare `advisor` prints.
  var brief: String {
    var text = paragraph(CommandTable.root.overview)
    text += heading("USAGE") + line("advisor COMMAND [ARGUMENTS]", indent: 2)
    text += heading("EXAMPLES")
    for example in CommandTable.root.examples { text += line(example.line, indent: 2) }
    text += heading("COMMANDS")
    for row in CommandTable.top.map(\.name).joined(separator: " ").wrapped(to: min(width, 100) - 2)
    {
      text += line(row, indent: 2)
    }
    text += "\n"
    text += paragraph(
      "`advisor help` says what each does, `advisor help COMMAND` says more, and `advisor help topics` "
        + "lists pages.")
    return text
  }

  /// Declared flags under their heading.
  func section(_ group: CommandSpec.OptionGroup) -> String {
    style.bold(group.name) + "\n" + paragraph(group.says) + table(group.rows)
  }

  /// The whole help of a command, with the flags that the rule files declare for it.
  func text(of command: CommandSpec, declared: [CommandSpec.OptionGroup] = []) -> String {
    var text = "OVERVIEW: " + command.overview
    text = paragraph(text)
    for part in command.discussion { text += "\n" + paragraph(part) }
    text += heading("USAGE") + line(usage(command), indent: 2)
    if !command.examples.isEmpty {
      text += heading("EXAMPLES")
      for example in command.examples {
        text += line("# " + example.says, indent: 2) + line(example.line, indent: 2)
      }
    }
    if let argument = command.argument {
      text += heading("ARGUMENTS") + table([("<\(argument.name)>", argument.help)])
    }
    let below = CommandTable.all.filter {
      $0.words.count == command.words.count + 1 && $0.words.starts(with: command.words)
    }
    if !below.isEmpty {
      text += heading("SUBCOMMANDS") + table(below.map { ($0.words.last ?? "", $0.overview) })
    }
    text += heading("OPTIONS") + table(command.allOptions.map { (spelling($0), Self.says($0)) })
    for group in declared {
      text += heading("OPTIONS OF " + group.name) + paragraph(group.says) + table(group.rows)
    }
    if !command.members.isEmpty {
      text += heading("JSON MEMBERS") + table(command.members.map { ($0.name, $0.says) })
    }
    if command.words.isEmpty {
      text += heading("HELP TOPICS") + table(HelpTopic.listed)
    }
    return text
  }

  private func usage(_ command: CommandSpec) -> String {
    var words = ["advisor"] + command.words
    if command.run == nil { words.append("COMMAND") }
    if let argument = command.argument {
      let dots = argument.count.upperBound > 1 ? " ..." : ""
      let name = "<\(argument.name)>\(dots)"
      words.append(argument.count.lowerBound == 0 ? "[\(name)]" : name)
    }
    words += command.options.map { option in
      let value = option.value.map { " \($0)" } ?? ""
      return "[\(option.name)\(value)]" + (option.repeats ? "..." : "")
    }
    return words.joined(separator: " ")
  }

  private func spelling(_ option: OptionSpec) -> String {
    let short = option.short.map { "\($0), " } ?? ""
    return short + option.name + (option.value.map { " <\($0)>" } ?? "")
  }

  /// The help with the values in brackets, as `(values: text, json; default: text)`.
  static func says(_ option: OptionSpec) -> String {
    var notes: [String] = []
    if !option.values.isEmpty { notes.append("values: " + option.values.joined(separator: ", ")) }
    if let fallback = option.fallback { notes.append("default: \(fallback)") }
    return option.help + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }

  private func heading(_ text: String) -> String { "\n" + style.bold(text) + "\n" }

  /// Prose wrapped to the width.
  func paragraph(_ text: String) -> String {
    text.wrapped(to: prose).joined(separator: "\n") + "\n"
  }

  private func line(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.wrapped(to: width - indent, indent: 4).map { broken($0, to: width - indent) }
      .map { margin + $0 + "\n" }.joined()
  }

  /// A word that no line holds is cut where the line ends.
  private func broken(_ text: String, to width: Int) -> String {
    guard text.cellWidth > width else { return text }
    return String(text.prefix(width)) + "\n    " + broken(String(text.dropFirst(width)), to: width)
  }

  /// Names in a column, what they mean beside it; below it where the width is small.
  func table(_ rows: [(name: String, says: String)]) -> String {
    let longest = rows.map(\.name.cellWidth).max() ?? 0
    let column = min(longest, 26) + 4
    let isNarrow = width < 60
    var text = ""
    for row in rows {
      let room = isNarrow ? prose - 6 : prose - column
      let lines = row.says.wrapped(to: room)
      if isNarrow || row.name.cellWidth + 4 > column {
        text += line(row.name, indent: 2)
        let margin = String(repeating: " ", count: isNarrow ? 6 : column)
        text += lines.map { margin + $0 + "\n" }.joined()
      } else {
        for (index, says) in lines.enumerated() {
          let name = index == 0 ? "  " + row.name : ""
          text += name.padded(to: column) + says + "\n"
        }
      }
    }
    return text
  }
}
