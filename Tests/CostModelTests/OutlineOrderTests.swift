import DecisionModel
import Notation
import Testing

@testable import CostModel

/// What arithmetic proves of the order of two numbers holds in every draw.
@Suite struct OutlineOrderTests {
  private static let draws = 30
  private static let estimator = Estimator(
    RuleFiles.prices.book, RuleFiles.ruleSet, draws: draws)

  @Test(arguments: UInt64(1)...3) func whatIsNeverAboveIsSoInNoDraw(seed: UInt64) throws {
    let graph = Self.estimator.graph
    var random = SplitMix64(seed: seed)
    var facts = Facts()
    var proofs = 0
    for _ in 0..<25 {
      for (key, values) in SheetTests.values {
        facts[key] = values[Int(random.next() % UInt64(values.count))]
      }
      let readings = graph.readings(of: facts)
      var outlines = OutlineSheet(Self.estimator, readings, OutlinedDraws())
      let plan = Plan.draws(Self.draws, seed: 7)
      var columns = ColumnSheet(Self.estimator, readings, PlannedDraws(plan, of: graph))
      for set in Self.estimator.layout.sets.compactMap(\.self) {
        let targets = set.laid.measured.compactMap(\.self)
        for target in targets { outlines.workOut(target) }
        for one in targets {
          for other in targets where outlines.isNeverAbove(one.step, other.step) {
            let left = try #require(columns.value(one).lanes)
            let right = try #require(columns.value(other).lanes)
            #expect((0..<Self.draws).allSatisfy { left[$0] <= right[$0] })
            // Their bounds alone don't tell.
            let overlap = outlines[one.step].high > outlines[other.step].low
            proofs += overlap && one.step != other.step ? 1 : 0
          }
        }
      }
    }
    #expect(proofs > 20)
  }
}
