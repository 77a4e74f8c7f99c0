import BenchmarkWorkload
import DecisionModel
import Foundation
import ReferenceEngine
import RuleEngine

/// Compares the compiled engine with the reference on random rules and answers, and tries its claims
/// about open answers on random completions of them.
struct Proofs {
  let count: Int
  let seed: UInt64

  /// Completions tried for each case.
  private let completions = 3

  func run() async {
    let start = ContinuousClock.now
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    var tally = Tally()
    await withTaskGroup(of: Tally.self) { group in
      for worker in 0..<workers {
        group.addTask { check(worker: worker, of: workers) }
      }
      for await one in group { tally.add(one) }
    }
    if let first = tally.failures.min() {
      explain(first)
      exit(1)
    }
    let tenths = Int((ContinuousClock.now - start) / .milliseconds(100))
    print("proofs: \(count) random rule sets with answers, seed \(seed), \(workers) threads")
    print("engine, batch lines and reference agree on all of them")
    print("\(completions) completions each stay within the bounds and keep what is settled")
    for (name, number) in tally.counts.sorted(by: { $0.key < $1.key }) {
      print("  \(name): \(number)")
    }
    print("\(tenths / 10).\(tenths % 10) s")
  }

  private var proof: Proof {
    Proof(completions: completions) { ruleSet in
      let engine = Engine(ruleSet)
      return Subject(
        decide: { facts in
          let findings = engine.findings(facts)
          return (findings, engine.destination(findings))
        },
        isSettled: { engine.isSettledByIntervals($0) })
    }
  }

  private func check(worker: Int, of workers: Int) -> Tally {
    var tally = Tally()
    for number in stride(from: worker, to: count, by: workers) {
      let one = RandomCase(seed: seed, number: number)
      let result = proof.check(one.ruleSet, one.facts, number: number)
      let batch = BatchProof(one.ruleSet, one.facts, endsAt: result.destination)
      if !result.complaints.isEmpty || !batch.complaints.isEmpty {
        tally.failures.append(number)
        return tally
      }
      tally.count(result)
      tally.note("a batch line that is plain", batch.isPlain)
    }
    return tally
  }

  private func explain(_ number: Int) {
    let one = RandomCase(seed: seed, number: number)
    let (ruleSet, facts) = proof.smallest(one.ruleSet, one.facts, number: number)
    print("proofs: case \(number) of seed \(seed) fails; the smallest form found:")
    print(Described(ruleSet, facts))
    let result = proof.check(ruleSet, facts, number: number)
    for line in result.complaints { print("! \(line)") }
    let whole = BatchProof(
      one.ruleSet, one.facts, endsAt: ReferenceEngine(one.ruleSet).decide(one.facts).1)
    for line in whole.complaints { print("! \(line)") }
  }
}

/// What the cases covered.
struct Tally {
  var counts: [String: Int] = [:]
  var failures: [Int] = []

  mutating func add(_ other: Tally) {
    counts.merge(other.counts) { $0 + $1 }
    failures += other.failures
  }

  mutating func count(_ result: Proof.Result) {
    let (findings, destination) = (result.findings, result.destination)
    let standings = findings.standings.values
    note("outcome \(destination.outcome.rawValue)")
    note("settled by intervals", result.isSettled)
    note("a rule may fire", findings.outcomes.values.contains { $0.truth == .may })
    note(
      "a fact not applicable", findings.facts.keys.contains { findings.facts[$0] == .notApplicable }
    )
    note(
      "a set partly known",
      findings.facts.keys.contains { key in
        if case .partly = findings.facts[key] { return true }
        return false
      })
    note("a technique spared", standings.contains { !$0.sparedFrom.isEmpty })
    note("a technique exhausted", standings.contains(where: \.isExhausted))
    note("a technique missing what it requires", standings.contains { $0.missing != nil })
    note("a bundle wins", destination.winners.values.contains("z"))
    note("a tie", !destination.ties.isEmpty)
    note("two slots filled", destination.winners.count > 1)
    note("a provisional stop", destination.stopIsProvisional)
  }

  mutating func note(_ name: String, _ holds: Bool = true) {
    counts[name, default: 0] += holds ? 1 : 0
  }
}
