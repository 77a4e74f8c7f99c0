import DecisionModel
import Foundation
import ReferenceEngine
import RuleEngine

/// Tries what the search over completions says of random rules and partial answers: where it says that
/// none ends elsewhere, 30 completions each must not; and what it shows to end elsewhere must, run
/// through the reference.
struct Settled {
  let count: Int
  let seed: UInt64
  private let completions = 30

  func run() -> Bool {
    let start = ContinuousClock.now
    var counts: [String: Int] = [:]
    var nodes = 0
    var most = 0
    for number in 0..<count {
      let one = RandomCase(seed: seed, number: number)
      let result = check(one.ruleSet, one.facts, UInt64(number))
      for name in result.notes { counts[name, default: 0] += 1 }
      nodes += result.nodes
      most = max(most, result.nodes)
      if let complaint = result.complaint {
        print("settled: case \(number) of seed \(seed): \(complaint)")
        print(Described(one.ruleSet, one.facts))
        return false
      }
    }
    print("settled: \(count) random rule sets with partial answers, seed \(seed)")
    print("\(completions) completions each keep what is settled; what ends elsewhere does")
    for (name, number) in counts.sorted(by: { $0.key < $1.key }) { print("  \(name): \(number)") }
    print("  decisions a search: \(nodes / max(1, count)) on average, \(most) at most")
    let tenths = Int((ContinuousClock.now - start) / .milliseconds(100))
    print("\(tenths / 10).\(tenths % 10) s")
    return true
  }

  private func check(
    _ ruleSet: RuleSet, _ facts: Facts, _ number: UInt64
  ) -> (notes: [String], nodes: Int, complaint: String?) {
    let engine = Engine(ruleSet)
    let compiled = engine.compile(facts)
    var decision = engine.makeDecision()
    engine.decide(compiled, into: &decision)
    let present = engine.endPoint(decision)
    let byBounds = engine.isSettledByIntervals(decision)
    var search = CompletionSearch(engine, cap: 5_000)
    var found: (part: CompiledFacts, ending: EndPoint)?
    var unclear = false
    let outcome = search.run(compiled, besides: present) { part in
      switch part {
      case .unclear: unclear = true
      case .ends(let part, let ending): found = (part, ending)
      }
      return found != nil
    }
    let reference = ReferenceEngine(ruleSet)
    var completion = Completions(ruleSet, seed: number)
    if let found {
      let within = engine.facts(within: found.part, of: compiled, facts)
      let (_, end) = reference.decide(completion.facts(within))
      let same =
        Set(end.techniques.map { standIn($0, ruleSet) }) == Set(engine.techniques(of: found.ending))
      let complaint =
        same && end.outcome == found.ending.outcome
        ? nil : "should end at \(engine.techniques(of: found.ending)), ends at \(end)"
      return (byBounds ? ["WRONG"] : ["ends elsewhere"], search.nodes, complaint)
    }
    if outcome == .gaveUp { return (["gave up"], search.nodes, nil) }
    if unclear { return (["unclear"], search.nodes, nil) }
    for _ in 0..<completions {
      let complete = completion.facts(facts)
      let (_, end) = reference.decide(complete)
      let same =
        Set(end.techniques.map { standIn($0, ruleSet) }) == Set(engine.techniques(of: present))
      if !same || end.outcome != present.outcome {
        let told = "\(Described(RuleSet(), complete))"
        return (
          [], search.nodes, "settled as \(engine.techniques(of: present)), became \(end)\n\(told)"
        )
      }
    }
    return ([byBounds ? "settled by bounds" : "settled by search"], search.nodes, nil)
  }

  private func standIn(_ id: TechniqueID, _ ruleSet: RuleSet) -> TechniqueID {
    ruleSet.equivalents.first { $0.contains(id) }?.first ?? id
  }
}
