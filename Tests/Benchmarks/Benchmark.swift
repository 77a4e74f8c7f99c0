import DecisionModel
import Foundation
import ReferenceEngine
import RuleEngine

/// `advisor-benchmarks proofs [COUNT] [SEED]` and `advisor-benchmarks speed [COUNT] [SEED]`.
enum Benchmark {
  static func run(_ arguments: [String]) async {
    let numbers = arguments.dropFirst().map { Int($0) }
    guard !numbers.contains(nil) else { return usage() }
    let count = numbers.first.flatMap(\.self)
    let seed = UInt64(max(0, numbers.dropFirst().first.flatMap(\.self) ?? 1))
    switch arguments.first {
    case "proofs": await Proofs(count: max(1, count ?? 100_000), seed: seed).run()
    default: usage()
    }
  }

  private static func usage() {
    print("usage: advisor-benchmarks proofs|speed [COUNT] [SEED]")
    exit(64)
  }
}
