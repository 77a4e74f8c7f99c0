public import DecisionModel
import RuleEngine

/// What the engine can't compile as written, and would decide without; each an error.
public func engineFindings(_ rules: RuleSet) -> [Diagnostic] {
  Engine(rules).problems.map { problem in
    switch problem {
    case .tooManyArms(let owner, let count):
      Diagnostic(
        "R350", .error, "a condition of `\(owner)` stands for \(count) combinations of facts",
        help: "at most \(Engine.armCap) are held; put some of its lines into a `derive`",
        at: place(of: owner, in: rules))
    case .cyclic(let keys):
      Diagnostic(
        "R350", .error,
        "these facts rest on each other: \(keys.map { "`\($0)`" }.joined(separator: ", "))",
        help: "one of them must do without the others",
        at: place(of: keys.first?.rawValue ?? "", in: rules))
    case .tooManyValues(let key, let count):
      Diagnostic(
        "R350", .error, "`\(key)` has \(count) values, more than the engine holds",
        help: "at most \(Engine.valueCap) are held", at: place(of: key.rawValue, in: rules))
    case .tooManyCells(let key, let count, let arms):
      Diagnostic(
        "R350", .error,
        "\(arms) conditions cut the facts into more than the engine holds, `\(key)` alone into \(count)",
        help: "use the same bounds in more conditions, or fewer conditions",
        at: place(of: key.rawValue, in: rules))
    case .tooManyTechniques(let count):
      Diagnostic(
        "R350", .error, "\(count) techniques are more than the engine holds",
        help: "at most \(Engine.valueCap) are held",
        at: rules.techniques.last?.span ?? .outside("rules"))
    case .tooManyNeeds(let count):
      Diagnostic(
        "R350", .error, "\(count) needs are more than the engine holds",
        help: "at most \(Engine.valueCap) are held",
        at: rules.needs.last?.span ?? .outside("rules"))
    }
  }
}

/// Where something that has conditions is declared.
private func place(of name: String, in rules: RuleSet) -> Span {
  let grounds =
    rules.rules.map(\.grounds) + rules.gates.map(\.grounds) + rules.stops.map(\.grounds)
    + rules.practices.map(\.grounds) + rules.warnings.map(\.grounds)
    + rules.orderings.map(\.grounds)
  return grounds.first { $0.name.rawValue == name }?.span
    ?? rules.facts.first { $0.key.rawValue == name }?.span
    ?? rules.needs.first { $0.name.rawValue == name }?.span
    ?? rules.history?.span ?? .outside("rules")
}
