import Advice
import DecisionModel
import RuleAnalysis
import RuleEngine

/// A case that would exercise what no scenario does, or notice a mutant, as an answers file to confirm.
struct SuggestedTest {
  /// The name of the file, without its folder.
  var file: String
  /// What it would show.
  var shows: String
  /// The answers.
  var answers: Facts
  /// What the rules say of it now.
  var outcome: Destination.Outcome
  /// Where the rules lead now.
  var destination: [TechniqueID]

  /// The whole file.
  func text(_ cases: CaseText) -> String {
    let notes =
      shows.paragraph("# ", 98)
      + "Is this end right? Then say which claim holds it after `because`, and delete `x.generated`."
      .paragraph("# ", 98)
    let marked = notes.split(separator: "\n").map { line in
      line.hasPrefix("#") ? String(line) : "#" + line.dropFirst()
    }
    var text = marked.joined(separator: "\n") + "\n\nx.generated = yes\n"
    for line in cases.lines(answers) { text += line + "\n" }
    text += "\nexpect.destination = " + destination.map(\.rawValue).joined(separator: ", ") + "\n"
    if outcome != .adapt { text += "expect.outcome = \(outcome.rawValue)\n" }
    return text
  }
}

extension SuggestedTest {
  /// One for each mutant that survives and each item that nothing exercises, as far as a case is found;
  /// each case once.
  static func all(
    _ rules: LoadedRules, _ set: ScenarioSet, attempts: Int
  ) -> [SuggestedTest] {
    let coverage = CoverageRun(rules, set)
    let run = MutationRun(rules, set, attempts: attempts)
    let words = (mutants: MutantText(rules), coverage: CoverageText(rules))
    let cases = Dictionary(coverage.cases.map { ($0.name, $0) }) { first, _ in first }
    let engine = Engine(rules.ruleSet)
    var found: [SuggestedTest] = []
    func add(_ owner: Declared, _ shows: String, _ answers: Facts, _ end: Destination) {
      guard !found.contains(where: { $0.answers == answers }) else { return }
      let own = owner.name.replacing("_", with: "-")
      let count = found.count { $0.file == own || $0.file.hasPrefix(own + "--") }
      found.append(
        SuggestedTest(
          file: count == 0 ? own : "\(own)--\(count + 1)", shows: shows, answers: answers,
          outcome: end.outcome, destination: end.techniques))
    }
    for result in run.survivors where result.mutant.kind.counts {
      let name = result.mutant.owner.name
      let shows = "Nothing notices \(name) \(words.mutants.text(result.mutant))."
      switch result.difference {
      case .found(let witness):
        add(
          result.mutant.owner, shows, witness.answers,
          Destination(outcome: witness.outcome, techniques: witness.destination))
      case .scenario(let scenario):
        guard let one = cases[scenario] else { continue }
        let end = engine.destination(engine.findings(one.facts))
        add(
          result.mutant.owner, shows + " So does \(scenario).", answers(of: one.facts, rules), end)
      case .none, .gaveUp: continue
      }
    }
    let pool = MutationRun.pool(rules, coverage.cases.map(\.facts))
    let search = CoverageSearch(pool, attempts: attempts)
    let missing = coverage.coverage.uncovered
    let answers = AllCores().map(missing.count) { search.answers(for: missing[$0], $0) }
    for (item, answers) in zip(missing, answers) {
      guard let answers else { continue }
      let end = engine.destination(engine.findings(pool.completed(answers)))
      add(item.owner, "Without it, \(item.owner.name) \(words.coverage.text(item)).", answers, end)
    }
    return found
  }

  private static func answers(of facts: Facts, _ rules: LoadedRules) -> Facts {
    var answers = Facts()
    for fact in rules.ruleSet.facts where fact.role == .asked {
      if case .known = facts[fact.key] { answers[fact.key] = facts[fact.key] }
    }
    return answers
  }
}
