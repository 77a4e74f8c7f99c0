/// Writes the completion of zsh.
struct ZshCompletion {
  let words: CompletionWords

  /// The script: one function, which works both from `fpath` and when it is sourced.
  var script: String {
    var text = """
      #compdef advisor
      # zsh completion of advisor; made by `advisor completions zsh`
      _advisor_answers() {
        local key=${PREFIX%%=*}
        if [[ $PREFIX != *=* ]]; then
          compadd -S = -- \(words.keys.map(\.key).joined(separator: " "))
          return
        fi
        compset -P '*='
        case $key in

      """
    for (key, values) in words.keys {
      text += "    \(key)) compadd -- \(values.joined(separator: " ")) ;;\n"
    }
    text += "  esac\n}\n"
    text += "_advisor_names() {\n  compadd -- \(words.names.joined(separator: " "))\n}\n"
    for command in words.commands { text += function(for: command) }
    return text + """
      if [[ $funcstack[1] == _advisor ]]; then
        _advisor "$@"
      else
        compdef _advisor advisor
      fi

      """
  }

  private func name(_ command: CommandSpec) -> String {
    (["_advisor"] + command.words).joined(separator: "_").replacing("-", with: "_")
  }

  private func function(for command: CommandSpec) -> String {
    var text = "\(name(command))() {\n"
    let below = words.below(command.words)
    if !below.isEmpty { text += "  local curcontext=$curcontext state\n  typeset -A opt_args\n" }
    text += "  _arguments -C -S \\\n"
    for option in command.allOptions { text += "    \(specification(option)) \\\n" }
    guard !below.isEmpty else {
      let argument = words.argument(of: command)
      return text
        + "    '*:\(quoted(command.argument?.name ?? "argument")):\(action(argument))'\n}\n"
    }
    text += "    '1: :->command' '*:: :->rest'\n"
    text += "  case $state in\n    command)\n      local -a commands=(\n"
    for other in below {
      let last = other.words.last ?? ""
      text += "        '\(last):\(quoted(other.overview))'\n"
    }
    text +=
      "      )\n      _describe command commands\n      ;;\n    rest)\n      case $words[1] in\n"
    for other in below { text += "        \(other.words.last ?? "")) \(name(other)) ;;\n" }
    return text + "      esac\n      ;;\n  esac\n}\n"
  }

  private func specification(_ option: OptionSpec) -> String {
    let says = "[\(quoted(option.help))]"
    var value = ""
    if let kind = words.kind(of: option) { value = ":\(option.value ?? ""):\(action(kind))" }
    let names = [option.short, option.name].compactMap(\.self)
    let tail = names.map { name in
      let joins = option.value != nil && name.hasPrefix("--") ? "=" : ""
      return "'\(option.repeats ? "*" : "")\(name)\(joins)\(says)\(value)'"
    }
    return tail.joined(separator: " ")
  }

  private func action(_ kind: CompletionWords.Kind) -> String {
    switch kind {
    case .free: " "
    case .files: "_files"
    case .folders: "_files -/"
    case .filesThen(let words):
      "{ _files; compadd -- \(words.joined(separator: " ")) }"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .answer: "_advisor_answers"
    case .name: "_advisor_names"
    }
  }

  /// Text as it may stand in a specification within single quotes.
  private func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("'", with: "'\\''").replacing(":", with: "\\:")
      .replacing("[", with: "\\[").replacing("]", with: "\\]").replacing("`", with: "")
  }
}
