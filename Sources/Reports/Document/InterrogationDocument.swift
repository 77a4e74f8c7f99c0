public import Advice
public import DecisionModel
public import RuleAnalysis

/// Writes answers to questions about an advice as JSON.
public struct InterrogationDocument {
  private let ruleSet: RuleSet
  private let document: AdviceDocument

  /// Writes with the declarations of a rule set.
  public init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    document = AdviceDocument(ruleSet: ruleSet)
  }

  /// Why techniques came out as they did.
  public func why(
    _ advice: Advice, _ techniques: [(report: TechniqueReport, accounts: [RuleAccount])],
    _ set: ReasonSet?, _ contrast: Contrast?
  ) -> JSON {
    [
      "destination": .strings(advice.recommendation.destination.map(\.rawValue)),
      "outcome": .string(advice.recommendation.outcome.rawValue),
      "reason_set": set.map {
        [
          "keys": .strings($0.keys.map(\.rawValue)), "among": .strings($0.among.map(\.rawValue)),
          "forced": .boolean($0.isForced),
        ]
      } ?? .null,
      "techniques": .array(
        techniques.map { report, accounts in
          guard case .object(var members) = document.technique(report) else { return .null }
          members["accounts"] = .array(accounts.map(account))
          return .object(members)
        }),
      "contrast": contrast.map(self.contrast) ?? .null,
    ]
  }

  private func account(_ account: RuleAccount) -> JSON {
    [
      "rule": .string(account.rule.rawValue), "pack": .string(account.pack.rawValue),
      "effect": .string(account.effect.rawValue), "strength": .optional(account.strength?.word),
      "points": .integer(account.contribution), "state": .string(Self.state(account.truth)),
      "counts": .boolean(account.counts), "text": .string(account.text),
      "claims": .strings(account.claims.map(\.id.rawValue)),
      "open": .strings(account.open.map(\.rawValue)),
      "answers": .array(
        account.answers.map { ["key": .string($0.key.rawValue), "location": JSON($0.span)] }),
    ]
  }

  private static func state(_ truth: Truth) -> String {
    switch truth {
    case .must: "fires"
    case .may: "undecided"
    case .never: "silent"
    }
  }

  private func contrast(_ contrast: Contrast) -> JSON {
    [
      "first": .string(contrast.first.id.rawValue),
      "second": .string(contrast.second.id.rawValue),
      "ground": .string(Self.ground(contrast.ground)),
      "rows": .array(
        contrast.rows.map {
          [
            "rule": .string($0.rule.rawValue), "text": .string($0.text),
            "first": .integer($0.first), "second": .integer($0.second),
          ]
        }),
    ]
  }

  private static func ground(_ ground: Contrast.Ground) -> String {
    switch ground {
    case .blocked: "blocked"
    case .exhausted: "exhausted"
    case .differentSlots: "different_slots"
    case .both: "both"
    case .score: "score"
    case .declaredFirst: "declared_first"
    case .otherRecommended: "other_recommended"
    case .heldBack: "held_back"
    }
  }

  /// Changes of answers that lead elsewhere, those of one answer first.
  public func flips(_ flips: [Flip], _ searches: [FlipSearch]) -> JSON {
    var all = flips
    for flip in searches.flatMap(\.flips) where !all.contains(flip) { all.append(flip) }
    return .array((all.filter(\.with.isEmpty) + all.filter { !$0.with.isEmpty }).map(document.flip))
  }

  /// What leads to each of some techniques, and how far the search went.
  public func reach(_ searches: [FlipSearch]) -> JSON {
    .array(
      searches.map {
        [
          "technique": .string($0.technique.rawValue), "is_there": .boolean($0.isThere),
          "flips": .array($0.flips.map(document.flip)),
          "completed_depth": .integer($0.completedDepth),
        ]
      })
  }
}
