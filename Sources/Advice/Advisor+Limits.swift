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
    guard let estimate, let held = settlement.flatMap({ held($0, estimate, facts) }),
      held.value.assumed.isEmpty, let low = held.value.amount?.low, low > held.limit.most
    else { return nil }
    let (over, overflow) = low.micros.subtractingReportingOverflow(held.limit.most.micros)
    return overflow ? nil : Quantity(micros: over).estimateWords(held.limit.dimension)
  }

  /// The limits that the destination goes over by the likely estimate and not for sure.
  func likelyOver(_ situation: Situation, _ destination: Estimate) -> [LikelyExcess] {
    let all = estimator.book.settlements.compactMap { settlement -> LikelyExcess? in
      guard let held = held(settlement, destination, situation.findings.facts),
        let likely = held.value.amount?.likely, likely > held.limit.most,
        !situation.isSurelyOver(settlement.fact)
      else { return nil }
      return LikelyExcess(
        limit: held.limit.fact, measure: held.measure, likely: likely, most: held.limit.most,
        dimension: held.limit.dimension, assumed: held.value.assumed)
    }
    // Several sets may be held against one limit.
    return all.indices.filter { !all[..<$0].contains(all[$0]) }.map { all[$0] }
  }

  /// A measure of an estimate beside the answer that a computed set holds it against; nil where that is no
  /// single answer, or is open.
  private func held(_ settlement: PriceBook.Settlement, _ estimate: Estimate, _ facts: Facts)
    -> Held?
  {
    guard case .each(let measure, .name(let bound)) = settlement.way,
      let limit = limit(FactKey(bound), facts) ?? namedLimit(bound, facts),
      let value = estimate.quantity(measure)
    else { return nil }
    return Held(limit: limit, measure: measure, value: value)
  }

  /// An answer that is a number.
  private func limit(_ key: FactKey, _ facts: Facts) -> Limit? {
    guard let fact = ruleSet.fact(key), case .number(let dimension, _) = fact.type,
      case .number(let range)? = facts[key].value
    else { return nil }
    return Limit(fact: key, most: range.high, dimension: dimension)
  }

  /// A number of the entry that an answer names, such as the memory of the hardware that must be used.
  private func namedLimit(_ bound: String, _ facts: Facts) -> Limit? {
    let parts = bound.split(separator: ".")
    guard parts.count == 2,
      let choice = estimator.book.choices.first(where: { $0.name == parts[0] }),
      let key = choice.fact, case .choice(let name)? = facts[key].value,
      let entry = estimator.book.entry(name.rawValue, in: choice.table, on: estimator.asOf),
      let field = entry.field(String(parts[1]))
    else { return nil }
    return Limit(fact: key, most: field.value.high, dimension: field.dimension)
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

/// What an answer allows.
private struct Limit {
  let fact: FactKey
  /// In base units, of a range its upper end.
  let most: Quantity
  let dimension: Dimension
}

/// A measure and its limit, both in the base unit of the limit.
private struct Held {
  let limit: Limit
  let measure: String
  let value: Estimated
}
