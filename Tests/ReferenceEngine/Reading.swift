import DecisionModel

/// One way to read the answers, with everything that follows from them.
///
/// The narrow reading is the answers as they stand. The wide one is for bounds: what counts as 0 while
/// not answered is open, and an answered fact with an undecided guard may turn out not to apply.
final class Reading {
  let ruleSet: RuleSet
  let facts: Facts
  let isWide: Bool
  // A class, because possibilities are worked out when they are first asked for.
  private var settled: [FactKey: Possibilities] = [:]

  init(_ ruleSet: RuleSet, _ facts: Facts, isWide: Bool) {
    self.ruleSet = ruleSet
    self.facts = facts
    self.isWide = isWide
  }

  /// What is possible for a fact; nothing for one that is not declared.
  func possibilities(_ key: FactKey) -> Possibilities {
    if let known = settled[key] { return known }
    guard let fact = ruleSet.fact(key) else { return .notApplicable }
    var result: Possibilities
    switch fact.role {
    case .asked, .computed: result = given(fact)
    case .cases(let cases): result = possibilities(cases, of: fact)
    case .arithmetic(let expression, let zero):
      result = possibilities(expression, countingAsZero: zero, of: fact)
    }
    switch truth(fact.applies) {
    case .must: break
    case .may: if !result.isAbsent { result.mayNotApply = true }
    case .never: result = .notApplicable
    }
    settled[key] = result
    return result
  }

  private func possibilities(_ cases: [DerivedCase], of fact: FactDeclaration) -> Possibilities {
    var values: [Value] = []
    var mayHaveNone = true
    for one in cases {
      let truth = truth(one.when)
      if truth == .never { continue }
      let value = Value.choice(one.value)
      let isDeclared = fact.type.options.contains { $0.name == one.value }
      if isDeclared, !values.contains(value) { values.append(value) }
      if truth == .must {
        mayHaveNone = !isDeclared
        break
      }
    }
    if values.isEmpty { return .notApplicable }
    return Possibilities(
      values: values, isOpen: mayHaveNone || values.count > 1, mayNotApply: mayHaveNone)
  }

  private func possibilities(
    _ expression: Expression, countingAsZero zero: [FactKey], of fact: FactDeclaration
  ) -> Possibilities {
    guard case .number(_, let domain) = fact.type else { return open(fact) }
    switch Arithmetic(reading: self, zero: zero).amount(expression) {
    case .notApplicable: return .notApplicable
    case .unknown(let mayNotApply):
      var result = open(fact)
      result.mayNotApply = mayNotApply
      return result
    case .between(let low, let high, let mayNotApply):
      func held(_ value: Int64) -> Quantity {
        max(domain.low, min(domain.high, Quantity(micros: value)))
      }
      var result = Possibilities.known(.number(QuantityRange(held(low), held(high))))
      result.mayNotApply = mayNotApply
      return result
    }
  }

  /// The facts with guards and derived facts worked out.
  var prepared: Facts {
    var result = facts
    for fact in ruleSet.facts {
      let possible = possibilities(fact.key)
      let isGiven =
        switch fact.role {
        case .asked, .computed: true
        case .cases, .arithmetic: false
        }
      if possible.isAbsent {
        result[fact.key] = .notApplicable
      } else if !possible.isOpen, let value = possible.values.first {
        result[fact.key] = .known(value)
      } else if !isGiven {
        result[fact.key] = .unknown
      } else if possible.sure != nil {
        continue
      } else if facts[fact.key] == .notApplicable {
        result[fact.key] = .unasked
      } else if facts[fact.key] != .unasked {
        result[fact.key] = .unknown
      }
    }
    return result
  }
}
