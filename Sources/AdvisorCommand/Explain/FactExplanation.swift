import DecisionModel
import Notation
import Reports

/// A key, or a fact that is worked out: what it means and who reads it.
struct FactExplanation: Sendable {
  let fact: FactDeclaration
  let rules: LoadedRules

  /// The text for a reader.
  func text(_ style: Style, _ width: Int) -> String {
    var text = style.bold(fact.key.rawValue) + "\n"
    guard fact.role == .asked else { return text + workedOut(width) }
    text +=
      Explanations.page("", [fact.ask + (fact.help.isEmpty ? "" : " " + fact.help)], width)
      .dropFirst() + "\n"
    for option in fact.type.options {
      text += Explanations.field(option.name.rawValue, option.label, width)
    }
    text += Explanations.field("values", FactWords.values(of: fact), width)
    text += Explanations.field("example", "\(fact.key) = \(fact.example)", width)
    text += Explanations.field("where to find", fact.find, width)
    text += Explanations.field("why it matters", fact.why, width)
    if !fact.applies.clauses.isEmpty {
      let when = ConditionText(rules.ruleSet).lines(fact.applies).joined(separator: ", and ")
      text += Explanations.field("applies when", when, width)
    }
    text += Explanations.field("default", FactWords.fallback(of: fact) ?? "", width)
    return text + Explanations.field("read by", readers.joined(separator: ", "), width)
  }

  private func workedOut(_ width: Int) -> String {
    let says = fact.help.isEmpty ? fact.ask : fact.help
    let excerpt = DeclarationExcerpt(files: rules.library.files).text(at: fact.span)
    return Explanations.page("  Worked out, not asked.", [says], width) + "\n"
      + excerpt.split(separator: "\n").map { "  \($0)\n" }.joined() + "\n"
      + Explanations.field("read by", readers.joined(separator: ", "), width)
  }

  /// The names of what reads the fact itself, facts that are worked out included.
  private var readers: [String] {
    let set = rules.ruleSet
    let grounds =
      set.gates.map(\.grounds) + set.rules.map(\.grounds) + set.stops.map(\.grounds)
      + set.practices.map(\.grounds) + set.warnings.map(\.grounds)
    let direct = grounds.filter { grounds in
      let conditions = [grounds.when] + grounds.exceptions.map(\.when)
      return conditions.contains { $0.facts.contains(fact.key) }
    }.map(\.name.rawValue)
    let facts = set.facts.filter { other in
      switch other.role {
      case .asked: other.applies.facts.contains(fact.key)
      case .cases(let cases): cases.contains { $0.when.facts.contains(fact.key) }
      case .arithmetic(let expression, _): expression.names.contains(fact.key.rawValue)
      case .computed(let reads): reads.contains(fact.key)
      }
    }.map(\.key.rawValue)
    return direct + facts
  }
}
