public import DecisionModel
internal import RuleEngine

/// Where a case ends, as masks: what mutants and rulebooks are compared by.
public struct Ending: Hashable, Sendable {
  /// What kind of end it is.
  public var outcome: Destination.Outcome
  /// The techniques of the destination, one bit each in order of declaration.
  public var techniques: UInt64
  /// What else an expectation can see without a path: techniques that are forbidden or exhausted.
  var barred: [UInt64]
  /// The stop that acted, or -1.
  var stop: Int

  init(_ decision: Decision) {
    outcome = decision.outcome
    techniques = decision.techniques
    barred = [decision.forbidden, decision.exhausted]
    stop = decision.stop
  }

  /// True when both lead to the same destination.
  func leads(to other: Ending) -> Bool {
    outcome == other.outcome && techniques == other.techniques
  }
}

extension Engine {
  /// Where a case ends.
  func ending(_ facts: CompiledFacts, _ decision: inout Decision) -> Ending {
    decide(facts, into: &decision)
    return Ending(decision)
  }

  /// The techniques of a mask in the order of a destination.
  func techniques(_ mask: UInt64) -> [TechniqueID] {
    let rules = ruleSet
    return rules.slots.flatMap { slot in
      rules.techniques.indices.filter {
        rules.techniques[$0].slot == slot.id && mask >> UInt64($0) & 1 == 1
      }
    }.map { rules.techniques[$0].id }
  }
}
