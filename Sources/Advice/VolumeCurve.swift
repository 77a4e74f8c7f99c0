public import CostModel
public import DecisionModel
import RuleEngine

/// The total over the horizon while the volume of requests goes through a range: that of the destination
/// and of the same with one technique exchanged for one that the price book compares it with.
public struct VolumeCurve: Hashable, Sendable {
  /// The key of the volume.
  public var key: FactKey
  /// The volume of the case, in requests a month; of a stretch its middle.
  public var volume: Quantity
  /// The volumes, rising, in requests a month.
  public var volumes: [Quantity]
  /// The costs, the destination's first.
  public var lines: [Line]

  /// The costs of some techniques together.
  public struct Line: Hashable, Sendable {
    /// The techniques.
    public var techniques: [TechniqueID]
    /// Whether they are the destination.
    public var isDestination: Bool
    /// One point for each volume.
    public var points: [CostSlice.Point]
  }
}

extension Advisor {
  /// How many routes stand beside the destination at most.
  private static let mostRoutes = 4

  /// The total of the destination and of what it is compared with over volumes around that of the case
  /// and around each break-even. Nil while the volume is open, and without prices.
  ///
  /// The decision stays as it is: this says what the same destination would cost at other volumes.
  public func volumeCurve(_ advice: Advice) -> VolumeCurve? {
    guard let cost = advice.cost, let key = volumeKey,
      case .number(let stretch)? = advice.facts[key].value,
      case .number(_, let domain)? = ruleSet.fact(key)?.type
    else { return nil }
    let volume = Quantity(micros: stretch.low.micros / 2 + stretch.high.micros / 2)
    let destination = advice.recommendation.destination
    let routes = compared(cost.estimates, destination)
    let turns = routes.compactMap { $0.volume.amount }.filter { !$0.isNever && $0.likely > .zero }
      .map { Quantity(micros: $0.likely.micros / 1_000_000 * 1_000_000) }
    let volumes = Self.volumes(around: [volume] + turns, in: domain)
    var bundles = [destination]
    for route in routes {
      let isThere = destination.contains(route.to)
      let (old, new) = isThere ? (route.to, route.from) : (route.from, route.to)
      let other = destination.map { $0 == old ? new : $0 }
      if !destination.contains(new), !bundles.contains(other) { bundles.append(other) }
    }
    bundles = Array(bundles.prefix(Self.mostRoutes + 1))
    var lines = bundles.enumerated().map { place, techniques in
      VolumeCurve.Line(techniques: techniques, isDestination: place == 0, points: [])
    }
    let prepared = engine.prepare(Facts(advice.answers, ruleSet))
    let variations = volumes.map { value in
      var facts = prepared
      facts[key] = .known(.number(QuantityRange(value)))
      return facts
    }
    for points in biller.slices("total", ofEach: bundles, for: variations) {
      for place in lines.indices { lines[place].points.append(points[place]) }
    }
    return VolumeCurve(key: key, volume: volume, volumes: volumes, lines: lines)
  }

  /// The answer that the price book counts requests by.
  private var volumeKey: FactKey? {
    let formula = estimator.book.formulas.first { $0.name == estimator.book.volume }
    guard case .name(let name)? = formula?.expression else { return nil }
    return ruleSet.facts.map(\.key).first { $0.rawValue == name }
  }

  /// Comparisons that a technique of the destination takes part in, those that turn somewhere first.
  private func compared(_ estimates: Estimates, _ destination: [TechniqueID]) -> [BreakEven] {
    let concerned = estimates.breakEven.filter {
      destination.contains($0.to) || destination.contains($0.from)
    }
    func turns(_ route: BreakEven) -> Bool { route.volume.amount.map { !$0.isNever } ?? false }
    return concerned.filter(turns) + concerned.filter { !turns($0) }
  }

  /// 1, 2 and 5 times powers of ten from a tenth of the smallest to ten times the largest, with the
  /// volumes themselves.
  private static func volumes(
    around marks: [Quantity], in domain: QuantityRange
  ) -> [Quantity] {
    let low = max(1_000_000, (marks.map(\.micros).min() ?? 0) / 10)
    let (high, overflow) = (marks.map(\.micros).max() ?? 0).multipliedReportingOverflow(by: 10)
    let top = overflow ? .max : max(high, low)
    var values = marks.map(\.micros).filter { $0 > 0 }
    var power: Int64 = 1_000_000
    while power <= top {
      for step: Int64 in [1, 2, 5] where power <= .max / step {
        let value = power * step
        if value >= low, value <= top { values.append(value) }
      }
      guard power <= .max / 10 else { break }
      power *= 10
    }
    return Set(values).sorted().map { Quantity(micros: $0) }.filter(domain.contains)
  }
}
