extension Workload {
  /// The workload in our notation. Each rule is a group of its own, so that all of them add up.
  public var notation: String {
    var text = """
      # Made from workload.json by `advisor-benchmarks convert`; change that, not this.

      slot outcome required


      """
    for value in Set(rules.map { abs($0.weight) }).sorted() {
      text += "strength by_\(value) \(value)\n"
    }
    for outcome in outcomes {
      text += """

        technique \(outcome) "\(words(outcome))"
          slot    outcome
          summary "one of the outcomes of the workload"
          no cost because "the workload prices nothing"

        """
    }
    for attribute in attributes { text += "\n" + declaration(attribute) }
    text += """

      source bench "A seeded workload"
        author "a generator"
        date   "2026"
        at     "workload.json"

      """
    for rule in rules { text += "\n" + claim(rule) + "\n" + declaration(rule) }
    for (place, outcome) in outcomes.enumerated() {
      text += """

        step \(outcome) "\(words(outcome))"
          do     "choose it, one of \(outcomes.count)"
          stop   "it is chosen"
          effort 1 d
          cites  bench-\(rules.first { $0.outcome == place }?.id.dropFirst() ?? "01")

        """
    }
    return text
  }

  private func words(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }

  private func declaration(_ attribute: Attribute) -> String {
    var text = ""
    switch attribute.kind {
    case "int": text = "fact \(attribute.name) count \(attribute.lo ?? 0)..\(attribute.hi ?? 0)\n"
    case "enum":
      text = "fact \(attribute.name) one of\n"
      for value in attribute.values ?? [] { text += "  value \(value) \"\(words(value))\"\n" }
    default: text = "fact \(attribute.name) yes/no\n"
    }
    return text + "  ask   \"\(words(attribute.name))?\"\n  topic workload\n"
  }

  private func claim(_ rule: Rule) -> String {
    let side = rule.weight > 0 ? "for  " : "against"
    return """
      claim bench-\(rule.id.dropFirst())
        section "rules"
        kind    rule_for
        says    "The seed gave rule \(rule.id.dropFirst()) this weight."
        about   \(rule.when.map(\.fact).joined(separator: ", "))
        \(side)   \(outcomes[rule.outcome])

      """
  }

  private func declaration(_ rule: Rule) -> String {
    let name = "rule-\(rule.id.dropFirst())"
    let lines = rule.when.flatMap(conditions)
    var text = "rule \(name)\n  group    \(name)\n"
    for (place, line) in lines.enumerated() {
      text += (place == 0 ? "  when     " : "  and      ") + line + "\n"
    }
    let verb = rule.weight > 0 ? "supports" : "opposes "
    return text + """
        \(verb) \(outcomes[rule.outcome]) by_\(abs(rule.weight))
        because  "the seed gave it this weight"
        cites    bench-\(rule.id.dropFirst())

      """
  }

  private func conditions(_ test: Test) -> [String] {
    switch (test.op, test.value) {
    case ("ge", .number(let bound)?): ["\(test.fact) >= \(bound)"]
    case ("lt", .number(let bound)?):
      // A bound that no answer reaches is left out, as the notation wants it.
      reaches(test, bound) ? ["\(test.fact) < \(bound)"] : []
    case ("eq", .word(let word)?): ["\(test.fact) is \(word)"]
    case ("eq", .flag(let flag)?): ["\(test.fact) is \(flag ? "yes" : "no")"]
    case ("in", _): ["\(test.fact) is \((test.values ?? []).joined(separator: " or "))"]
    default:
      ["\(test.fact) >= \(test.lo ?? 0)"]
        + (reaches(test, test.hi) ? ["\(test.fact) < \(test.hi ?? 0)"] : [])
    }
  }

  private func reaches(_ test: Test, _ bound: Int?) -> Bool {
    let most = attributes.first { $0.name == test.fact }?.hi ?? 0
    return bound.map { $0 <= most } ?? false
  }
}
