import DecisionModel
import RuleEngine

/// The next steps of one case after the other: looked for once where cases have all in common that a path
/// rests on.
struct NextSteps: Sendable {
  private let find: @Sendable (Facts) -> StepID?
  private let reader: PathReader
  private var known: [PathReading: StepID?] = [:]
  private var decision: Decision

  init(_ engine: Engine, _ find: @escaping @Sendable (Facts) -> StepID?) {
    self.find = find
    let reach = FactReach(engine.ruleSet)
    reader = PathReader(engine) { reach.below($0) }
    decision = engine.makeDecision()
  }

  /// The next step of a case in the engine's numbers, and with everything worked out where that is needed.
  mutating func next(_ compiled: CompiledFacts, _ facts: () -> Facts) -> StepID? {
    let reading = reader.read(compiled, &decision)
    if let known = known[reading] { return known }
    let step = find(facts())
    known[reading] = .some(step)
    return step
  }
}
