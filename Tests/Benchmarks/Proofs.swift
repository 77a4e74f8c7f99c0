import DecisionModel
import Foundation
import ReferenceEngine
import RuleEngine

/// Compares the compiled engine with the reference on random rules and answers.
struct Proofs {
  let count: Int
  let seed: UInt64

  func run() async {
    let start = ContinuousClock.now
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    var failures: [Int] = []
    await withTaskGroup(of: Int?.self) { group in
      for worker in 0..<workers {
        group.addTask { firstFailure(worker: worker, of: workers) }
      }
      for await failure in group { failures += failure.map { [$0] } ?? [] }
    }
    guard let first = failures.min() else {
      let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1_000
      print("proofs: \(count) random rule sets with answers, seed \(seed), \(seconds) s")
      print("engine and reference agree on all of them")
      return
    }
    explain(first)
    exit(1)
  }

  private func firstFailure(worker: Int, of workers: Int) -> Int? {
    let proof = Proof(Self.compiled)
    for number in stride(from: worker, to: count, by: workers) {
      let one = RandomCase(seed: seed, number: number)
      if !proof.differences(one.ruleSet, one.facts).isEmpty { return number }
    }
    return nil
  }

  private func explain(_ number: Int) {
    let one = RandomCase(seed: seed, number: number)
    let proof = Proof(Self.compiled)
    let (ruleSet, facts) = proof.smallest(one.ruleSet, one.facts)
    print("proofs: case \(number) of seed \(seed) differs; the smallest form found:")
    print(Described(ruleSet, facts))
    for line in proof.differences(ruleSet, facts) { print("! \(line)") }
  }

  static let compiled: Proof.Subject = { ruleSet, facts in
    let engine = Engine(ruleSet)
    let findings = engine.findings(facts)
    return (findings, engine.destination(findings))
  }
}
