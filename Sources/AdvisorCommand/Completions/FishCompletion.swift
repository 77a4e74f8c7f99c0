/// Writes the completion of fish.
struct FishCompletion {
  let words: CompletionWords

  /// The script.
  var script: String {
    var text = """
      # fish completion of advisor; made by `advisor completions fish`
      function __advisor_at
        set -l typed (commandline -opc)
        set -l words
        for word in $typed[2..-1]
          contains -- "$words $word" \(paths); and set words "$words $word"
        end
        test "$words" = "$argv[1]"
      end
      function __advisor_answers
        set -l key (string split -m 1 = -- (commandline -ct))[1]
        switch $key

      """
    for (key, values) in words.keys {
      let answers = values.map { "\(key)=\($0)" }.joined(separator: " ")
      text += "    case \(key)\n      printf '%s\\n' \(answers)\n"
    }
    text += "    case '*'\n      printf '%s\\n' "
    text += words.keys.map { "\($0.key)=" }.joined(separator: " ") + "\n  end\nend\n"
    text +=
      "function __advisor_names\n  printf '%s\\n' \(words.names.joined(separator: " "))\nend\n"
    text += "complete -c advisor -f\n"
    for command in words.commands { text += lines(for: command) }
    return text
  }

  private var paths: String {
    words.commands.filter { !$0.words.isEmpty }.map { "' \($0.name)'" }.joined(separator: " ")
  }

  private func lines(for command: CommandSpec) -> String {
    let place = command.words.map { " " + $0 }.joined()
    let start = "complete -c advisor -n '__advisor_at \"\(place)\"'"
    var text = ""
    for other in words.below(command.words) {
      text += "\(start) -a \(other.words.last ?? "") -d '\(quoted(other.overview))'\n"
    }
    if command.argument != nil { text += start + values(words.argument(of: command)) + "\n" }
    for option in command.allOptions {
      text += "\(start) -l \(option.name.dropFirst(2))"
      if let short = option.short { text += " -s \(short.dropFirst())" }
      text += " -d '\(quoted(option.help))'"
      if let kind = words.kind(of: option) {
        text += (kind == .files ? " -r" : " -x") + values(kind)
      }
      text += "\n"
    }
    return text
  }

  private func values(_ kind: CompletionWords.Kind) -> String {
    switch kind {
    case .free: ""
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    case .filesThen(let words): " -F -a '\(words.joined(separator: " "))'"
    case .words(let words): " -a '\(words.joined(separator: " "))'"
    case .answer: " -a '(__advisor_answers)'"
    case .name: " -a '(__advisor_names)'"
    }
  }

  private func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
  }
}
