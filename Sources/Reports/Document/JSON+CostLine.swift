import CostModel
import DecisionModel

/// The numbers behind costs as JSON. One that stands behind many lines is made once; the writer then copies
/// what it wrote of it.
struct CostInputJSON {
  private var known: [Named: JSON] = [:]

  mutating func list(_ inputs: [CostInput]) -> JSON { .array(inputs.map { of($0) }) }

  private mutating func of(_ input: CostInput) -> JSON {
    let named = Named(input: input)
    if let json = known[named] { return json }
    let json = JSON(input: input)
    known[named] = json
    return json
  }

  /// Name and value tell most numbers apart.
  private struct Named: Hashable {
    var input: CostInput

    func hash(into hasher: inout Hasher) {
      hasher.combine(input.name)
      hasher.combine(input.value?.likely)
    }
  }
}

extension JSON {
  /// One line of a bill with its formula and all numbers behind it.
  init(line: CostLine, _ inputs: inout CostInputJSON) {
    self = [
      "id": .string(line.id), "title": .string(line.title),
      "kind": .string(line.kind.rawValue), "step": .optional(line.step?.rawValue),
      "formula": .string(line.formula), "inputs": inputs.list(line.inputs),
      "amount": JSON(amount: line.value),
    ]
  }

  /// One quantity beside money with its formula and all numbers behind it.
  init(measure: Estimate.Measure, _ inputs: inout CostInputJSON) {
    self = [
      "id": .string(measure.name), "formula": .string(measure.formula),
      "inputs": inputs.list(measure.inputs),
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
