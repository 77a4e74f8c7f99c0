import DecisionModel
import ReferenceEngine
import RuleEngine
import Testing

@testable import RuleAnalysis

/// Which open keys are shown to matter, against all completions of a small rule set, and which are proved
/// not to, against random completions of random rule sets.
@Suite struct WitnessTests {
  private static let analysis = AnalysisTests.analysis

  /// Answers by key; the other keys are open.
  struct Given: CustomTestStringConvertible {
    let answers: [FactKey: Knowledge]
    var testDescription: String { answers.keys.map(\.rawValue).sorted().joined(separator: " ") }
  }

  static let given: [Given] = {
    let past: [FactKey: Knowledge] = AnalysisTests.nothing
    let some: [[FactKey: Knowledge]] = [
      [:], ["examples": AnalysisTests.number(10)], ["examples": AnalysisTests.number(700)],
      ["knowledge": .known(.choice("none"))], ["knowledge": .known(.choice("private"))],
      ["tone": .known(.choice("strict"))],
      ["examples": AnalysisTests.number(60), "tone": .known(.choice("loose"))],
      ["examples": AnalysisTests.number(10), "knowledge": .known(.choice("none"))],
    ]
    let tried: [FactKey: Knowledge] = [
      "tried": .known(.set(["lora"])), "in_use": .known(.set(["rag"])),
    ]
    return some.flatMap { one in
      [past, tried, ["in_use": .known(.set([]))], [:]].map {
        Given(answers: one.merging($0) { $1 })
      }
    }
  }()

  @Test(arguments: given)
  func everyKeyThatMattersHasAWitnessAndNoOther(_ given: Given) {
    let facts = Facts(given.answers)
    let found = Self.analysis.openKeys(facts)
    let open = Self.analysis.openFacts(facts)
    let mattering = Self.mattering(open, facts)
    #expect(Set(found.keys.filter { $0.witness != nil }.map(\.key)) == mattering)
    for key in found.keys {
      #expect((key.witness != nil) == (key.ground == .witness))
      #expect((key.witness != nil) == key.canChange.contains(.destination))
      if mattering.contains(key.key) { #expect(key.ground == .witness) }
      if found.settlement.isSettled { #expect(key.ground == .proof) }
    }
  }

  /// The keys of which in some completion another answer ends elsewhere: all cells of all keys, and all
  /// sets of techniques.
  private static func mattering(_ open: [FactDeclaration], _ facts: Facts) -> Set<FactKey> {
    let values = open.map(values)
    var completions = [facts]
    for (fact, values) in zip(open, values) {
      completions = completions.flatMap { part in
        values.map { value in
          var more = part
          more[fact.key] = .known(value)
          return more
        }
      }
    }
    let ends = completions.map { analysis.verdict($0) }
    // Completions that differ in one key lie as far apart as all values of the keys after it.
    var found: Set<FactKey> = []
    var step = 1
    for (fact, values) in zip(open, values).reversed() {
      let block = step * values.count
      if ends.indices.contains(where: { ends[$0] != ends[$0 / block * block + $0 % step] }) {
        found.insert(fact.key)
      }
      step = block
    }
    return found
  }

  private static func values(_ fact: FactDeclaration) -> [Value] {
    guard case .techniques = fact.type else {
      return analysis.cells.representatives(of: fact, cap: .max)
    }
    let names = analysis.ruleSet.techniques.map { ValueName($0.id) }
    let sets = names.reduce([[]] as [[ValueName]]) { sets, name in sets + sets.map { $0 + [name] } }
    return sets.map { .set($0) }
  }

  @Test(arguments: 0..<6)
  func whatIsProvedOfOneKeyHolds(_ seed: Int) {
    var proved = 0
    for number in 0..<50 {
      let one = RandomCase(seed: UInt64(seed) &+ 300, number: number)
      var limits = Analysis.Limits()
      limits.bases = 2
      let analysis = Analysis(Engine(one.ruleSet), limits: limits, recompute: { facts, _ in facts })
      let found = analysis.openKeys(one.facts)
      var completion = Completions(one.ruleSet, seed: UInt64(number))
      for key in found.keys where key.ground == .proof && !found.settlement.isSettled {
        guard let fact = one.ruleSet.fact(key.key) else { continue }
        proved += 1
        for _ in 0..<4 {
          let complete = completion.facts(one.facts)
          let present = analysis.verdict(complete)
          for value in analysis.cells.representatives(of: fact, cap: 6) {
            var other = complete
            other[key.key] = .known(value)
            #expect(analysis.verdict(other) == present, "case \(number): \(key.key)")
          }
        }
      }
    }
    #expect(proved > 3)
  }
}
