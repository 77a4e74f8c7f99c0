public import DecisionModel

/// Rules and answers in a few lines a person can read, for counterexamples.
public struct Described: CustomStringConvertible {
  /// The lines.
  public let description: String

  /// Describes rules and the answers given to them.
  public init(_ ruleSet: RuleSet, _ facts: Facts) {
    var lines: [String] = []
    for fact in ruleSet.facts {
      lines.append("fact \(fact.key) \(fact.type) \(Self.role(fact.role))")
      if fact.applies != .always { lines.append("  applies \(Self.text(fact.applies))") }
    }
    for technique in ruleSet.techniques {
      let members = technique.members.map(\.technique.rawValue).joined(separator: " + ")
      lines.append(
        "technique \(technique.id) in \(technique.slot) delivers \(technique.delivers)"
          + " requires \(technique.requires) \(members)")
    }
    lines += ruleSet.needs.map { "need \($0.name) when \(Self.text($0.when))" }
    lines += ruleSet.exclusions.map { "excludes \($0.left) with \($0.right)" }
    lines += ruleSet.families.map { "family \($0.id) = \($0.members)" }
    lines += ruleSet.equivalents.map { "equivalent \($0)" }
    lines += ruleSet.exhaustions.map { "exhausts \($0)" }
    for rule in ruleSet.rules {
      let effects = rule.effects.map { "\($0.direction) \($0.techniques) by \($0.strength.value)" }
      lines.append("rule \(Self.text(rule.grounds)) in \(rule.group): \(effects)")
    }
    lines += ruleSet.gates.map { "gate \(Self.text($0.grounds)): \($0.effect)" }
    lines += ruleSet.stops.map { stop in
      let leaves = stop.leaves.map { " leaves \($0.among) else \($0.otherwise)" } ?? ""
      return "stop \(Self.text(stop.grounds))\(leaves)"
    }
    if let history = ruleSet.history { lines.append("history \(Self.text(history))") }
    for key in facts.keys where facts[key] != .unasked { lines.append("\(key) = \(facts[key])") }
    description = lines.joined(separator: "\n")
  }

  private static func role(_ role: FactDeclaration.Role) -> String {
    switch role {
    case .asked: ""
    case .cases(let cases):
      cases.map { "\($0.value) when \(text($0.when))" }.joined(separator: "; ")
    case .arithmetic(let expression, let zero): "= \(text(expression)), zero \(zero)"
    case .computed(let reads): "computed from \(reads)"
    }
  }

  private static func text(_ expression: Expression) -> String {
    switch expression {
    case .constant(let quantity): quantity.canonical
    case .name(let name): name
    case .binary(let sign, let left, let right):
      "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(text).joined(separator: ", ")))"
    }
  }

  private static func text(_ grounds: Grounds) -> String {
    let exceptions = grounds.exceptions.map { " except when \(text($0.when))" }.joined()
    return "\(grounds.name) when \(text(grounds.when))\(exceptions)"
  }

  private static func text(_ history: History) -> String {
    let slots = history.exhaustedSlots.map { one in
      "exhausted in \(one.slot)" + (one.unless.map { " unless \(text($0))" } ?? "")
    }
    let others = history.exhausted.map { "exhausted \($0.techniques) when \(text($0.when))" }
    let unfit = history.unfit.map { "unfit when \(text($0))" }
    let instead = history.instead.map { "instead \($0.techniques) when \(text($0.when))" }
    let parts = slots + others + unfit + instead
    return "implied \(history.implied?.rawValue ?? "-"); " + parts.joined(separator: "; ")
  }

  private static func text(_ condition: Condition) -> String {
    if condition == .always { return "always" }
    return condition.clauses.map { clause in
      clause.atoms.map(text).joined(separator: " or ")
    }.joined(separator: " and ")
  }

  private static func text(_ atom: Atom) -> String {
    func list(_ names: [ValueName]) -> String {
      "{" + names.map(\.rawValue).joined(separator: ",") + "}"
    }
    return switch atom.test {
    case .isOneOf(let names): "\(atom.fact) is \(list(names))"
    case .isNoneOf(let names): "\(atom.fact) is not \(list(names))"
    case .has(let names): "\(atom.fact) has \(list(names))"
    case .lacks(let names): "\(atom.fact) lacks \(list(names))"
    case .startsWith(let names): "\(atom.fact) starts with \(list(names))"
    case .isEmpty: "\(atom.fact) is none"
    case .isNotEmpty: "\(atom.fact) is not none"
    case .compares(let sign, let bound): "\(atom.fact) \(sign.rawValue) \(bound.canonical)"
    case .between(let low, let high): "\(atom.fact) in \(low.canonical)..\(high.canonical)"
    }
  }
}
