import Reports

/// A page of help that belongs to no single command.
struct HelpTopic: Sendable {
  /// Its name, as `advisor help` takes it.
  var name: String
  /// What it is about.
  var title: String
  /// What it says, in order.
  var parts: [Part]

  /// A piece of a page.
  enum Part: Sendable {
    /// Running text.
    case prose(String)
    /// Names with what they mean.
    case table([(name: String, says: String)])
  }

  /// The page.
  func page(_ style: Style, _ width: Int) -> String {
    let page = HelpPage(style: style, width: width)
    let texts = parts.map { part in
      switch part {
      case .prose(let text): page.paragraph(text)
      case .table(let rows): page.table(rows)
      }
    }
    return style.bold(title) + "\n\n" + texts.joined(separator: "\n")
  }

  /// Every page, in the order of lists.
  static let all: [HelpTopic] = [exitCodes, environment, answersFile, json, accessibility, rules]

  /// The names of all pages with what they are about.
  static let listed: [(name: String, says: String)] = all.map { ($0.name, $0.title) }

  private static let exitCodes = HelpTopic(
    name: "exit-codes", title: "What the exit status means",
    parts: [
      .table(
        ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) } + [
          ("129", "hung up"), ("130", "interrupted"), ("143", "terminated"),
        ]),
      .prose(
        "A report is printed with 0, 3 and 4; with 1, 2 and 64 there is none. With --json standard "
          + "output holds one JSON document in every case."),
    ])

  private static let environment = HelpTopic(
    name: "environment", title: "Variables that are read",
    parts: [
      .table([
        (
          "ADVISOR_ANSWER_KEY",
          "an answer, such as ADVISOR_ANSWER_VOLUME=10k/day; stronger than files, weaker "
            + "than --set; --no-env ignores them, a name that is no key is an error"
        ),
        (
          "XDG_CONFIG_HOME",
          "where advisor/config is, else HOME/.config: a file of answers that hold for you whatever "
            + "the use case, such as hourly_rate; weaker than files, ignored with --no-env"
        ),
        ("GITHUB_STEP_SUMMARY", "the file that --step-summary appends to"),
        ("COLUMNS", "the width of text; else that of the terminal, else 80"),
        ("NO_COLOR", "no color, when not empty"),
        (
          "CLICOLOR_FORCE",
          "color even into a pipe, when neither empty nor 0; FORCE_COLOR is the same"
        ),
        ("TERM", "dumb: no color, and an interview in plain lines"),
        (
          "LC_ALL",
          "with LC_CTYPE and LANG: whether the screen of an interview may show signs beyond ASCII"
        ),
        ("ACCESSIBLE", "an interview in plain lines, when neither empty, 0 nor false"),
        (
          "XDG_STATE_HOME",
          "where an interview keeps its draft, in the folder advisor; else HOME/.local/state"
        ),
      ]),
      .prose(
        "Flags are stronger than all of these. No advice depends on anything else: no locale, no clock. "
          + "An answer goes by the first of --set, the variable, the files (the last of several) and "
          + "advisor/config; `advisor check FILE --show-origin` says which."
      ),
    ])

  private static let json = HelpTopic(
    name: "json", title: "The JSON on standard output",
    parts: [
      .prose(
        "With --json every command prints exactly one document, on failure too. Members are sorted, "
          + "numbers are in base units, money is in US dollars, and equal input gives equal bytes."),
      .table([
        ("format_version", "1.0; a minor version adds members, a major one breaks readers"),
        ("command", "the command"),
        ("status", "ok, provisional or error; on error the result members are null"),
        ("exit_code", "the exit status"),
        ("tool", "the program, its version, the rules with their digest, the date of prices"),
        ("diagnostics", "what to put right: code, severity, message, help, location"),
      ]),
      .prose(
        "`advisor help recommend` lists the members of the advice, `advisor schema output` prints the "
          + "JSON Schema, and --get PATH prints a single value. A saved document is written in any other form by "
          + "`advisor render FILE --format markdown`, and `advisor recommend --baseline FILE` says what "
          + "moved since."),
    ])

  private static let accessibility = HelpTopic(
    name: "accessibility", title: "For screen readers and plain terminals",
    parts: [
      .prose(
        "All output is lines of text, printed once and never repainted, but for `advisor interview` in a "
          + "terminal; with --plain, or a variable ACCESSIBLE=1, that is lines as well, with all it can "
          + "do. Each color stands beside a word or a sign that says the same, so --no-color (or "
          + "NO_COLOR=1) loses nothing."),
      .prose(
        "Text wraps at the width of the terminal, and at 100 columns at most; COLUMNS=40 makes it "
          + "narrower. --json gives the same content as data."),
    ])

  private static let rules = HelpTopic(
    name: "rules", title: "Rules as data",
    parts: [
      .prose(
        "Every threshold, weight, price and sentence of advice stands in text files, which are inside "
          + "the program. `advisor rules eject DIR` writes them out, --rules DIR decides by a changed "
          + "copy, `advisor rules check --rules DIR` says what is wrong with it, and `advisor rules test "
          + "--rules DIR` runs its scenarios."),
      .prose(
        "`advisor rules list` names them all, `advisor rules show NAME` prints one as it is written, and "
          + "`advisor sources` shows the documents they rest on."),
    ])
}
