import DecisionModel
import Notation
import Reports

/// The JSON Schema of answers as one object: what a line of batch input holds.
struct AnswersSchema {
  let rules: LoadedRules

  /// The schema.
  var json: JSON {
    var properties: JSON.Members = [
      "id": ["description": "Any scalar; it comes back with the result."]
    ]
    for fact in rules.ruleSet.facts where fact.role == .asked {
      properties[fact.key.rawValue] = property(fact)
    }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Answers for advisor",
      "type": "object",
      "properties": .object(properties),
      "patternProperties": ["^x\\.": true],
    ]
  }

  private func property(_ fact: FactDeclaration) -> JSON {
    var members: JSON.Members = [
      "description": .string([fact.ask, fact.help].filter { !$0.isEmpty }.joined(separator: " "))
    ]
    if !fact.example.isEmpty { members["examples"] = [.string(fact.example)] }
    members["anyOf"] = .array(forms(fact) + [["type": "null"], ["const": "unknown"]])
    return .object(members)
  }

  private func forms(_ fact: FactDeclaration) -> [JSON] {
    switch fact.type {
    case .choice(let options):
      let names: [JSON] = [["enum": .strings(options.map(\.name.rawValue))]]
      return options.contains { $0.name == "yes" } ? names + [["type": "boolean"]] : names
    case .set(let options): return set(options.map(\.name.rawValue))
    case .techniques:
      return set(rules.ruleSet.techniques.filter(\.members.isEmpty).map(\.id.rawValue))
    case .number(_, let bounds):
      return [
        ["type": "number", "minimum": .number(bounds.low), "maximum": .number(bounds.high)],
        ["type": "string"],
      ]
    case .name(let table):
      let names = rules.priceBook.names(of: table, on: nil)
      let known = Set(names)
      let aliases = Set(rules.priceBook.entries(of: table).flatMap(\.aliases)).subtracting(known)
      return [names, aliases.sorted()].filter { !$0.isEmpty }.map { ["enum": .strings($0)] }
    }
  }

  private func set(_ names: [String]) -> [JSON] {
    [
      ["type": "array", "items": ["enum": .strings(names)], "uniqueItems": true],
      ["type": "string"],
    ]
  }
}
