import CostModel
import DecisionModel
import RuleEngine
import Rulebook
import Testing

@testable import Advice
@testable import RuleAnalysis

/// Searches end cases as everything worked out anew does, and take paths as alike only where they are.
@Suite struct CostedEndingsTests {
  private static let advisor = ScenarioInvarianceTests.advisor
  private static let rules = advisor.ruleSet
  private static let asked = rules.facts.filter { $0.role == .asked }

  /// Every so many of the examples, with some of the answers taken away.
  private static func cases(_ random: inout SplitMix64) -> [Facts] {
    let all = ScenarioInvarianceTests.scenarios
    return stride(from: 0, to: all.count, by: 40).map { place in
      var facts = advisor.stated(ScenarioInvarianceTests.answers(all[place].path))
      let share = random.below(3)
      for fact in asked where random.below(4) < share { facts[fact.key] = .unasked }
      return facts
    }
  }

  /// A question, and another answer to it.
  private static func change(_ random: inout SplitMix64, _ cells: Cells) -> (FactKey, Value)? {
    let fact = asked[Int(random.below(UInt64(asked.count)))]
    let values = cells.representatives(of: fact, cap: .max)
    return values.isEmpty ? nil : (fact.key, values[Int(random.below(UInt64(values.count)))])
  }

  @Test(arguments: [PricePoint.likely, .drawn, .draw(5)])
  func casesAndVariationsEndAsASingleRunDoes(prices: PricePoint) {
    let analysis = Self.advisor.analysis
    var random = SplitMix64(seed: 17)
    var endings = analysis.endings(prices)
    var ends: Set<EndPoint> = []
    for facts in Self.cases(&random) {
      let end = endings.end(of: facts)
      #expect(analysis.verdict(end) == analysis.verdict(facts, at: prices))
      for _ in 0..<6 {
        let changes = (0...random.below(2)).compactMap { _ in
          Self.change(&random, analysis.cells)
        }
        var changed = facts
        for (key, value) in changes { changed[key] = .known(value) }
        let end = endings.end(changing: changes.map { (key: $0.0, value: $0.1) })
        #expect(analysis.verdict(end) == analysis.verdict(changed, at: prices), "\(changes)")
        ends.insert(end)
      }
      #expect(endings.end(changing: []) == end, "what was changed is put back")
    }
    #expect(ends.count > 8)
  }

  @Test func pathsThatReadAlikeHaveOneNextStep() throws {
    let analysis = Self.advisor.analysis
    let find = try #require(analysis.next)
    let reach = FactReach(Self.rules)
    let reader = PathReader(analysis.engine) { reach.below($0) }
    var decision = analysis.engine.makeDecision()
    var random = SplitMix64(seed: 23)
    var known: [PathReading: StepID?] = [:]
    var alike = 0
    for facts in Self.cases(&random) {
      for _ in 0..<10 {
        guard let (key, value) = Self.change(&random, analysis.cells) else { continue }
        var changed = facts
        changed[key] = .known(value)
        let completed = analysis.completed(changed)
        let reading = reader.read(analysis.engine.compile(completed), &decision)
        let step = find(decision, changed)
        if let before = known[reading] {
          alike += 1
          #expect(before == step, "\(key) is \(value)")
        }
        known[reading] = .some(step)
      }
    }
    #expect(alike > 20 && known.count > 20)
  }
}
