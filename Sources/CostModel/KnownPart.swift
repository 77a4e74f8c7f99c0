internal import DecisionModel

/// What those lines of a bill come to that are known, where other lines wait for answers.
///
/// An amount is nil where the bill says it whole, or where the known lines come to nothing.
public struct KnownPart: Hashable, Sendable {
  /// Paid once, before it runs.
  public var upfront: Amount?
  /// Paid each month at the stated volume; without one, whatever the volume.
  public var monthly: Amount?
  /// Paid for one request.
  public var perRequest: Amount?
  /// Everything over the horizon, which waits for whatever any of the others waits for.
  public var total: Amount
  /// The ids of the lines that are left out, in the order of the bill.
  public var without: [String]
}

extension Estimator {
  /// What is known of an estimate that waits for answers; nil where all of it is known, or nothing.
  func knownPart(
    of estimate: Estimate, _ bundle: Bundle, _ facts: Facts, _ drawn: DrawnCase?
  ) -> KnownPart? {
    let whole = [estimate.upfront, estimate.monthly, estimate.perRequest, estimate.total]
    guard whole.contains(where: { $0.amount == nil }) else { return nil }
    var open = Set(estimate.lines.filter { $0.value.amount == nil }.map(\.id))
    if isVolumeOpen(facts) {
      open.formUnion(estimate.lines.filter { $0.kind == .request }.map(\.id))
    }
    guard !open.isEmpty else { return nil }
    let rest = bundle.without(open)
    guard !rest.lines.isEmpty else { return nil }
    let part = Run(
      self, facts: facts, bundles: [rest], routes: [], startingFrom: drawn, isTraced: { _ in false }
    ).estimates[0]
    func amount(_ whole: Estimated, _ part: Estimated) -> Amount? {
      guard whole.amount == nil, let amount = part.amount, amount.most > .zero else { return nil }
      return amount
    }
    // What is paid up front, each month or for a request is part of the total.
    guard let total = amount(estimate.total, part.total) else { return nil }
    return KnownPart(
      upfront: amount(estimate.upfront, part.upfront),
      monthly: amount(estimate.monthly, part.monthly),
      perRequest: amount(estimate.perRequest, part.perRequest), total: total,
      without: bundle.lines.map(\.id).filter(open.contains))
  }

  /// Without it nobody knows what a month's requests come to, whatever each of them costs.
  private func isVolumeOpen(_ facts: Facts) -> Bool {
    var sheet = Worksheet(graph, facts: facts, plan: plan(at: .likely))
    return sheet.volume(in: 0)?.lacks ?? false
  }
}
