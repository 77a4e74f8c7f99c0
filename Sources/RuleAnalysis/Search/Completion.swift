import DecisionModel
import RuleEngine

/// Fills in open answers at random, each value as likely as the rule files say.
///
/// Nothing says how likely each name of the price book is: they are drawn evenly where proofs range over
/// all, and stay open where likelihoods count.
struct Completion {
  /// The facts that people are asked for, with what is likely of each.
  private let asked: [(key: FactKey, place: Int, likelihood: Likelihood)]
  /// The assumptions, compiled; empty for draws that never look at them.
  private var never: [CompiledCondition] = []
  /// How often a drawn case that an assumption rules out is drawn again.
  private static let attempts = 20

  /// Draws that don't look at assumptions; of the price book these names.
  init(ruleSet: RuleSet, names: [FactKey: [String]]) {
    asked = ruleSet.facts.enumerated().compactMap { place, fact in
      guard fact.role == .asked else { return nil }
      return (fact.key, place, Likelihood(fact, ruleSet, names: names[fact.key] ?? []))
    }
  }

  /// Draws that keep to the assumptions where they can.
  init(_ engine: Engine, names: [FactKey: [String]] = [:]) {
    self.init(ruleSet: engine.ruleSet, names: names)
    never = engine.ruleSet.assumptions.map { engine.compile($0.never) }
  }

  /// The facts with every open answer drawn and every range narrowed to one value.
  ///
  /// After some attempts a case that an assumption rules out is kept.
  func draw(_ facts: Facts, from random: inout SplitMix64, _ engine: Engine) -> Facts {
    var drawn = facts
    for _ in 0..<Self.attempts {
      drawn = drawOnce(facts, from: &random)
      if never.isEmpty { break }
      let reader = engine.reader(of: drawn)
      if !never.contains(where: { reader.truth(of: $0) == .must }) { break }
    }
    return drawn
  }

  /// The same without regard to assumptions: what proofs range over.
  func drawFreely(_ facts: Facts, from random: inout SplitMix64) -> Facts {
    drawOnce(facts, from: &random)
  }

  private func drawOnce(_ facts: Facts, from random: inout SplitMix64) -> Facts {
    var drawn = facts
    for (key, place, likelihood) in asked {
      switch facts[key, at: place] {
      case .known(.number(let range)) where !range.isExact:
        let number = Likelihood.between(range, &random)
        drawn[key, at: place] = .known(.number(QuantityRange(number)))
      case .unasked, .unknown:
        if let value = likelihood.draw(&random) { drawn[key, at: place] = .known(value) }
      case .known, .partly, .notApplicable: break
      }
    }
    return drawn
  }
}
