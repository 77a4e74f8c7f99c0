import Advice
import CostModel
import DecisionModel

extension AdviceDocument {
  /// What the destination, today's version and every technique cost.
  func cost(_ cost: CostSummary) -> JSON {
    let estimates = cost.estimates
    var inputs = CostInputJSON()
    return [
      "currency": "USD",
      "prices_as_of": .optional(estimates.asOf?.canonical),
      "price_age": cost.age.map { JSON($0, bookAsOf: estimates.bookAsOf) } ?? .null,
      "remarks": .array(cost.remarks.map(JSON.init)),
      "horizon_months": estimates.horizonMonths.amount.map { .number($0.likely) } ?? .null,
      "destination": money(
        cost.destination,
        ["upfront", "monthly", "monthly_bill", "per_request", "total", "latency_ms"]),
      "lines": .array(cost.destination.lines.map { JSON(line: $0, &inputs) }),
      "measured": .array(cost.destination.measures.map { JSON(measure: $0, &inputs) }),
      "is_addition": .boolean(cost.destination.isAddition),
      "wants": .strings(wants(cost.destination)),
      "wanted_for": .object(
        JSON.Members(
          ["upfront", "monthly", "per_request", "total"].map { name in
            (name, .strings((cost.destination.quantity(name)?.wants ?? []).map(\.rawValue)))
          })),
      "known": cost.known.map(known) ?? .null,
      "assumed": .strings(assumed(cost.destination)),
      "today": estimates.today.map { money($0, ["monthly", "per_request"]) } ?? [
        "monthly": .null, "per_request": .null,
      ],
      "techniques": .array(
        estimates.order.compactMap { id in estimates[id].map { technique(id, $0, &inputs) } }),
      "break_even": .array(estimates.breakEven.map(breakEven)),
      "change": change(cost),
      "over_volume": .null,
    ]
  }

  private func money(_ estimate: Estimate, _ names: [String]) -> JSON {
    .object(
      JSON.Members(names.map { ($0, JSON(amount: estimate.quantity($0))) }))
  }

  private func known(_ part: KnownPart) -> JSON {
    [
      "upfront": JSON(amount: part.upfront), "monthly": JSON(amount: part.monthly),
      "per_request": JSON(amount: part.perRequest), "total": JSON(amount: part.total),
      "without": .strings(part.without),
    ]
  }

  private func quantities(_ estimate: Estimate) -> [Estimated] {
    [estimate.upfront, estimate.monthly, estimate.perRequest, estimate.total]
  }

  private func wants(_ estimate: Estimate) -> [String] {
    unique(quantities(estimate).flatMap(\.wants))
  }

  private func assumed(_ estimate: Estimate) -> [String] {
    unique(quantities(estimate).flatMap(\.assumed))
  }

  private func unique(_ keys: [FactKey]) -> [String] {
    let found = Set(keys)
    return ruleSet.facts.map(\.key).filter { found.contains($0) }.map(\.rawValue)
  }

  func technique(
    _ id: TechniqueID, _ estimate: Estimate, _ inputs: inout CostInputJSON
  ) -> JSON {
    [
      "id": .string(id.rawValue),
      "is_addition": .boolean(estimate.isAddition),
      "upfront": JSON(amount: estimate.upfront),
      "monthly": JSON(amount: estimate.monthly),
      "per_request": JSON(amount: estimate.perRequest),
      "total": JSON(amount: estimate.total),
      "latency_ms": JSON(amount: estimate.quantity("latency_ms")),
      "measures": .object(
        JSON.Members(estimate.measures.map { ($0.name, JSON(amount: $0.value)) })),
      "lines": .array(estimate.lines.map { JSON(line: $0, &inputs) }),
      "measured": .array(estimate.measures.map { JSON(measure: $0, &inputs) }),
      "wants": .strings(wants(estimate)),
      "assumed": .strings(assumed(estimate)),
    ]
  }

  /// From today's version to the destination.
  private func change(_ cost: CostSummary) -> JSON {
    guard let change = cost.change, case .object(var members) = breakEven(change) else {
      return .null
    }
    members["from"] = .strings((cost.estimates.today?.techniques ?? []).map(\.rawValue))
    members["to"] = .strings(cost.destination.techniques.map(\.rawValue))
    return .object(members)
  }

  private func breakEven(_ route: BreakEven) -> JSON {
    [
      "from": .string(route.from.rawValue), "to": .string(route.to.rawValue),
      "volume_per_month": JSON(amount: route.volume),
      "running_volume_per_month": JSON(amount: route.runningVolume),
      "payback_months": JSON(amount: route.paybackMonths),
      "saving_per_month": JSON(amount: route.saving),
      "capacity_per_month": JSON(amount: route.capacity),
      "never_because": .optional(route.neverBecause?.rawValue),
    ]
  }
}

extension JSON {
  /// Five points and the unit; null when an answer is wanted. Where something never comes, the members
  /// that are never are null, and `never` says so.
  init(amount estimated: Estimated?) { self.init(amount: estimated?.amount) }

  /// The same of a known amount.
  init(amount: Amount?) {
    guard let amount else {
      self = .null
      return
    }
    let points = [
      ("low", amount.low), ("likely", amount.likely), ("high", amount.high),
      ("least", amount.least), ("most", amount.most),
    ]
    var members: JSON.Members = ["unit": .string(amount.unit)]
    for (name, value) in points { members[name] = value == Amount.never ? .null : .number(value) }
    if points.contains(where: { $0.1 == Amount.never }) { members["never"] = true }
    self = .object(members)
  }
}
