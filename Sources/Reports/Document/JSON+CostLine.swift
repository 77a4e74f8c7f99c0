public import CostModel
import DecisionModel

extension JSON {
  /// One line of a bill with its formula and all numbers behind it.
  public init(line: CostLine) {
    self = [
      "id": .string(line.id), "title": .string(line.title),
      "kind": .string(line.kind.rawValue), "step": .optional(line.step?.rawValue),
      "formula": .string(line.formula), "inputs": .array(line.inputs.map(JSON.init(input:))),
      "amount": JSON(amount: line.value),
    ]
  }

  /// One quantity beside money with its formula and all numbers behind it.
  public init(measure: Estimate.Measure) {
    self = [
      "id": .string(measure.name), "formula": .string(measure.formula),
      "inputs": .array(measure.inputs.map(JSON.init(input:))),
      "amount": JSON(amount: measure.value),
    ]
  }

  /// A number that a line rests on, with where it comes from.
  public init(input: CostInput) {
    self = [
      "name": .string(input.name), "value": JSON(spread: input.value),
      "unit": .string(input.unit), "basis": .string(input.basis.rawValue),
      "formula": .optional(input.formula), "source": .string(input.source),
      "as_of": .optional(input.asOf?.canonical), "recalled": .boolean(input.isRecalled),
      "table": .optional(input.entry?.table), "entry": .optional(input.entry?.name),
    ]
  }

  /// A number, or low, likely and high where it has a spread.
  init(spread: PriceBook.Spread?) {
    guard let spread else {
      self = .null
      return
    }
    self =
      spread.isExact
      ? .number(spread.likely)
      : [
        "low": .number(spread.low), "likely": .number(spread.likely),
        "high": .number(spread.high),
      ]
  }
}
