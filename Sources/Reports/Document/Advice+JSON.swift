public import Advice
import CostModel
public import DecisionModel
import RuleAnalysis

extension Advice {
  /// The members that `recommend` adds to the envelope; what the destination costs at other volumes can be
  /// put in by `adding(_:)`. The costs, the greater part, are given to `workers` beside all others.
  public func members(_ ruleSet: RuleSet, on workers: any Workers = InTurn()) -> JSON.Members {
    let document = AdviceDocument(ruleSet: ruleSet)
    let (costs, others) = workers.both(
      { cost.map { document.cost($0) } ?? .null }, { costless(document) })
    return others.adding(["cost": costs])
  }

  /// All members but the costs.
  private func costless(_ document: AdviceDocument) -> JSON.Members {
    let ruleSet = document.ruleSet
    return [
      "answers": .array(answers.map(document.answer)),
      "recommendation": document.recommendation(recommendation, isProvisional: isProvisional),
      "techniques": .array(techniques.map(document.technique)),
      "disagreements": .array(disagreements.map(document.disagreement)),
      "warnings": .array(warnings.map(document.note)),
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
}
