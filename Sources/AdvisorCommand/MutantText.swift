import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// Writes what became of mutants.
struct MutantText {
  private let rules: LoadedRules
  private let conditions: ConditionText
  private let cases: CaseText

  init(_ rules: LoadedRules) {
    self.rules = rules
    conditions = ConditionText(rules.ruleSet)
    cases = CaseText(ruleSet: rules.ruleSet)
  }

  /// The survivors, then the counts.
  func page(
    _ run: MutationRun, _ listed: [MutantResult]
  ) -> @Sendable (Style, Int) -> String {
    let blocks = listed.map { (heading(of: $0.mutant), text($0.mutant), shows($0)) }
    let totals = totals(run)
    return { style, width in
      var text = ""
      for (heading, change, shows) in blocks {
        text += style.bold(heading) + "\n" + change.paragraph("  ", width)
        for line in shows { text += line.paragraph("    ", width) }
      }
      return text + totals.map { $0.paragraph("", width) }.joined()
    }
  }

  private func heading(of mutant: Mutant) -> String {
    "\(mutant.owner.name)  \(rules.library.label(mutant.span))"
  }

  /// What is different, with the words of the condition.
  func text(_ mutant: Mutant) -> String {
    switch mutant.change {
    case .move(let place, let line, let atom, let moved):
      guard let old = rules.ruleSet.condition(at: place)?.clauses[line].atoms[atom] else {
        return mutant.text
      }
      return "`\(conditions.text(moved))` instead of `\(conditions.text(old))`"
    case .drop(let place, let line):
      guard let condition = rules.ruleSet.condition(at: place) else { return mutant.text }
      return "without the line `\(conditions.lines(condition)[line])`"
    case .delete, .flip, .weigh: return mutant.text
    }
  }

  /// The case that would notice it.
  private func shows(_ result: MutantResult) -> [String] {
    switch result.difference {
    case .scenario(let name): ["\(name) ends elsewhere, and expects nothing that says so"]
    case .found(let witness):
      [
        "with \(cases.inline(witness.answers)):",
        "\(CaseText.end(witness.outcome, witness.destination)), and not "
          + CaseText.end(witness.otherOutcome, witness.otherDestination),
      ]
    case .none, .gaveUp: []
    }
  }

  private func totals(_ run: MutationRun) -> [String] {
    let score = run.score
    let weights = MutationScore(run.results) { !$0.counts }
    let kinds = Mutant.Kind.allCases.filter(\.counts).map { kind in
      let one = MutationScore(run.results) { $0 == kind }
      return "\(kind.rawValue) \(one.killed) of \(one.counted)"
    }
    let open = run.results.filter { $0.mutant.kind.counts && !$0.differs }
    let byFiring = open.count { $0.isKilled }
    return [
      "\(run.results.count.counted("mutant")), \(run.scenarios.counted("scenario")): "
        + "\(score.killed) of \(score.counted) that lead some case elsewhere are noticed, "
        + "\(score.percent) %",
      kinds.joined(separator: ", ") + "; beside them weights \(weights.killed) of "
        + "\(weights.counted)",
      "for \(open.count.counted("other")) no case that ends elsewhere was found, which proves "
        + "nothing; \(byFiring) of them are noticed",
    ]
  }

  /// The same as JSON.
  func json(_ run: MutationRun) -> JSON {
    var kinds: JSON.Members = [:]
    for kind in Mutant.Kind.allCases {
      let one = MutationScore(run.results) { $0 == kind }
      kinds[kind.rawValue] = [
        "counted": .integer(one.counted), "killed": .integer(one.killed),
        "undecided": .integer(one.undecided),
      ]
    }
    let killers = Dictionary(grouping: run.results.compactMap(\.killedBy)) { $0 }
    return [
      "notices": .object(JSON.Members(killers.map { ($0.key, .integer($0.value.count)) })),
      "score": .integer(run.score.percent), "mutants": .integer(run.results.count),
      "counted": .integer(run.score.counted), "killed": .integer(run.score.killed),
      "undecided": .integer(run.score.undecided), "kinds": .object(kinds),
      "survivors": .array(run.survivors.map(json)),
    ]
  }

  private func json(_ result: MutantResult) -> JSON {
    var members: JSON.Members = [
      "name": .string(result.mutant.owner.name),
      "kind": .string(result.mutant.owner.kind.rawValue),
      "change": .string(result.mutant.kind.rawValue), "text": .string(text(result.mutant)),
      "counts": .boolean(result.mutant.kind.counts), "location": JSON(result.mutant.span),
      "scenario": .null, "answers": .null, "destination": .null, "instead": .null,
    ]
    switch result.difference {
    case .scenario(let name): members["scenario"] = .string(name)
    case .found(let witness):
      members["answers"] = cases.json(witness.answers)
      members["destination"] = .strings(witness.destination.map(\.rawValue))
      members["instead"] = .strings(witness.otherDestination.map(\.rawValue))
    case .none, .gaveUp: break
    }
    return .object(members)
  }
}
