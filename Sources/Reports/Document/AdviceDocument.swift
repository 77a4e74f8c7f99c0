import CostModel
import DecisionModel

/// Writes advice as JSON, in the words of the contract.
struct AdviceDocument {
  let ruleSet: RuleSet

  func answer(_ answer: Answer) -> JSON {
    [
      "key": .string(answer.key.rawValue),
      "question": .string(ruleSet.fact(answer.key)?.ask ?? ""),
      "value": answer.value.map { JSON($0, of: ruleSet.fact(answer.key)) } ?? .null,
      "unit": unit(of: answer.key),
      "raw": .string(answer.raw),
      "origin": .string(answer.origin.rawValue),
      "location": JSON(answer.span),
    ]
  }

  /// The base unit of a number; null for other facts, empty for counts.
  func unit(of key: FactKey) -> JSON {
    guard case .number(let dimension, _)? = ruleSet.fact(key)?.type else { return .null }
    return .string(dimension.unitText)
  }
}

extension JSON {
  /// A value typed as the contract says: yes and no as booleans, ranges as two ends.
  init(_ value: DecisionModel.Value, of fact: FactDeclaration?) {
    switch value {
    case .number(let range):
      self =
        range.isExact
        ? .number(range.low) : ["low": .number(range.low), "high": .number(range.high)]
    case .choice(let name):
      let names = fact?.type.options.filter { !$0.meansUnknown }.map(\.name.rawValue)
      self =
        names.map(Set.init) == ["yes", "no"]
        ? .boolean(name.rawValue == "yes") : .string(name.rawValue)
    case .set(let names): self = .strings(names.map(\.rawValue))
    case .name(let name): self = .string(name)
    }
  }
}
