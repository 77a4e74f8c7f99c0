import CostModel
public import DecisionModel
import RuleEngine

/// What the destination costs as the answers stand, and what more answers would do to that.
public struct CostPreview: Hashable, Sendable {
  /// The cost each month as it stands; nil while answers are wanted.
  public var monthly: Range?
  /// The same when every question that is left is answered as expected; nil when even that gives none.
  public var narrowed: Range?
  /// The open keys that it rests on, those that it wants first, then the one that narrows it most.
  public var keys: [FactKey]

  /// Nothing known but what it rests on.
  public init(keys: [FactKey]) { self.keys = keys }

  /// A stretch of money each month.
  public struct Range: Hashable, Sendable {
    /// Nine draws of ten are above.
    public var low: Quantity
    /// One draw of ten is above.
    public var high: Quantity
  }
}

extension Advisor {
  /// What the destination costs as the answers stand, and what the keys that are open would do to it.
  ///
  /// A key is tried out at its default, or at the middle of its likeliest stretch. Runs the cost model
  /// once for each key.
  public func costPreview(_ answers: [Answer]) -> CostPreview {
    let known = estimator.settled(engine.prepare(facts(answers)), at: .likely, only: decisive)
    let destination = engine.destination(engine.findings(known)).techniques
    let estimate = biller.estimate(destination, for: known)
    let keys = openKeys(of: estimate, known)
    let lacking = Set(estimate.total.wants)
    let widths = keys.map { key -> Double in
      // While another answer is wanted there is no number, whatever this one is.
      if !lacking.subtracting([key]).isEmpty { return .infinity }
      guard let pinned = pinned(known, [key]) else { return -1 }
      return CostPreview.width(biller.estimate(destination, for: pinned).total)
    }
    let wanted = Set(Self.quantities(estimate).flatMap(\.wants))
    let sorted = keys.indices.sorted { left, right in
      let ranks = (wanted.contains(keys[left]) ? 0 : 1, wanted.contains(keys[right]) ? 0 : 1)
      return (ranks.0, widths[left], left) < (ranks.1, widths[right], right)
    }.map { keys[$0] }
    let narrowed = pinned(known, sorted).map { biller.estimate(destination, for: $0) }
    var preview = CostPreview(keys: sorted)
    preview.monthly = CostPreview.Range(estimate.monthly)
    preview.narrowed = narrowed.flatMap { CostPreview.Range($0.monthly) }
    return preview
  }

  private static func quantities(_ estimate: Estimate) -> [Estimated] {
    [estimate.upfront, estimate.monthly, estimate.total, estimate.perRequest]
  }

  /// The questions nobody was asked that an estimate wants or has a stand-in for, as declared.
  private func openKeys(of estimate: Estimate, _ known: Facts) -> [FactKey] {
    let named = Set(Self.quantities(estimate).flatMap { $0.wants + $0.assumed })
    return ruleSet.facts.filter {
      $0.role == .asked && named.contains($0.key) && known[$0.key] == .unasked
    }.map(\.key)
  }

  /// Facts with some keys answered as expected; nil when nothing is expected of any.
  private func pinned(_ known: Facts, _ keys: [FactKey]) -> Facts? {
    var pinned = known
    var any = false
    for key in keys {
      guard let value = ruleSet.fact(key)?.expected else { continue }
      pinned[key] = .known(value)
      any = true
    }
    return any ? pinned : nil
  }
}

extension CostPreview.Range {
  fileprivate init?(_ estimated: Estimated) {
    guard let amount = estimated.amount else { return nil }
    self.init(low: amount.low, high: amount.high)
  }
}

extension CostPreview {
  /// How far apart the ends are; nothing is wider than what is not known.
  fileprivate static func width(_ estimated: Estimated) -> Double {
    guard let amount = estimated.amount else { return .infinity }
    return amount.high.double - amount.low.double
  }
}

extension FactDeclaration {
  /// The answer to expect: the default, or the middle of the likeliest stretch, or the likeliest value.
  fileprivate var expected: Value? {
    switch fallback {
    case .number(_, let likely, _)?: return .number(QuantityRange(likely))
    case .value(let value)?: return value
    case nil: break
    }
    switch type {
    case .number:
      guard let band = bands.max(by: { $0.weight < $1.weight }) else { return nil }
      let middle = band.range.low.micros / 2 + band.range.high.micros / 2
      return .number(QuantityRange(Quantity(micros: middle)))
    case .choice(let options):
      let known = options.filter { !$0.meansUnknown }
      return known.max { $0.weight < $1.weight }.map { .choice($0.name) }
    case .set, .techniques, .name: return nil
    }
  }
}
