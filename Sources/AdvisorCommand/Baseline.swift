import Advice
import DecisionModel
import Notation
import Reports

/// Advice that was saved earlier with `recommend --json`, to hold new advice against.
struct Baseline: Sendable {
  /// The file as the user named it.
  var path: String
  /// What was advised.
  var summary: AdviceSummary
  /// The digest of the rules it was made with.
  var rules: String?
  /// The date of its prices.
  var pricesAsOf: String?

  /// Reads the file of `--baseline`, when one is named.
  static func wanted(_ session: Session) throws(CommandFailure) -> Baseline? {
    guard let path = session.invocation.value("--baseline") else { return nil }
    let (source, document) = try SavedAdvice.read(path, session)
    do throws(SavedAdviceFault) {
      return Baseline(
        path: source.path, summary: try AdviceSummary(document),
        rules: document.value(at: "tool.rules.sha256")?.raw,
        pricesAsOf: document.value(at: "tool.prices_as_of")?.raw)
    } catch { throw SavedAdvice.failure(error, source) }
  }

  /// What moved since.
  func difference(to advice: Advice) -> AdviceDifference {
    AdviceDifference(from: summary, to: advice.summary)
  }

  /// Whether other rules were used, and prices of another date.
  func dataMoves(_ tool: Envelope.Tool) -> (rules: Bool, prices: Bool) {
    (rules != tool.sha256, (pricesAsOf ?? "") != (tool.pricesAsOf ?? ""))
  }

  /// The member of the JSON.
  func json(_ advice: Advice, _ rules: LoadedRules) -> JSON {
    let tool = rules.tool.tool()
    return JSON(difference(to: advice), rules.ruleSet).adding([
      "file": .string(path),
      "rules": ["changed": .boolean(dataMoves(tool).rules)],
      "prices": [
        "changed": .boolean(dataMoves(tool).prices), "from": .optional(pricesAsOf),
        "to": .optional(tool.pricesAsOf),
      ],
    ])
  }
}
