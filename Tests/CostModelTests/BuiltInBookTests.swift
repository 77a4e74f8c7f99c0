import CostModel
import DecisionModel
import Notation
import Testing

@Suite struct BuiltInBookTests {
  @Test func readsWithoutADiagnostic() {
    #expect(RuleFiles.prices.diagnostics.map { "\($0.span.label) \($0.code) \($0.message)" } == [])
    #expect(RuleFiles.prices.book.entries(of: "api_model").count >= 35)
  }
}
