internal import DecisionModel

extension RuleSet: Record {
  static var blank: Self { Self() }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&packs)
    visit(&strengths)
    visit(&sources)
    visit(&claims)
    visit(&definitions)
    visit(&disagreements)
    visit(&facts)
    visit(&assumptions)
    visit(&slots)
    visit(&techniques)
    visit(&families)
    visit(&equivalents)
    visit(&exhaustions)
    visit(&history)
    visit(&exclusions)
    visit(&needs)
    visit(&groups)
    visit(&rules)
    visit(&gates)
    visit(&stops)
    visit(&practices)
    visit(&warnings)
    visit(&steps)
    visit(&orderings)
    visit(&confidence)
    visit(&accepted)
  }
}

extension ConfidenceScale: Record {
  static var blank: Self { Self(draws: 0, seed: 0) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&draws)
    visit(&seed)
    visit(&levels)
    visit(&span)
  }
}

extension ConfidenceScale.Level: Record {
  static var blank: Self { Self("") }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&word)
    visit(&robustness)
    visit(&margin)
  }
}

extension Acceptance: Record {
  static var blank: Self { Self(code: "", because: "", head: "", span: .blank, lastLine: 0) }

  mutating func parts(_ visit: inout some PartVisitor) {
    visit(&code)
    visit(&because)
    visit(&head)
    visit(&span)
    visit(&lastLine)
  }
}
