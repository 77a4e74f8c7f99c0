public import DecisionModel

/// Writes conditions as rule files hold them.
public struct ConditionText {
  private let dimensions: [FactKey: Dimension]

  /// Writes numbers in the units of the facts of a rule set.
  public init(_ ruleSet: RuleSet) {
    var dimensions: [FactKey: Dimension] = [:]
    for fact in ruleSet.facts {
      if case .number(let dimension, _) = fact.type { dimensions[fact.key] = dimension }
    }
    self.dimensions = dimensions
  }

  /// The lines of a condition without the `when` and `and` before them.
  public func lines(_ condition: Condition) -> [String] {
    condition.clauses.map { clause in clause.atoms.map(text).joined(separator: " or ") }
  }

  /// One comparison: `examples < 50`, `task_type is code or chat`.
  public func text(_ atom: Atom) -> String {
    let fact = atom.fact.rawValue
    let dimension = dimensions[atom.fact] ?? .count
    return switch atom.test {
    case .isOneOf(let values): "\(fact) is \(listed(values))"
    case .isNoneOf(let values): "\(fact) is not \(listed(values))"
    case .has(let values): "\(fact) has \(listed(values))"
    case .lacks(let values): "\(fact) lacks \(listed(values))"
    case .startsWith(let values): "\(fact) starts with \(listed(values))"
    case .isEmpty: "\(fact) is none"
    case .isNotEmpty: "\(fact) is not none"
    case .compares(let comparison, let bound):
      "\(fact) \(comparison.rawValue) \(QuantityText.canonical(bound, as: dimension))"
    case .between(let low, let high):
      "\(fact) in \(QuantityText.points([low, high], as: dimension))"
    }
  }

  private func listed(_ values: [ValueName]) -> String {
    values.map(\.rawValue).joined(separator: " or ")
  }
}
