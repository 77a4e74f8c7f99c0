public import DecisionModel

/// What became of one mutant.
public struct MutantResult: Hashable, Sendable {
  /// The mutant.
  public var mutant: Mutant
  /// The first case with an expectation that it fails; nil when none does.
  public var killedBy: String?
  /// Whether it changes some destination, and how that is known.
  public var difference = Difference.none

  init(mutant: Mutant) { self.mutant = mutant }

  /// True when some case notices it.
  public var isKilled: Bool { killedBy != nil }

  /// True when a case notices it and one ends elsewhere: no other case says more.
  var isDecided: Bool { isKilled && differs }

  /// True when it is known to change some destination.
  public var differs: Bool {
    switch difference {
    case .scenario, .found: true
    case .none, .gaveUp: false
    }
  }

  /// Whether a mutant changes some destination.
  public enum Difference: Hashable, Sendable {
    /// Not looked for.
    case none
    /// It does, in this case.
    case scenario(String)
    /// It does, in a case that was found.
    case found(MutantWitness)
    /// No case was found in so many attempts, which proves nothing.
    case gaveUp(Int)
  }
}

/// A case that would tell a mutant from the rules.
public struct MutantWitness: Hashable, Sendable {
  /// The answers, as few as will do.
  public var answers: Facts
  /// What kind of end the rules come to.
  public var outcome: Destination.Outcome
  /// Where the rules lead.
  public var destination: [TechniqueID]
  /// What kind of end the mutant comes to.
  public var otherOutcome: Destination.Outcome
  /// Where the mutant leads.
  public var otherDestination: [TechniqueID]
}

/// How many mutants there are, and how many are noticed.
public struct MutationScore: Hashable, Sendable {
  /// Mutants that are known to change some destination.
  public var counted = 0
  /// Those of them that a case notices.
  public var killed = 0
  /// Mutants of which no changed destination was found.
  public var undecided = 0

  /// Counts results of some kinds.
  public init(_ results: [MutantResult], kinds: (Mutant.Kind) -> Bool) {
    for result in results where kinds(result.mutant.kind) {
      if result.differs {
        counted += 1
        killed += result.isKilled ? 1 : 0
      } else {
        undecided += 1
      }
    }
  }

  /// Noticed mutants in whole percent, rounded down; 100 when there is none.
  public var percent: Int { counted == 0 ? 100 : killed * 100 / counted }
}
