import DecisionModel
import RuleEngine

/// Computed facts of a case with answers changed, kept by the changes that each can rest on: what one
/// change does to costs is the same whatever else changes beside it.
struct ChangedCosts {
  private let engine: Engine
  private let cells: Cells
  private var worked: [Change: CompiledFact] = [:]
  /// The answers that were changed, numbered.
  private var numbers: [Answer: Int] = [:]

  init(_ analysis: Analysis) {
    engine = analysis.engine
    cells = analysis.cells
  }

  /// Puts the computed facts that rest on changed answers: as worked out before, or open. Returns those
  /// that are open.
  mutating func put(
    _ changes: [(key: FactKey, value: Value)], in varied: inout CompiledFacts
  ) -> [Change] {
    var costly: [(answer: Int, isResting: [Bool])] = []
    for change in changes {
      guard let isResting = cells.resting(on: change.key) else { continue }
      costly.append((number(of: Answer(key: change.key, value: change.value)), isResting))
    }
    if costly.isEmpty { return [] }
    var missing: [Change] = []
    for (place, fact) in cells.computed.enumerated() {
      let answers = costly.compactMap { $0.isResting[place] ? $0.answer : nil }
      if answers.isEmpty { continue }
      let change = Change(place: place, answers: answers)
      if let known = worked[change] {
        engine.put(known, in: &varied)
      } else {
        engine.open(fact, in: &varied)
        missing.append(change)
      }
    }
    return missing
  }

  /// Puts computed facts that were open, and keeps them.
  mutating func put(_ settled: Facts, _ missing: [Change], in varied: inout CompiledFacts) {
    for change in missing {
      let column = engine.compile(cells.computed[change.place], of: settled)
      worked[change] = column
      if let column { engine.put(column, in: &varied) }
    }
  }

  private mutating func number(of answer: Answer) -> Int {
    if let known = numbers[answer] { return known }
    numbers[answer] = numbers.count
    return numbers.count - 1
  }

  /// A computed fact by its place, with the numbers of the changed answers that it can rest on.
  struct Change: Hashable {
    var place: Int
    var answers: [Int]
  }

  private struct Answer: Hashable {
    var key: FactKey
    var value: Value
  }
}
