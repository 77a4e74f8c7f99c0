import CostModel
import DecisionModel
import Notation
import Reports

extension PricePage {
  /// An entry or an input as JSON.
  func json(_ item: PriceItem) -> JSON {
    guard case .object(var members) = item.json(on: day, library) else { return .null }
    members["kind"] = .string(item.entry == nil ? "input" : "entry")
    members["picked"] = .strings(ways(to: item))
    members["read"] = .array(
      readers(of: item).flatMap { name, found in
        found.map { reader -> JSON in
          [
            "name": .string(name), "by": .string(reader.name),
            "kind": .string(reader.kind.rawValue), "formula": .string(reader.formula),
          ]
        }
      })
    members["techniques"] = .strings(techniques(behind: item))
    return .object(members)
  }

  /// A formula as JSON.
  func json(_ formula: PriceBook.Formula) -> JSON {
    [
      "kind": "formula", "name": .string(formula.name), "says": .string(formula.says),
      "formula": .string(formula.expression.text), "unit": .string(formula.dimension.unitText),
      "read": .array(
        readers.readers(of: formula.name).map { reader -> JSON in
          [
            "name": .string(formula.name), "by": .string(reader.name),
            "kind": .string(reader.kind.rawValue), "formula": .string(reader.formula),
          ]
        }),
      "techniques": .strings(readers.techniques(behind: [formula.name])),
      "location": JSON(library.shown(formula.span)),
    ]
  }
}
