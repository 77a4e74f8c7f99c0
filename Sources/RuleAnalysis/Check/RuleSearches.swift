import DecisionModel
import RuleEngine

/// The questions about a rule set that take a search, each of them by itself, so that they can be
/// asked in any order and at once.
public struct RuleSearches: Sendable {
  private let search: CaseSearch
  private let questions: [Question]

  private enum Question: Sendable {
    case reaches(technique: Int)
    case blocked(slot: Int)
    case silent(slot: Int)
    case decides(Declared)
  }

  /// Searches from the cases of a pool, up to `attempts` cases for one question.
  public init(_ pool: CasePool, attempts: Int) {
    search = CaseSearch(pool: pool, attempts: attempts)
    let rules = pool.engine.ruleSet
    let required = rules.slots.indices.filter { rules.slots[$0].threshold == nil }
    let reached: [Question] = rules.techniques.indices.map { .reaches(technique: $0) }
    questions =
      reached + required.map { .blocked(slot: $0) } + required.map { .silent(slot: $0) }
      + rules.deciding.map { .decides($0) }
  }

  /// How many questions there are.
  public var count: Int { questions.count }

  /// What the search for one question came to; nil when there is nothing to say.
  public func finding(at index: Int) -> RuleFinding? {
    switch questions[index] {
    case .reaches(let technique): reachFindings(search, technique)
    case .blocked(let slot): blockedRegion(search, slot: slot)
    case .silent(let slot): silentRegion(search, slot: slot)
    case .decides(let owner): idleFinding(owner, search, index)
    }
  }
}
