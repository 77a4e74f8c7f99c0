import DecisionModel
import RuleEngine

/// A case with everything worked out, for variations on another core.
struct StartingCase: Sendable {
  let analysis: Analysis
  let facts: Facts
  let base: Facts
  let compiled: CompiledFacts
  let present: EndPoint
  let likely: any Variations
  let proof: any Variations
}
