import Advice
import DecisionModel
import Notation

extension ExpectationCheck {
  /// Why rules and steps came out as they did, for expectations that name those.
  func reasons(for subject: Expectation.Subject) -> [String] {
    switch subject {
    case .fires(let names), .silent(let names), .warns(let names), .practice(let names):
      return names.flatMap(lines)
    case .next:
      let next = advice.recommendation.next.step
      return why(advice.recommendation.path.filter { $0.step == next })
    case .order(let steps):
      return why(advice.recommendation.path.filter { steps.contains($0.step) })
    default: return []
    }
  }

  /// The rules that put steps on the path, and where the steps stand.
  private func why(_ steps: [PathStep]) -> [String] {
    steps.map { step in
      let rules = step.why.map(\.rawValue).joined(separator: ", ")
      return "\(step.step): \(step.state.rawValue)" + (rules.isEmpty ? "" : " (\(rules))")
    }
  }

  /// The lines of a rule's condition that do not hold, and the exceptions that may.
  private func lines(of name: RuleName) -> [String] {
    guard let grounds = grounds(name) else { return [] }
    let words = ConditionText(ruleSet)
    let open = grounds.when.clauses.compactMap { clause -> String? in
      let condition = Condition([clause])
      let line = words.lines(condition).joined()
      switch truth(condition) {
      case .must: return nil
      case .may: return "\(name): `\(line)` is undecided"
      case .never: return "\(name): `\(line)` does not hold"
      }
    }
    let exceptions = grounds.exceptions.compactMap { exception -> String? in
      guard truth(exception.when) != .never else { return nil }
      let line = words.lines(exception.when).joined(separator: " and ")
      return "\(name): the exception `\(line)` may hold"
    }
    return open + exceptions
  }

  private func grounds(_ name: RuleName) -> Grounds? {
    let all =
      ruleSet.rules.map(\.grounds) + ruleSet.gates.map(\.grounds) + ruleSet.stops.map(\.grounds)
      + ruleSet.practices.map(\.grounds) + ruleSet.warnings.map(\.grounds)
    return all.first { $0.name == name }
  }
}
