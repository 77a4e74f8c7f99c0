import DecisionModel
import Reports
import RuleAnalysis

/// Writes what `rules check` found, with the case that shows it and how it is known.
struct FindingText {
  private let library: RuleLibrary
  private let cases: CaseText

  init(_ rules: LoadedRules) {
    library = rules.library
    cases = CaseText(ruleSet: rules.ruleSet)
  }

  /// A finding as a message.
  func diagnostic(_ finding: RuleFinding) -> Diagnostic {
    var message = library.shown([finding.diagnostic])[0]
    var help = [message.help].compactMap(\.self)
    if let witness = finding.witness { help.append("such as: \(cases.inline(witness))") }
    if case .gaveUp(let count) = finding.ground {
      help.append("\(count.counted("case")) were tried beside the scenarios, which proves nothing")
    }
    message.help = help.isEmpty ? nil : help.joined(separator: "; ")
    return message
  }

  /// How many findings stand, and what searches leave open.
  func summary(_ check: RuleCheck, questions: Int, attempts: Int) -> String {
    let found = check.findings.count
    let standing = check.accepted.count
    var text = found == 0 ? "no finding" : found.counted("finding")
    if standing > 0 { text += ", \(standing) accepted where they stand" }
    let searched =
      questions == 0
      ? "; no search was made"
      : "\n\(questions) questions searched, up to \(attempts) cases each beside the scenarios; that a "
        + "search finds nothing proves nothing"
    return text + searched + "\n"
  }

  /// The findings that are accepted, with the reasons.
  func accepted(_ check: RuleCheck) -> String {
    check.accepted.map { one in
      let message = library.shown([one.finding.diagnostic])[0]
      return "\(message.span.label): accepted[\(message.code)]: \(message.message)\n"
        + "  because: \(one.because)\n"
    }.joined()
  }

  /// A finding as JSON, with the reason why it is accepted when it is.
  func json(_ finding: RuleFinding, because: String) -> JSON {
    guard case .object(var members) = json(finding) else { return .null }
    members["because"] = .string(because)
    return .object(members)
  }

  /// A finding as JSON.
  func json(_ finding: RuleFinding) -> JSON {
    let message = library.shown([finding.diagnostic])[0]
    var members: JSON.Members = [
      "code": .string(message.code), "severity": .string(message.severity.rawValue),
      "message": .string(message.message), "location": JSON(message.span),
      "related": .array(
        message.related.map { ["note": .string($0.note), "location": JSON($0.span)] }),
      "witness": finding.witness.map(cases.json) ?? .null, "attempts": .null,
    ]
    switch finding.ground {
    case .proved: members["ground"] = "proof"
    case .witnessed: members["ground"] = "witness"
    case .gaveUp(let count):
      members["ground"] = "gave_up"
      members["attempts"] = .integer(count)
    }
    return .object(members)
  }
}
