/// Every declaration of the rule files that were read, names checked and families expanded.
///
/// Arrays keep the order of declaration, which breaks ties.
public struct RuleSet: Hashable, Sendable {
  /// The packs that were read.
  public var packs: [PackName] = []
  /// The words for weights.
  public var strengths: [Strength] = []
  /// Sources.
  public var sources: [Source] = []
  /// Claims.
  public var claims: [Claim] = []
  /// Terms.
  public var definitions: [Definition] = []
  /// Disagreements of the sources.
  public var disagreements: [Disagreement] = []
  /// Facts: asked, derived and computed.
  public var facts: [FactDeclaration] = []
  /// Combinations that do not occur.
  public var assumptions: [Assumption] = []
  /// Slots, in the order of a destination.
  public var slots: [Slot] = []
  /// Techniques and bundles.
  public var techniques: [Technique] = []
  /// Names for several techniques.
  public var families: [Family] = []
  /// Techniques that count as one destination for proofs, confidence and flips.
  public var equivalents: [[TechniqueID]] = []
  /// Groups of which trying one exhausts all.
  public var exhaustions: [[TechniqueID]] = []
  /// What today's version says about the end; nil when the rule files don't say.
  public var history: History?
  /// Pairs that never stand together.
  public var exclusions: [Exclusion] = []
  /// Needs.
  public var needs: [Need] = []
  /// The questions that rules answer, when the files declare them.
  public var groups: [GroupName] = []
  /// Weighted evidence.
  public var rules: [Rule] = []
  /// Gates.
  public var gates: [Gate] = []
  /// Stops.
  public var stops: [Stop] = []
  /// Practices.
  public var practices: [Practice] = []
  /// Warnings.
  public var warnings: [Warning] = []
  /// Steps.
  public var steps: [Step] = []
  /// Orderings of steps.
  public var orderings: [Ordering] = []

  /// How confidence is measured; nil when the rule files don't say.
  public var confidence: ConfidenceScale?

  /// Findings of `rules check` that declarations accept.
  public var accepted: [Acceptance] = []

  /// A set without declarations.
  public init() {}

  // By index, so that only the declaration that is found is copied.

  /// The declaration of a fact.
  public func fact(_ key: FactKey) -> FactDeclaration? {
    facts.firstIndex { $0.key == key }.map { facts[$0] }
  }

  /// The declaration of a technique or bundle.
  public func technique(_ id: TechniqueID) -> Technique? {
    techniques.firstIndex { $0.id == id }.map { techniques[$0] }
  }

  /// The declaration of a step.
  public func step(_ id: StepID) -> Step? {
    steps.firstIndex { $0.id == id }.map { steps[$0] }
  }

  /// The declaration of a claim.
  public func claim(_ id: ClaimID) -> Claim? {
    claims.firstIndex { $0.id == id }.map { claims[$0] }
  }

  /// True when a gate forbids the members of a set, so that it counts in which order they come.
  public func forbidsMembers(of set: FactKey) -> Bool {
    gates.contains { gate in
      if case .forbidsEach(set, _) = gate.effect { true } else { false }
    }
  }

  /// The techniques of a slot, in declaration order.
  public func techniques(in slot: SlotID) -> [Technique] { techniques.filter { $0.slot == slot } }

  /// The technique itself, or the members when it names a family.
  public func expand(_ id: TechniqueID) -> [TechniqueID] {
    families.first { $0.id == id }?.members ?? [id]
  }
}
