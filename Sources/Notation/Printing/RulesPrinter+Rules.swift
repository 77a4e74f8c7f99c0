internal import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ rule: Rule) {
    head("rule \(rule.grounds.name)")
    field("group", rule.group.rawValue)
    printConditions(rule.grounds)
    for effect in rule.effects {
      field(
        effect.direction.rawValue, "\(Self.listed(effect.techniques)) \(effect.strength.word)")
    }
    quoted("because", rule.grounds.because)
    printEvidence(rule.grounds)
  }

  mutating func print(_ gate: Gate) {
    head("gate \(gate.grounds.name)")
    switch gate.effect {
    case .forbids(let techniques): list("forbids", techniques)
    case .forbidsEach(let fact, let sparesFirst):
      field("forbids", "each of \(fact)" + (sparesFirst ? " sparing first" : ""))
    case .postpones(let techniques, let steps):
      field("postpones", "\(Self.listed(techniques)) after \(Self.listed(steps))")
    }
    printConditions(gate.grounds)
    quoted("until", gate.until)
    quoted("because", gate.grounds.because)
    printEvidence(gate.grounds)
  }

  mutating func print(_ stop: Stop) {
    head("stop \(stop.grounds.name)")
    printConditions(stop.grounds, exception: "unless")
    if let leaves = stop.leaves {
      field("leaves", "\(Self.listed(leaves.among)) else \(leaves.otherwise)")
    }
    quoted("because", stop.grounds.because)
    printEvidence(stop.grounds)
  }

  mutating func print(_ exception: Grounds.Exception, amending name: RuleName) {
    head("amend \(name)")
    condition("except when", exception.when)
    quoted("because", exception.because)
    list("cites", exception.cites)
  }

  /// `when` and the exceptions that stand in the declaration itself.
  mutating func printConditions(_ grounds: Grounds, exception: String = "except when") {
    condition("when", grounds.when)
    for item in grounds.exceptions where item.amendment == nil {
      condition(exception, item.when)
    }
  }

  /// What it cites and what it resolves.
  mutating func printEvidence(_ grounds: Grounds) {
    list("cites", grounds.cites)
    if !grounds.resolves.isEmpty { field("resolves", grounds.resolves.joined(separator: ", ")) }
  }
}
