public import Advice
import CostModel
public import DecisionModel

extension JSON {
  /// A sweep with every step, every crossover and every change of the destination.
  public init(_ sweep: CostSweep, _ ruleSet: RuleSet, isLog: Bool) {
    let document = AdviceDocument(ruleSet: ruleSet)
    let unit =
      switch sweep.measure {
      case "monthly": "USD/month"
      case "per_request": "USD/request"
      default: "USD"
      }
    func names(_ techniques: [TechniqueID]) -> JSON { .strings(techniques.map(\.rawValue)) }
    func step(_ point: CostSweep.Point) -> JSON {
      [
        "value": .number(point.value), "destination": names(point.destination),
        "destination_cost": .object(JSON.members(of: point.slice.together)),
        "blocked": names(point.blocked), "cheapest": .optional(point.cheapest?.rawValue),
        "costs": .array(
          sweep.techniques.map { id in
            var members = JSON.members(of: point.slice.costs[id] ?? .wants([]))
            members["technique"] = .string(id.rawValue)
            return .object(members)
          }),
      ]
    }
    self = [
      "key": .string(sweep.key.rawValue), "key_unit": document.unit(of: sweep.key),
      "measure": .string(sweep.measure), "unit": .string(unit),
      "scale": .string(isLog ? "log" : "linear"), "steps": .array(sweep.points.map(step)),
      "crossovers": .array(
        sweep.crossovers.map { crossing in
          [
            "from": .string(crossing.pair.from.rawValue), "to": .string(crossing.pair.to.rawValue),
            "at": .number(crossing.at),
            "cheaper": .string(
              (crossing.toIsCheaper ? crossing.pair.to : crossing.pair.from).rawValue),
          ]
        }),
      "destination_changes": .array(
        sweep.changes.map { change in
          [
            "from": names(change.from), "to": names(change.to), "after": .number(change.after),
            "at": .number(change.at),
          ]
        }),
    ]
  }

  private static func members(of point: CostSlice.Point) -> JSON.Members {
    switch point {
    case .cost(let low, let likely, let high):
      ["low": .number(low), "likely": .number(likely), "high": .number(high), "wants": []]
    case .wants(let keys):
      [
        "low": .null, "likely": .null, "high": .null, "wants": .strings(keys.map(\.rawValue)),
      ]
    }
  }
}

/// A sweep as comma-separated values: a row for each step and technique.
public enum SweepTable {
  /// The whole table, a heading first.
  public static func csv(_ sweep: CostSweep) -> String {
    var rows = [
      [sweep.key.rawValue, "technique", "low", "likely", "high", "cheapest", "wants", "blocked"]
    ]
    for point in sweep.points {
      rows.append(
        [point.value.canonical, "destination"] + cells(point.slice.together, false) + ["no"])
      for id in sweep.techniques {
        let cost = point.slice.costs[id] ?? .wants([])
        rows.append(
          [point.value.canonical, id.rawValue]
            + cells(cost, id == point.cheapest) + [point.blocked.contains(id) ? "yes" : "no"])
      }
    }
    return rows.map(CSV.line).joined()
  }

  private static func cells(_ point: CostSlice.Point, _ isCheapest: Bool) -> [String] {
    switch point {
    case .cost(let low, let likely, let high):
      [low, likely, high].map(\.canonical) + [isCheapest ? "yes" : "no", ""]
    case .wants(let keys): ["", "", "", "", keys.map(\.rawValue).joined(separator: " ")]
    }
  }
}
