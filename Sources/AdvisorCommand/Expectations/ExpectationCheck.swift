import Advice
import CostModel
import DecisionModel
import Notation

/// An expectation that the advice does not meet.
struct ExpectationFailure: Sendable {
  /// What was expected.
  var expectation: Expectation
  /// What came out in its place.
  var came: String
  /// The techniques whose reasons explain it.
  var about: [TechniqueID] = []
  /// What else explains it, a sentence each.
  var because: [String] = []
}

extension [Expectation] {
  /// Whether one of them speaks of a cost.
  var needBills: Bool {
    contains { expectation in
      if case .cost = expectation.subject { return true }
      return false
    }
  }
}

/// Holds expectations against advice.
struct ExpectationCheck {
  let advice: Advice
  /// The declarations, for the conditions of rules that should have fired.
  let ruleSet: RuleSet
  /// What is known of a condition.
  let truth: (Condition) -> Truth

  /// The failure, or nil when the advice is as expected.
  func failure(of expectation: Expectation) -> ExpectationFailure? {
    let found = judge(expectation.subject)
    guard let found else { return nil }
    return ExpectationFailure(
      expectation: expectation, came: found.came, about: found.about,
      because: reasons(for: expectation.subject))
  }

  /// Whether the advice is as expected.
  func isMet(_ expectation: Expectation) -> Bool { judge(expectation.subject) == nil }

  private typealias Finding = (came: String, about: [TechniqueID])

  private func judge(_ subject: Expectation.Subject) -> Finding? {
    switch subject {
    case .destination, .includes, .any, .excludes, .outcome:
      let came = advice.recommendation
      guard let wrong = Self.wrong(subject, came.outcome, destination) else { return nil }
      if case .outcome = subject { return (came.outcome.rawValue, wrong) }
      return (shown, wrong)
    case .next(let step):
      let next = advice.recommendation.next.step
      return next == step ? nil : (next.rawValue, [])
    case .order(let steps): return order(steps)
    case .blocked(let ids):
      return verdicts(of: ids) { $0.verdict == .blocked || !$0.blockedBy.isEmpty }
    case .postponed(let ids): return verdicts(of: ids) { !$0.postponedBy.isEmpty }
    case .allowed(let ids):
      return verdicts(of: ids) { $0.verdict != .blocked && $0.verdict != .discouraged }
    case .fires(let names): return firing(names) { $0 == .must }
    case .silent(let names): return firing(names) { $0 != .must }
    case .warns(let names):
      return listed(names, in: advice.warnings.map(\.rule), as: "warnings")
    case .practice(let names):
      let given = advice.recommendation.path.flatMap(\.practices).map(\.rule)
      return listed(names, in: given, as: "practices")
    case .cost(let target, let measure, let range): return cost(target, measure, range)
    }
  }

  /// The techniques that are to blame when an end is not as expected; nil when it is, and for
  /// expectations that look at more than the end.
  static func wrong(
    _ subject: Expectation.Subject, _ outcome: Destination.Outcome, _ destination: [TechniqueID]
  ) -> [TechniqueID]? {
    switch subject {
    case .destination(let ids):
      let missing = ids.filter { !destination.contains($0) }
      let wrong = missing + destination.filter { !ids.contains($0) }
      return wrong.isEmpty ? nil : wrong
    case .includes(let ids):
      let missing = ids.filter { !destination.contains($0) }
      return missing.isEmpty ? nil : missing
    case .any(let ids):
      return ids.contains(where: destination.contains) ? nil : ids + destination
    case .excludes(let ids):
      let present = ids.filter { destination.contains($0) }
      return present.isEmpty ? nil : present
    case .outcome(let expected): return outcome == expected ? nil : destination
    default: return nil
    }
  }

  private var destination: [TechniqueID] { advice.recommendation.destination }

  private var shown: String { destination.map(\.rawValue).joined(separator: ", ") }

  private func order(_ steps: [StepID]) -> Finding? {
    let path = advice.recommendation.path.map(\.step)
    let places = steps.compactMap { path.firstIndex(of: $0) }
    let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    if places.count == steps.count, isOrdered { return nil }
    return (path.map(\.rawValue).joined(separator: ", "), [])
  }

  private func verdicts(
    of ids: [TechniqueID], _ holds: (TechniqueReport) -> Bool
  ) -> Finding? {
    let wrong = ids.filter { id in
      !(advice.techniques.first { $0.id == id }.map(holds) ?? false)
    }
    guard !wrong.isEmpty else { return nil }
    let came = wrong.map { id in
      let verdict = advice.techniques.first { $0.id == id }?.verdict.rawValue
      return "\(id) is \(verdict ?? "not judged")"
    }
    return (came.joined(separator: ", "), wrong)
  }

  private func firing(_ names: [RuleName], _ holds: (Truth) -> Bool) -> Finding? {
    let wrong = names.compactMap { name -> String? in
      let outcome = advice.findings.outcomes[name]
      guard !holds(outcome?.truth ?? .never) else { return nil }
      let open = (outcome?.open ?? []).map(\.rawValue).joined(separator: ", ")
      switch outcome?.truth ?? .never {
      case .must: return "\(name) fires"
      case .may: return "\(name) is undecided for want of \(open)"
      case .never: return "\(name) does not fire"
      }
    }
    return wrong.isEmpty ? nil : (wrong.joined(separator: "; "), [])
  }

  private func listed(_ names: [RuleName], in given: [RuleName], as kind: String) -> Finding? {
    let missing = names.filter { !given.contains($0) }
    guard !missing.isEmpty else { return nil }
    let came = given.isEmpty ? "no \(kind)" : given.map(\.rawValue).joined(separator: ", ")
    return (came, [])
  }

  private func cost(
    _ target: Expectation.CostTarget, _ measure: Expectation.CostMeasure,
    _ range: Expectation.CostRange
  ) -> Finding? {
    guard let value = estimated(target, measure) else { return ("no such cost", []) }
    guard let amount = value.amount else {
      let wants = value.wants.map(\.rawValue).joined(separator: ", ")
      return (wants.isEmpty ? "unknown" : "unknown, for want of \(wants)", [])
    }
    if range.contains(amount.isNever ? nil : amount.likely) { return nil }
    let unit = amount.unit.isEmpty ? "" : " \(amount.unit)"
    return (amount.isNever ? "never" : amount.likely.canonical + unit, [])
  }

  private func estimated(
    _ target: Expectation.CostTarget, _ measure: Expectation.CostMeasure
  ) -> Estimated? {
    guard let cost = advice.cost else { return nil }
    let techniques: [TechniqueID]
    switch target {
    case .destination: techniques = cost.destination.techniques
    case .technique(let id): techniques = [id]
    }
    if measure == .paybackMonths {
      return techniques.compactMap { cost.estimates.paybackMonths($0) }.first
    }
    switch target {
    case .destination: return cost.destination.quantity(measure.rawValue)
    case .technique(let id): return cost.estimates[id]?.quantity(measure.rawValue)
    }
  }
}
