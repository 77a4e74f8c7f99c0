import DecisionModel
import RuleEngine

/// Looks for two completions that differ in one open answer and end differently.
struct WitnessSearch {
  private let analysis: Analysis
  private let open: [FactDeclaration]
  private var bases: [Trials] = []
  /// What was found.
  private(set) var witnesses: [FactKey: Witness] = [:]
  /// Runs so far that the cost model had a part in.
  private var costRuns = 0

  /// `elsewhere` is a completion that ends elsewhere than the advice as it stands, when one is known.
  init(_ trials: Trials, _ open: [FactDeclaration], elsewhere: Facts?) {
    analysis = trials.analysis
    self.open = open
    let completion = Completion(ruleSet: analysis.ruleSet, names: analysis.names)
    var random = SplitMix64(seed: analysis.ruleSet.confidence?.seed ?? 0)
    bases = [elsewhere].compactMap { $0.map(trials.of) }
    for _ in 0..<analysis.limits.bases {
      bases.append(trials.of(completion.drawFreely(trials.facts, from: &random)))
    }
  }

  /// Looks at every pair of completions at hand, and then at every key of some for itself.
  mutating func run(_ keys: Set<FactKey>) {
    for first in bases.indices {
      for second in bases.indices.dropFirst(first + 1)
      where bases[first].present != bases[second].present {
        walk(from: first, to: second)
      }
    }
    for fact in open where keys.contains(fact.key) && witnesses[fact.key] == nil {
      look(at: fact)
    }
  }

  /// Changes one answer after the other until one completion has become another: where the end changes
  /// on the way, the answer before it is a witness.
  private mutating func walk(from first: Int, to second: Int) {
    var now = bases[first].facts
    var ending = bases[first].present
    for fact in open {
      guard costRuns < analysis.limits.witnessRuns else { return }
      let before = now[fact.key]
      let after = bases[second].facts[fact.key]
      guard before != after else { continue }
      now[fact.key] = after
      costRuns += 1
      let next = bases[first].ending(of: now)
      if next != ending, witnesses[fact.key] == nil, let one = before.value, let other = after.value
      {
        record(fact.key, one, ending, other, next, now)
      }
      ending = next
    }
  }

  /// Two values of a key that end differently in the same completion of all others.
  private mutating func look(at fact: FactDeclaration) {
    let values = analysis.cells.representatives(of: fact, cap: analysis.limits.valuesPerKey)
    let needsCosts = analysis.cells.computedFrom.contains(fact.key)
    for base in bases.indices {
      var first: (value: Value, ending: EndPoint)?
      for value in values {
        if needsCosts {
          guard costRuns < analysis.limits.witnessRuns else { return }
          costRuns += 1
        }
        let ending = bases[base].ending(fact.key, value)
        // An answer to a question that does not apply changes nothing.
        guard bases[base].applies(fact.key) else { break }
        guard let known = first else {
          first = (value, ending)
          continue
        }
        if known.ending != ending {
          return record(
            fact.key, known.value, known.ending, value, ending, bases[base].facts)
        }
      }
    }
  }

  private mutating func record(
    _ key: FactKey, _ first: Value, _ firstEnding: EndPoint, _ second: Value,
    _ secondEnding: EndPoint, _ others: Facts
  ) {
    witnesses[key] = Witness(
      first: first, firstVerdict: analysis.verdict(firstEnding),
      second: second, secondVerdict: analysis.verdict(secondEnding),
      others: others)
  }
}
