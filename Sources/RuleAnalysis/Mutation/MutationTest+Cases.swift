public import DecisionModel
public import RuleEngine

extension MutationTest {
  /// Cases that are decided by the same rules and prices.
  public struct Group: Sendable {
    /// The compiled rules.
    public var engine: Engine
    /// Adds computed facts to prepared ones.
    public var recompute: @Sendable (Facts) -> Facts
    /// The cases.
    public var cases: [Case]
    /// The same cases as the rules see them.
    let present: [Present]

    /// What the rules see in a case, and where it ends now.
    struct Present: Sendable {
      var reading: CaseReading
      var ending: Ending
    }

    /// Groups cases.
    public init(
      _ engine: Engine, cases: [Case], recompute: @escaping @Sendable (Facts) -> Facts
    ) {
      self.engine = engine
      self.cases = cases
      self.recompute = recompute
      var decision = engine.makeDecision()
      present = cases.map { one in
        var reading = engine.makeReading()
        engine.read(engine.compile(one.facts), into: &reading)
        engine.end(reading, into: &decision)
        return Present(reading: reading, ending: Ending(decision))
      }
    }
  }

  /// A case with expectations.
  public struct Case: Sendable {
    /// Its name.
    public var name: String
    /// Its facts, completed.
    public var facts: Facts
    /// The declarations whose firing it expects something of.
    public var watches: Set<RuleName>
    /// True when it expects something of steps, gates or practices.
    public var looksAtPath: Bool
    /// True when an end fails an expectation of where the case ends that is met now.
    public var failsAt: @Sendable (Destination.Outcome, [TechniqueID]) -> Bool
    /// True when a mutant's rules, given the facts they complete, fail an expectation that is met now.
    /// Expectations that the named declaration itself fires or not are left out. It takes much longer
    /// than `failsAt`, and says the same where that says true.
    public var fails: @Sendable (Engine, Facts, RuleName?) -> Bool

    /// Describes a case.
    public init(
      name: String, facts: Facts, watches: Set<RuleName>, looksAtPath: Bool,
      failsAt: @escaping @Sendable (Destination.Outcome, [TechniqueID]) -> Bool,
      fails: @escaping @Sendable (Engine, Facts, RuleName?) -> Bool
    ) {
      self.name = name
      self.facts = facts
      self.watches = watches
      self.looksAtPath = looksAtPath
      self.failsAt = failsAt
      self.fails = fails
    }

    /// Whether a mutant can fail an expectation here that `failsAt` doesn't see.
    func looksBeyondEnd(for mutant: Mutant) -> Bool {
      if looksAtPath { return true }
      // What differs in a derived fact may show anywhere; any other change of a condition shows in the
      // firing of its own declaration only.
      return mutant.owner.kind == .derived
        ? !watches.isEmpty : watches.contains(RuleName(mutant.owner.name))
    }
  }
}
