import CostModel
import DecisionModel

/// The numbers behind the costs of an advice as JSON. One that stands behind many lines is made once; the
/// writer then copies what it wrote of it.
struct CostInputJSON {
  private var known: [ObjectIdentifier: JSON] = [:]

  mutating func list(_ numbers: [Shared<CostInput>]) -> JSON { .array(numbers.map { of($0) }) }

  private mutating func of(_ number: Shared<CostInput>) -> JSON {
    let place = ObjectIdentifier(number)
    if let json = known[place] { return json }
    let json = JSON(input: number.value)
    known[place] = json
    return json
  }
}

extension JSON {
  /// One line of a bill with its formula and all numbers behind it.
  init(line: CostLine, _ inputs: inout CostInputJSON) {
    self = [
      "id": .string(line.id), "title": .string(line.title),
      "kind": .string(line.kind.rawValue), "step": .optional(line.step?.rawValue),
      "formula": .string(line.formula), "inputs": inputs.list(line.numbers),
      "amount": JSON(amount: line.value),
    ]
  }

  /// One quantity beside money with its formula and all numbers behind it.
  init(measure: Estimate.Measure, _ inputs: inout CostInputJSON) {
    self = [
      "id": .string(measure.name), "formula": .string(measure.formula),
      "inputs": inputs.list(measure.numbers),
      "amount": JSON(amount: measure.value),
    ]
  }

  /// A number that a line rests on, with where it comes from.
  init(input: CostInput) {
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
