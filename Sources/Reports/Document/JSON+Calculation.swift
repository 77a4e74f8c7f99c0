public import CostModel
import DecisionModel

extension JSON {
  /// What a calculator worked out: an amount for each quantity, the working, and what it rests on.
  public init(_ calculation: Calculation) {
    var members: JSON.Members = [
      "calculator": .string(calculation.calculator.name),
      "prices_as_of": .optional(calculation.asOf?.canonical),
      "fits": .boolean(calculation.fits),
      "lines": .array(
        calculation.lines.map { line, _ in
          [
            "id": .string(line.id), "formula": .string(line.formula),
            "inputs": .array(line.inputs.map(JSON.init(input:))),
            "amount": JSON(amount: line.value),
          ]
        }),
      "assumptions": .array(
        calculation.assumptions.map { input, option in
          guard case .object(var members) = JSON(input: input) else { return .null }
          members["option"] = .optional(option.map { "--" + $0 })
          members["formula"] = nil
          return .object(members)
        }),
    ]
    for (name, _, value) in calculation.amounts { members[name] = JSON(amount: value) }
    self = .object(members)
  }
}
