import DecisionModel
import RuleEngine

/// The next steps of one case after the other: looked for once where cases have all in common that a path
/// rests on.
struct NextSteps: Sendable {
  private let find: @Sendable (Decision, Facts) -> StepID?
  private let reader: PathReader
  private var known: [PathReading: StepID?] = [:]
  private var decision: Decision

  init(
    _ engine: Engine, _ reach: FactReach, _ find: @escaping @Sendable (Decision, Facts) -> StepID?
  ) {
    self.find = find
    reader = PathReader(engine) { reach.below($0) }
    decision = engine.makeDecision()
  }

  /// The next step of a case in the engine's numbers, of which these answers were given.
  mutating func next(_ compiled: CompiledFacts, _ given: Facts) -> StepID? {
    let reading = reader.read(compiled, &decision)
    if let known = known[reading] { return known }
    let step = find(decision, given)
    known[reading] = .some(step)
    return step
  }
}
