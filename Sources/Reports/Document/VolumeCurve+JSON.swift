public import Advice
import CostModel
import DecisionModel

extension JSON.Members {
  /// The members of `recommend` with costs over the volume, where they were worked out.
  public func adding(_ curve: VolumeCurve?) -> JSON.Members {
    guard let curve, case .object(var cost)? = self["cost"] else { return self }
    cost["over_volume"] = JSON(curve)
    return adding(["cost": .object(cost)])
  }
}

extension JSON {
  /// Costs over the volume, for `cost.over_volume`.
  public init(_ curve: VolumeCurve) {
    self = [
      "key": .string(curve.key.rawValue), "volume": .number(curve.volume), "measure": "total",
      "unit": "USD", "volumes": .array(curve.volumes.map(JSON.number)),
      "lines": .array(
        curve.lines.map { line in
          [
            "techniques": .strings(line.techniques.map(\.rawValue)),
            "is_destination": .boolean(line.isDestination),
            "points": .array(line.points.map(JSON.init(point:))),
          ]
        }),
    ]
  }

  private init(point: CostSlice.Point) {
    switch point {
    case .cost(let low, let likely, let high):
      self = ["low": .number(low), "likely": .number(likely), "high": .number(high)]
    case .wants: self = ["low": .null, "likely": .null, "high": .null]
    }
  }
}
