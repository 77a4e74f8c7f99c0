internal import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ fact: FactDeclaration) {
    switch fact.role {
    case .asked: printAsked(fact)
    case .cases(let cases): printDerived(fact, cases)
    case .arithmetic(let formula, let absent):
      head("derive \(fact.key) \(Self.typeText(fact.type))")
      quoted("says", fact.help)
      field("=", formula.text)
      for key in absent { field("absent", "\(key) counts as 0") }
    case .computed(let reads):
      head("computed \(fact.key) \(Self.typeText(fact.type))")
      quoted("says", fact.help)
      list("reads", reads)
      printOptions(fact.type)
    }
  }

  private mutating func printAsked(_ fact: FactDeclaration) {
    head("fact \(fact.key) \(Self.typeText(fact.type))")
    quoted("ask", fact.ask)
    quoted("help", fact.help, optional: true)
    quoted("example", fact.example, optional: true)
    quoted("find", fact.find, optional: true)
    quoted("why", fact.why, optional: true)
    field("topic", fact.topic)
    if let place = fact.quick { field("quick", "\(place)") }
    if let place = fact.opening { field("opening", "\(place)") }
    condition("applies when", fact.applies)
    printOptions(fact.type)
    if let fallback = fact.fallback { field("default", Self.fallbackText(fallback, fact.type)) }
    guard case .number(let dimension, _) = fact.type else { return }
    for band in fact.bands {
      let range = QuantityText.canonical(band.range, as: dimension)
      field("likely", "\(range) weight \(band.weight)")
    }
  }

  private mutating func printDerived(_ fact: FactDeclaration, _ cases: [DerivedCase]) {
    head("derive \(fact.key) \(fact.type == .yesNo ? "yes/no" : "one of")")
    quoted("says", fact.help)
    for item in cases {
      if item.when.clauses.isEmpty {
        field(item.value.rawValue, "otherwise")
      } else {
        condition("\(item.value) when", item.when)
      }
    }
  }

  private mutating func printOptions(_ type: FactType) {
    if type == .yesNo { return }
    for option in type.options {
      var line = "\(option.name) \(Self.quote(option.label))"
      if option.weight != 1 { line += " weight \(option.weight)" }
      if option.meansUnknown { line += " as unknown" }
      if option.standsAlone { line += " alone" }
      field("value", line)
    }
  }

  private static func typeText(_ type: FactType) -> String {
    switch type {
    case .yesNo: "yes/no"
    case .choice: "one of"
    case .set: "set of"
    case .techniques: "techniques"
    case .name(let table): "name of \(table)"
    case .number(let dimension, let domain):
      domain == QuantityRange(.zero, .largest)
        ? dimension.rawValue
        : "\(dimension.rawValue) \(QuantityText.points([domain.low, domain.high], as: dimension))"
    }
  }

  private static func fallbackText(
    _ fallback: FactDeclaration.Fallback, _ type: FactType
  ) -> String {
    switch fallback {
    case .number(let low, let likely, let high):
      guard case .number(let dimension, _) = type else { return likely.canonical }
      return low == high
        ? QuantityText.canonical(likely, as: dimension)
        : QuantityText.points([low, likely, high], as: dimension)
    case .value(.choice(let value)): return value.rawValue
    case .value(.set(let members)): return members.isEmpty ? "none" : listed(members)
    case .value(.name(let name)): return name
    case .value(.number(let range)): return range.low.canonical
    }
  }

  mutating func print(_ assumption: Assumption) {
    head("assume \(assumption.name)")
    condition("never when", assumption.never)
    quoted("because", assumption.because)
  }
}
