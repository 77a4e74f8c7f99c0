import Advice
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// `advisor recommend FILE`: the advice.
enum RecommendCommand {
  static let spec = CommandSpec(
    words: ["recommend"], overview: "Recommend how to adapt a language model to a use case.",
    discussion: [
      "Reads answers from files, from ADVISOR_ANSWER_... variables and from --set, each stronger "
        + "than the last; of several files the later one counts. - is standard input."
    ],
    argument: CommandSpec.Argument(name: "FILE", help: "Answers files.", count: 0...64),
    options: [
      .json, .reportFormat, .stepSummary, .tag, .get, .output, .set, .noEnvironment, .allowUnknown,
      .packs, .rules, .prices,
      .asOf,
      OptionSpec(name: "--strict", help: "Exit 3 while open answers can change the destination."),
      OptionSpec(
        name: "--fail-on", value: "CONDITION", repeats: true,
        help: "Exit 4 when it holds: " + FailCondition.forms.joined(separator: ", ") + "."),
      OptionSpec(
        name: "--baseline", value: "FILE",
        help: "Say what moved since this result of recommend --json."),
    ],
    examples: [
      CommandSpec.Example(line: "advisor recommend my.answers", says: "the advice as text"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --set volume=60k/day", says: "with one other answer"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --get recommendation.destination",
        says: "one value, for scripts"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --format markdown --baseline old.json",
        says: "a comment for a pull request"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --format html -o report.html",
        says: "a page to send around"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --fail-on 'cost>500'", says: "a limit, for CI"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --baseline old.json --fail-on destination-changed",
        says: "what moved since, for CI"),
    ],
    members: [
      ("recommendation", "headline, outcome, destination, next, path, confidence"),
      ("techniques", "verdict, score and reasons of each technique"),
      ("cost", "up-front, monthly, per request, total; lines with formulas; break-even"),
      ("answers", "each value with its origin and place"),
      ("unanswered", "open keys and what they can change"),
      ("flips", "answers that would change the destination"),
      ("warnings", "mistakes to avoid"),
      ("disagreements", "where the documents differ, and what was applied"),
      ("unused", "keys that do not apply to this use case"),
      ("conflicts", "answers that hardly occur together"),
      ("baseline", "what moved since the result of --baseline; null without"),
      ("sources", "the documents that are cited"),
      ("equivalents", "techniques that count as one destination"),
      ("command_line", "the command that gives this again, word by word"),
      ("failures", "why --strict or --fail-on failed the run"),
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    var gates: [FailCondition] = []
    for text in session.invocation.options["--fail-on"] ?? [] {
      gates.append(try FailCondition.read(text))
    }
    if let gate = gates.first(where: \.wantsBaseline), !session.invocation.has("--baseline") {
      throw .usage(
        "C105", "`--fail-on \(gate.name)` wants advice to compare with",
        help: "name a saved result of `advisor recommend --json` with `--baseline FILE`")
    }
    let asOf = try day(session)
    try StepSummary.check(session)
    let baseline = try Baseline.wanted(session)
    let rules = try LoadedRules.wanted(session)
    var options = Advisor.Options()
    options.asOf = asOf
    if !session.invocation.wantsMembers { options.bills = .totals }
    let member = decidedMember(session.invocation)
    if member != nil { options.looks = .nowhere }
    let (advisor, gathered) = AllCores().both(
      { [options] in
        Advisor(rules.ruleSet, rules.priceBook, options: options, on: AllCores())
      },
      {
        Result { () throws(CommandFailure) in
          try AnswerSources.gather(session, rules, expectations: false)
        }
      })
    session.effects.keep(advisor)
    let sources = try gathered.get()
    let advice = advice(advisor, sources.merged.answers, member)
    var result = result(
      advice, rules, sources, since: baseline, gates: gates,
      isStrict: session.invocation.has("--strict"))
    // What the destination costs at other volumes is shown in no text.
    let (members, curve) = AllCores().both(
      { advice.members(rules.ruleSet, on: AllCores()) },
      { [wantsCurve = session.invocation.wantsMembers] in
        wantsCurve ? advisor.volumeCurve(advice) : nil
      })
    result.members = members.adding(curve).adding([
      "baseline": baseline?.json(advice, rules) ?? .null,
      "command_line": .strings(session.invocation.words),
      "failures": .strings(result.reasons),
    ])
    return result
  }

  /// The members of the recommendation that rest on the decision alone: not on bills, and not on what other
  /// answers would change.
  private static let decided: [Substring] = [
    "headline", "outcome", "destination", "roles", "next",
  ]

  /// Which of them is wanted, and nothing else.
  private static func decidedMember(_ invocation: Invocation) -> Substring? {
    let others = ["--strict", "--fail-on", "--baseline", OptionSpec.stepSummary.name]
    guard let path = invocation.value(OptionSpec.get), !others.contains(where: invocation.has)
    else { return nil }
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    return names.count > 1 && names[0] == "recommendation"
      ? decided.first { $0 == names[1] } : nil
  }

  /// What to say of some answers, or one member of that. Bills are wanted all the same where an answer names
  /// an entry of the price book, since it may have been priced with another one.
  private static func advice(
    _ advisor: Advisor, _ answers: [Answer], _ member: Substring?
  ) -> Advice {
    guard let member else { return advisor.advise(answers) }
    let namesEntry = answers.contains { if case .name? = $0.value { true } else { false } }
    return namesEntry
      ? advisor.looking(.everywhere).advise(answers)
      : advisor.decision(answers, saysNext: member == "next")
  }

  /// The day of `--as-of`.
  static func day(_ session: Session) throws(CommandFailure) -> Day? {
    guard let text = session.invocation.value(OptionSpec.asOf) else { return nil }
    guard let day = Day(text) else {
      throw .usage(
        "C104", "`\(text)` is no day", help: "write a day as `2026-11-21`, a month as `2026-11`")
    }
    return day
  }

  private static func result(
    _ advice: Advice, _ rules: LoadedRules, _ sources: AnswerSources, since baseline: Baseline?,
    gates: [FailCondition], isStrict: Bool
  ) -> CommandResult {
    var result = CommandResult("")
    result.isAdvice = true
    result.tool = rules.tool
    result.diagnostics =
      rules.diagnostics + sources.diagnostics + AdviceDiagnostics.all(of: advice, rules)
    result.sources = { sources.sources + rules.sources }
    result.notes = sources.notes
    result.status = advice.isProvisional ? .provisional : .ok
    let reasons = gates.compactMap {
      $0.reason(
        advice, since: baseline?.difference(to: advice), diagnostics: result.diagnostics)
    }
    if isStrict, advice.isProvisional {
      result.code = .undecided
      let shown = advice.unanswered.filter { $0.ground == .witness }
      let keys = (shown.isEmpty ? advice.unanswered.filter { $0.ground == .gaveUp } : shown).map {
        "`\($0.key)`"
      }
      let verb = shown.isEmpty ? "may" : "can"
      result.reasons.append(
        "too few answers to decide: " + keys.prefix(8).joined(separator: ", ")
          + (keys.count > 8 ? " and \(keys.count - 8) more" : "")
          + " \(verb) change the destination")
    } else if !reasons.isEmpty {
      result.code = .failed
    }
    result.reasons += reasons.map { "failed on: \($0)" }
    return result
  }
}
