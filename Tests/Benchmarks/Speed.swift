import DecisionModel
import Foundation
import Notation
import ReferenceEngine
import RuleEngine
import Rulebook

/// Measures decisions a second of processor time, on one thread, with facts already in the engine's
/// numbers. Processor time, so that a shared machine disturbs little.
struct Speed {
  let ruleSet: RuleSet
  let count: Int
  let seed: UInt64

  /// The rules of a folder, of this build (`rulebook`), or random ones (`random`).
  static func ruleSet(_ name: String, seed: UInt64) -> RuleSet? {
    switch name {
    case "random": RandomCase(seed: seed, number: 0).ruleSet
    case "rulebook":
      RulesReader.read(Rulebook.texts.map { SourceText(path: $0.path, text: $0.content) }).ruleSet
    default: folder(name)
    }
  }

  private static func folder(_ name: String) -> RuleSet? {
    guard let files = FileManager.default.enumerator(atPath: name) else { return nil }
    let paths = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".rules") }.sorted()
    let texts = paths.compactMap { path -> SourceText? in
      let data = FileManager.default.contents(atPath: name + "/" + path)
      return data.map { SourceText(path: path, bytes: Array($0)) }
    }
    return texts.isEmpty ? nil : RulesReader.read(texts).ruleSet
  }

  func run() {
    var engine = Engine(ruleSet)
    let compiling = Self.seconds { engine = Engine(ruleSet) }
    print(
      "speed: \(ruleSet.rules.count) rules, \(ruleSet.gates.count) gates, "
        + "\(ruleSet.facts.count) facts, \(ruleSet.techniques.count) techniques, one thread")
    print("  compiled in \(Int(compiling * 1_000_000)) microseconds")
    for problem in engine.problems { print("  \(problem)") }
    for unknown in [0, 10, 50] { measure(engine, unknown: unknown) }
  }

  private func measure(_ engine: Engine, unknown: Int) {
    var answers = RandomAnswers(ruleSet, seed: seed)
    let facts = (0..<1_000).map { _ in answers.next(unknown: unknown) }
    let compiled = facts.map { engine.compile($0) }
    var decision = engine.makeDecision()
    var check: UInt64 = 0
    func decideAll(_ count: Int) {
      for index in 0..<count {
        engine.decide(compiled[index % compiled.count], into: &decision)
        check = check &* 31 &+ decision.techniques
      }
    }
    decideAll(min(count, 2_000))
    let deciding = Self.seconds { decideAll(count) }
    let few = max(1, count / 100)
    let compiling = Self.seconds {
      for index in 0..<few { _ = engine.compile(facts[index % facts.count]) }
    }
    let finding = Self.seconds {
      for index in 0..<few { _ = engine.findings(facts[index % facts.count]) }
    }
    print(
      "  \(unknown) % open: \(rate(count, deciding)) decisions/s, "
        + "\(rate(few, compiling)) compilations of facts/s, \(rate(few, finding)) findings/s "
        + "(check \(check % 100_000))")
  }

  private func rate(_ count: Int, _ seconds: Double) -> Int {
    Int(Double(count) / max(seconds, 1e-9))
  }

  /// The processor time of some work.
  private static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}
