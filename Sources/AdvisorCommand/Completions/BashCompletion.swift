/// Writes the completion of bash.
struct BashCompletion {
  let words: CompletionWords

  /// The script.
  ///
  /// It splits the line itself, since bash breaks words at `=`, and gives back only what follows the
  /// last break.
  var script: String {
    var text = """
      # bash completion of advisor; made by `advisor completions bash`
      _advisor() {
        local line=${COMP_LINE:0:COMP_POINT} flag='' at='' stem='' word kind
        local -a typed=()
        read -ra typed <<<"$line"
        case $line in *[[:space:]]) typed+=('') ;; esac
        local last=$((${#typed[@]} - 1))
        local current=${typed[last]} before=${typed[last - 1]}
        COMPREPLY=()
        case $current in
          --*=*) flag=${current%%=*} stem=$flag= current=${current#*=} ;;
          *) case ' \(valueFlags) ' in *" $before "*) flag=$before ;; esac ;;
        esac
        for word in "${typed[@]:1:last-1}"; do
          case "$at $word" in
      \(commandPaths)      at="$at $word" ;;
          esac
        done
        kind=$(_advisor_kind "$at" "$flag")
        case $flag$current in -*) [ -n "$flag" ] || kind="words $(_advisor_flags "$at")" ;; esac
        case $kind in
          files | folders)
            local IFS=$'\\n'
            compopt -o filenames 2>/dev/null
            case $kind in
              files) COMPREPLY=($(compgen -f -- "$current")) ;;
              *) COMPREPLY=($(compgen -d -- "$current")) ;;
            esac
            ;;
          'then '*)
            local IFS=$'\\n'
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$current"; IFS=' '; compgen -W "${kind#then }" -- "$current"))
            ;;
          free) ;;
          answer)
            case $current in
              *=*)
                stem=$stem${current%%=*}=
                COMPREPLY=($(compgen -W "$(_advisor_values "${current%%=*}")" -- "${current#*=}"))
                ;;
              *)
                COMPREPLY=($(compgen -S = -W "$(_advisor_keys)" -- "$current"))
                compopt -o nospace 2>/dev/null
                ;;
            esac
            ;;
          *) COMPREPLY=($(compgen -W "${kind#words }" -- "$current")) ;;
        esac
        # Where bash does not break words at =, the part before it is given back too.
        case $COMP_WORDBREAKS in *=*) ;; *) COMPREPLY=("${COMPREPLY[@]/#/$stem}") ;; esac
      }

      """
    text += kinds() + flags() + list("_advisor_keys", words.keys.map(\.key)) + values()
    text += list("_advisor_names", words.names)
    return text + "complete -F _advisor advisor\n"
  }

  private var valueFlags: String {
    var flags: [String] = []
    for option in words.commands.flatMap(\.allOptions) where option.value != nil {
      for name in [option.name, option.short].compactMap(\.self) where !flags.contains(name) {
        flags.append(name)
      }
    }
    return flags.joined(separator: " ")
  }

  private var commandPaths: String {
    let paths = words.commands.filter { !$0.words.isEmpty }.map { "      ' \($0.name)'" }
    return paths.joined(separator: " | \\\n") + ")\n"
  }

  private func kinds() -> String {
    var text = "_advisor_kind() {\n  case \"$1|$2\" in\n"
    for command in words.commands {
      let place = command.words.map { " " + $0 }.joined()
      for option in command.allOptions {
        guard let kind = words.kind(of: option) else { continue }
        for name in [option.name, option.short].compactMap(\.self) {
          text += "    '\(place)|\(name)') echo \(spelled(kind)) ;;\n"
        }
      }
      text += "    '\(place)|'*) echo \(spelled(words.argument(of: command))) ;;\n"
    }
    return text + "  esac\n}\n"
  }

  private func spelled(_ kind: CompletionWords.Kind) -> String {
    switch kind {
    case .free: "free"
    case .files: "files"
    case .folders: "folders"
    case .filesThen(let words): "'then \(words.joined(separator: " "))'"
    case .words(let words): "'words \(words.joined(separator: " "))'"
    case .answer: "answer"
    case .name: "\"words $(_advisor_names)\""
    }
  }

  private func flags() -> String {
    var text = "_advisor_flags() {\n  case $1 in\n"
    for command in words.commands {
      let place = command.words.map { " " + $0 }.joined()
      let names = command.allOptions.map(\.name).joined(separator: " ")
      text += "    '\(place)') echo '\(names)' ;;\n"
    }
    return text + "  esac\n}\n"
  }

  private func list(_ name: String, _ items: [String]) -> String {
    "\(name)() {\n  echo '\(items.joined(separator: " "))'\n}\n"
  }

  private func values() -> String {
    var text = "_advisor_values() {\n  case $1 in\n"
    for (key, values) in words.keys {
      text += "    \(key)) echo '\(values.joined(separator: " "))' ;;\n"
    }
    return text + "  esac\n}\n"
  }
}
