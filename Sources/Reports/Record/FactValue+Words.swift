import Advice
import CostModel
import DecisionModel

extension FactValue {
  /// The value as a sentence holds it: `10,000 requests a month`, `yes`, `rag, lora`.
  ///
  /// - Parameter unit: the base unit of a number, as the JSON names it.
  public func words(_ unit: String?) -> String {
    switch self {
    case .unknown: return "unknown"
    case .flag(let flag): return flag ? "yes" : "no"
    case .text(let text): return text
    case .set(let names): return names.isEmpty ? "none" : names.joined(separator: ", ")
    case .number(let low, let high):
      let dimension = Self.dimension(unit)
      let start = low.words(dimension)
      return low == high ? start : "\(start) to \(high.words(dimension))"
    }
  }

  /// What a unit measures; units that two dimensions share read alike.
  private static func dimension(_ unit: String?) -> Dimension {
    Dimension.allCases.first { $0.unitText == unit } ?? .count
  }

  /// Whether it is a number.
  public var isNumber: Bool {
    if case .number = self { return true }
    return false
  }
}

extension AdviceRecord.Amount {
  /// The likely point as money, such as `$1,250`; nil where it never comes.
  public var likelyDollars: String? { likely?.dollars }
}
