import CostModel
import DecisionModel

/// What answers allow, such as a budget, and what is held against it.
extension Advisor {
  /// The open answers that a computed set of techniques wants for one of them: what its bound reads, and
  /// what the measure wants, or stands in for when it wants nothing.
  func wanted(
    by set: FactKey, for technique: TechniqueID, _ facts: Facts, _ estimate: Estimate?
  ) -> [FactKey] {
    let settlement = estimator.book.settlements.first { $0.fact == set }
    guard case .each(let measure, _)? = settlement?.way else { return [] }
    let limits = (limits[set] ?? []).filter { facts[$0].value == nil }
    let value = estimate?.quantity(measure)
    let wants = value?.wants ?? []
    return limits + (wants.isEmpty && limits.isEmpty ? value?.assumed ?? [] : wants)
  }

  /// How far the measure of a technique, or of several together, lies over what a computed set holds it
  /// against, at its lowest estimate; nil where the bound is no answer or nothing lies over it.
  func excess(over set: FactKey, of estimate: Estimate?, _ facts: Facts) -> String? {
    let settlement = estimator.book.settlements.first { $0.fact == set }
    guard case .each(let measure, .name(let bound))? = settlement?.way,
      case .number(let limit)? = facts[FactKey(bound)].value,
      case .number(let dimension, _)? = ruleSet.fact(FactKey(bound))?.type,
      let quantity = estimate?.quantity(measure), quantity.assumed.isEmpty,
      let low = quantity.amount?.low, low > limit.high
    else { return nil }
    let (over, overflow) = low.micros.subtractingReportingOverflow(limit.high.micros)
    guard !overflow else { return nil }
    return Quantity(micros: over).estimateWords(dimension)
  }

  /// The limits that the destination goes over by the likely estimate and not for sure.
  func likelyOver(_ situation: Situation, _ destination: Estimate) -> [LikelyExcess] {
    estimator.book.settlements.compactMap { settlement in
      guard case .each(let measure, .name(let bound)) = settlement.way,
        let fact = ruleSet.fact(FactKey(bound)), case .number(let dimension, _) = fact.type,
        case .number(let limit)? = situation.findings.facts[fact.key].value,
        let quantity = destination.quantity(measure), let likely = quantity.amount?.likely,
        likely > limit.high, !situation.isSurelyOver(settlement.fact)
      else { return nil }
      return LikelyExcess(
        limit: fact.key, measure: measure, likely: likely, most: limit.high, dimension: dimension,
        assumed: quantity.assumed)
    }
  }

  /// The answers that each computed set of techniques holds its measure against.
  static func limits(_ ruleSet: RuleSet, _ book: PriceBook) -> [FactKey: [FactKey]] {
    var found: [FactKey: [FactKey]] = [:]
    for settlement in book.settlements {
      guard case .each(_, let bound) = settlement.way else { continue }
      let keys = bound.names.map { FactKey($0) }
      found[settlement.fact] = keys.filter { ruleSet.fact($0)?.role == .asked }
    }
    return found
  }
}
