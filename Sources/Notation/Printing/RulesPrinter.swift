public import DecisionModel

/// Writes a rule set as rule files that read back as the same set.
///
/// Families are written out where they were used, texts stand on one line each, and notes are gone:
/// the printer keeps what rules mean, not how a person laid them out.
public enum RulesPrinter {
  /// One text for every pack. What belongs to no pack in particular stands in `core`.
  public static func texts(_ ruleSet: RuleSet) -> [SourceText] {
    let packs: [PackName] = ["documents", "field", "core"]
    return packs.filter { $0 == "core" || ruleSet.packs.contains($0) }.map { pack in
      let path = pack == "core" ? "printed.rules" : "\(pack)/printed.rules"
      return SourceText(path: path, text: text(ruleSet, pack: pack))
    }
  }

  private static func text(_ ruleSet: RuleSet, pack: PackName) -> String {
    var printer = DeclarationPrinter(ConditionText(ruleSet), accepted: ruleSet.accepted)
    if pack == "core" {
      printer.printFoundations(of: ruleSet)
      printer.printTechniques(of: ruleSet)
      for fact in ruleSet.facts { printer.print(fact) }
      for assumption in ruleSet.assumptions { printer.print(assumption) }
      for definition in ruleSet.definitions { printer.print(definition) }
      for disagreement in ruleSet.disagreements { printer.print(disagreement) }
    }
    let every = ruleSet.techniques.filter(\.members.isEmpty).map(\.id)
    for source in ruleSet.sources where source.pack == pack { printer.print(source) }
    for claim in ruleSet.claims where claim.pack == pack { printer.print(claim, every: every) }
    for rule in ruleSet.rules where rule.grounds.pack == pack { printer.print(rule) }
    for gate in ruleSet.gates where gate.grounds.pack == pack { printer.print(gate) }
    for stop in ruleSet.stops where stop.grounds.pack == pack { printer.print(stop) }
    for practice in ruleSet.practices where practice.grounds.pack == pack {
      printer.print(practice)
    }
    for warning in ruleSet.warnings where warning.grounds.pack == pack { printer.print(warning) }
    for step in ruleSet.steps where step.pack == pack { printer.print(step) }
    for order in ruleSet.orderings where order.grounds.pack == pack { printer.print(order) }
    for grounds in ruleSet.rules.map(\.grounds) + ruleSet.gates.map(\.grounds) {
      for exception in grounds.exceptions where exception.amendingPack == pack {
        printer.print(exception, amending: grounds.name)
      }
    }
    return printer.text
  }
}
