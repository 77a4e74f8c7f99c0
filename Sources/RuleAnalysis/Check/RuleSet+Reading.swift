import DecisionModel

extension RuleSet {
  /// Every condition of the rule set, in order of declaration within its kind.
  var conditions: [Condition] {
    let grounds =
      rules.map(\.grounds) + gates.map(\.grounds) + stops.map(\.grounds) + practices.map(\.grounds)
      + warnings.map(\.grounds) + orderings.map(\.grounds)
    return grounds.flatMap { [$0.when] + $0.exceptions.map(\.when) }
      + needs.map(\.when) + disagreements.map(\.when) + assumptions.map(\.never)
      + facts.map(\.applies)
      + steps.flatMap(\.conditions) + pastConditions
  }

  /// Every text that may hold placeholders.
  var texts: [String] {
    (rules.map(\.grounds) + gates.map(\.grounds) + practices.map(\.grounds)
      + warnings.map(\.grounds)).map(\.because) + gates.map(\.until)
      + steps.flatMap { [$0.action, $0.stopWhen, $0.entry] } + disagreements.map(\.resolution)
  }
}

extension PriceBook {
  /// Every fact that the prices and formulas read.
  var facts: Set<FactKey> {
    let expressions =
      formulas.map(\.expression) + lines.map(\.expression)
      + recipes.flatMap { $0.measures.map(\.expression) + ($0.sets + $0.adds).map(\.expression) }
    var found = Set(expressions.flatMap(\.names).map { FactKey($0) })
    found.formUnion(inputs.compactMap(\.answeredBy))
    found.formUnion(formulas.compactMap(\.answeredBy))
    found.formUnion(choices.compactMap(\.fact))
    found.formUnion(choices.flatMap(\.cases).flatMap(\.when.facts))
    return found
  }
}
