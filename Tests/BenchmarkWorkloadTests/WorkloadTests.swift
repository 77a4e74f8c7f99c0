import BenchmarkWorkload
import DecisionModel
import Foundation
import Notation
import RuleEngine
import Testing

/// A rule set of another program, in our notation: the same answers, with words of its own.
@Suite struct WorkloadTests {
  private let workload: Workload
  private let text: String

  init() throws {
    workload = try Workload.load()
    let file = Workload.rulebook.appendingPathComponent("workload.rules")
    text = try String(contentsOf: file, encoding: .utf8)
  }

  @Test func theRulebookIsWhatTheConversionGives() {
    #expect(workload.notation == text)
  }

  /// The first and the last value of the first line that `bench.py --export` writes, and a later one.
  @Test func casesAreThoseOfThePeers() {
    let cases = workload.cases(2)
    #expect(cases[0].first == .number(34_450))
    #expect(cases[0].last == .flag(false))
    #expect(cases[1].first == .number(87_235))
    #expect(workload.line(cases[0]).hasPrefix(#"{"examples":34450,"latency_ms":1679,"#))
  }

  @Test func everyCaseEndsWhereTheRulesSay() {
    let reading = RulesReader.read([SourceText(path: "workload.rules", text: text)])
    #expect(reading.diagnostics.isEmpty)
    let engine = Engine(reading.ruleSet)
    var winners = [Int](repeating: 0, count: workload.outcomes.count)
    for one in workload.cases(500) {
      let expected = workload.answer(one)
      winners[expected] += 1
      var facts = Facts()
      for (attribute, scalar) in zip(workload.attributes, one) {
        facts[FactKey(attribute.name)] = .known(scalar.value)
      }
      let destination = engine.destination(engine.findings(facts))
      #expect(destination.techniques == [TechniqueID(workload.outcomes[expected])])
    }
    #expect(winners.allSatisfy { $0 > 0 })
  }
}

extension Workload.Scalar {
  fileprivate var value: Value {
    switch self {
    case .number(let number): .number(QuantityRange(Quantity(number)))
    case .word(let word): .choice(ValueName(word))
    case .flag(let flag): .choice(flag ? "yes" : "no")
    }
  }
}
