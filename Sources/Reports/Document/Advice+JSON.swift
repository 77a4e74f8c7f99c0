public import Advice
import CostModel
public import DecisionModel
import RuleAnalysis

extension Advice {
  /// The members that `recommend` adds to the envelope; what the destination costs at other volumes can be
  /// put in by `adding(_:)`.
  public func members(_ ruleSet: RuleSet) -> [String: JSON] {
    let document = AdviceDocument(ruleSet: ruleSet)
    return [
      "answers": .array(answers.map(document.answer)),
      "recommendation": document.recommendation(recommendation, isProvisional: isProvisional),
      "techniques": .array(techniques.map(document.technique)),
      "disagreements": .array(disagreements.map(document.disagreement)),
      "warnings": .array(warnings.map(document.note)),
      "cost": cost.map { document.cost($0) } ?? .null,
      "flips": .array(flips.map(document.flip)),
      "unanswered": .array(unanswered.map(document.openKey)),
      "unused": .strings(unused.map(\.rawValue)),
      "conflicts": .array(conflicts.map(document.conflict)),
      "baseline": .null,
      "sources": .array(cited(ruleSet).map(document.source)),
      "equivalents": .array(ruleSet.equivalents.map { .strings($0.map(\.rawValue)) }),
      "command_line": .null,
      "failures": [],
    ]
  }

  /// The documents that its statements rest on, by name.
  private func cited(_ ruleSet: RuleSet) -> [Source] {
    let notes =
      warnings + recommendation.path.flatMap(\.practices)
      + [recommendation.stoppedBy].compactMap(\.self)
    let claims = techniques.flatMap(\.reasons).flatMap(\.claims) + notes.flatMap(\.claims)
    let names = Set(claims.map(\.source))
    return ruleSet.sources.filter { names.contains($0.id) }
      .sorted { $0.id.rawValue.utf8.lexicographicallyPrecedes($1.id.rawValue.utf8) }
  }

  /// The members of `recommend`, all null: what an error leaves of them.
  public static let nullMembers: [String: JSON] = Dictionary(
    uniqueKeysWithValues: [
      "answers", "recommendation", "techniques", "disagreements", "warnings", "cost", "flips",
      "unanswered", "unused", "conflicts", "baseline", "sources", "equivalents", "command_line",
      "failures",
    ].map { ($0, JSON.null) })
}
