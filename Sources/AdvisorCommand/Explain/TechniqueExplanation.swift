import DecisionModel
import Notation
import Reports

/// A technique: what it is, and the rules that speak of it.
struct TechniqueExplanation: Sendable {
  let technique: Technique
  let rules: LoadedRules

  /// The text for a reader.
  func text(_ style: Style, _ width: Int) -> String {
    let set = rules.ruleSet
    var text = Explanations.page(
      style.bold("\(technique.id): \(technique.title)"), [technique.summary], width)
    text += "\n" + Explanations.field("slot", technique.slot.rawValue, width)
    text += Explanations.field("delivers", Explanations.list(technique.delivers), width)
    text += Explanations.field("requires", Explanations.list(technique.requires), width)
    let families = set.families.filter { $0.members.contains(technique.id) }
    text += Explanations.field("in", Explanations.list(families.map(\.id)), width)
    for member in technique.members {
      text += Explanations.field(member.technique.rawValue, member.role, width)
    }
    text += Explanations.field("cost", technique.noCostBecause ?? "", width)
    for definition in set.definitions where definition.name == technique.id.rawValue {
      text += Explanations.field("term", definition.means, width)
    }
    return text + speaking(.supports, "for", style) + speaking(.opposes, "against", style)
      + gates(style)
  }

  private func speaking(
    _ direction: Rule.Direction, _ word: String, _ style: Style
  ) -> String {
    let lines = rules.ruleSet.rules.flatMap { rule in
      rule.effects.filter {
        $0.direction == direction && $0.techniques.contains(technique.id)
      }.map { "    \(rule.grounds.name) (\($0.strength.word))\n" }
    }
    return lines.isEmpty ? "" : "\n  " + style.bold("rules \(word) it") + "\n" + lines.joined()
  }

  private func gates(_ style: Style) -> String {
    let lines = rules.ruleSet.gates.compactMap { gate -> String? in
      switch gate.effect {
      case .forbids(let ids) where ids.contains(technique.id):
        "    \(gate.grounds.name) forbids it\n"
      case .postpones(let ids, let steps) where ids.contains(technique.id):
        "    \(gate.grounds.name) puts it after \(Explanations.list(steps))\n"
      default: nil
      }
    }
    return lines.isEmpty ? "" : "\n  " + style.bold("gates") + "\n" + lines.joined()
  }
}
