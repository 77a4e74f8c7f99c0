import CostModel
public import DecisionModel

/// The JSON Schema of answers, as a line of batch input holds them.
public enum AnswersSchema {
  /// The schema: one member for each key that is asked, each of which may be null for unknown.
  public static func json(_ ruleSet: RuleSet) -> JSON {
    let asked = ruleSet.facts.filter { $0.role == .asked }
    let properties = asked.map { ($0.key.rawValue, property($0, ruleSet)) }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "advisor answers",
      "description":
        "Answers to advisor's questions. A string is read as in an answers file, a number in the base unit, null as unknown. No key is required.",
      "type": "object",
      "properties": .object(Dictionary(properties) { first, _ in first }),
      "additionalProperties": true,
    ]
  }

  private static func property(_ fact: FactDeclaration, _ ruleSet: RuleSet) -> JSON {
    var members: [String: JSON] = [
      "title": .string(fact.ask), "anyOf": .array(forms(fact.type, ruleSet)),
    ]
    if !fact.help.isEmpty { members["description"] = .string(fact.help) }
    if !fact.example.isEmpty { members["examples"] = [.string(fact.example)] }
    if case .number(let dimension, _) = fact.type {
      members["x-unit"] = .string(dimension.unitText)
    }
    return .object(members)
  }

  private static func forms(_ type: FactType, _ ruleSet: RuleSet) -> [JSON] {
    let unknown: [JSON] = [["const": "unknown"], ["type": "null"]]
    switch type {
    case .choice(let options):
      let names = options.map(\.name.rawValue)
      let flags: [JSON] = Set(names) == ["yes", "no"] ? [Schema.flag] : []
      return [Schema.only(names)] + flags + unknown
    case .set(let options): return sets(options.map(\.name.rawValue)) + unknown
    case .techniques:
      let names = ruleSet.techniques.filter(\.members.isEmpty).map(\.id.rawValue)
      return sets(names) + unknown
    case .number(_, let domain):
      // A text holds a unit, a range or an estimate: `10k/month`, `300-500`, `~200`.
      return [
        [
          "type": "number", "minimum": .number(domain.low), "maximum": .number(domain.high),
        ], Schema.text, ["type": "null"],
      ]
    case .name: return [Schema.text, ["type": "null"]]
    }
  }

  /// A list, or a text with commas; `none` is the empty set.
  private static func sets(_ names: [String]) -> [JSON] {
    [Schema.list(of: Schema.only(names)), Schema.text]
  }
}
