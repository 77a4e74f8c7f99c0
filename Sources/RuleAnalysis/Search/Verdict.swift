public import DecisionModel

/// What a decision comes to, with equivalent techniques as one: what proofs, draws and flips compare.
public struct Verdict: Hashable, Sendable {
  /// What kind of end it is.
  public var outcome: Destination.Outcome
  /// The techniques, in slot order; of equivalent ones the first declared.
  public var techniques: [TechniqueID]

  /// Takes equivalent techniques as one.
  public init(_ destination: Destination, in ruleSet: RuleSet) {
    self.init(
      outcome: destination.outcome, techniques: destination.techniques, in: ruleSet)
  }

  /// The same of the techniques of a destination.
  public init(outcome: Destination.Outcome, techniques: [TechniqueID], in ruleSet: RuleSet) {
    self.outcome = outcome
    var seen: Set<TechniqueID> = []
    self.techniques = techniques.map { Self.standIn(for: $0, in: ruleSet) }
      .filter { seen.insert($0).inserted }
  }

  /// The first declared of the techniques that count as the same one.
  static func standIn(for technique: TechniqueID, in ruleSet: RuleSet) -> TechniqueID {
    ruleSet.equivalents.first { $0.contains(technique) }?.first ?? technique
  }
}
