public import Advice
import CostModel
import DecisionModel

/// Costs as comma-separated values: a row for each cost of the destination and of every technique, with
/// the lines of their bills.
public enum CostTable {
  /// The whole table, a heading first, lines ended by line feeds.
  public static func csv(_ cost: CostSummary, technique: String? = nil) -> String {
    var rows = [
      ["techniques", "item", "kind", "unit", "low", "likely", "high", "least", "most", "wants"]
    ]
    if technique == nil { add(cost.destination, "destination", &rows) }
    for id in cost.estimates.order where technique.map({ $0 == id.rawValue }) ?? true {
      if let estimate = cost.estimates[id] { add(estimate, id.rawValue, &rows) }
    }
    if technique == nil, let today = cost.estimates.today { add(today, "today", &rows) }
    return rows.map(CSV.line).joined()
  }

  private static func add(_ estimate: Estimate, _ name: String, _ rows: inout [[String]]) {
    for cost in ["upfront", "monthly", "per_request", "total"] {
      if let value = estimate.quantity(cost) { rows.append(row(name, cost, "cost", value)) }
    }
    for line in estimate.lines { rows.append(row(name, line.id, line.kind.rawValue, line.value)) }
  }

  private static func row(
    _ name: String, _ item: String, _ kind: String, _ value: Estimated
  ) -> [String] {
    guard let amount = value.amount else {
      let wants = value.wants.map(\.rawValue).joined(separator: " ")
      return [name, item, kind, "", "", "", "", "", "", wants]
    }
    let points = [amount.low, amount.likely, amount.high, amount.least, amount.most]
    return [name, item, kind, amount.unit] + points.map(\.canonical) + [""]
  }
}
