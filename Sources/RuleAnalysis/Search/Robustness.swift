public import DecisionModel
import RuleEngine

/// What draws over open answers, stated ranges and prices say of an end.
public struct Robustness: Hashable, Sendable {
  /// The share of them that end there, 0 to 1.
  public var share: Quantity
  /// Where more of them end; nil where none does.
  public var likelier: LikelierEnd?
}

/// An end that more draws lead to than to any other.
public struct LikelierEnd: Hashable, Sendable {
  /// The end.
  public var verdict: Verdict
  /// The share of draws that end there, 0 to 1.
  public var share: Quantity
}

extension Analysis {
  /// The share of draws over open answers, stated ranges and prices whose destination holds the same
  /// techniques as `verdict`, and where more of them end; ending there at once, because it already meets
  /// the target, counts too.
  ///
  /// Each draw fills in every open answer by its likelihood, narrows every range to one value, and takes
  /// the prices of one draw of the price book. Nothing says how likely each name of the price book is, so
  /// that a name nobody gave stays the usual one here, unlike in proofs. Nil when no draw was asked for.
  public func robustness(
    of verdict: Verdict, _ facts: Facts, scale: ConfidenceScale
  ) -> Robustness? {
    let draws = limits.draws ?? scale.draws
    guard draws > 0 else { return nil }
    let present = verdict.techniques.reduce(0) { $0 | engine.bit(of: $1) }
    var random = SplitMix64(seed: scale.seed)
    let completion = Completion(engine)
    let drawn = (0..<draws).map { _ in completion.draw(facts, from: &random, engine) }
    let ends = workers.share(draws) { share in
      var decision = engine.makeDecision()
      var costs = vary(facts, .draw(0))
      return share.map { draw in
        costs.turn(to: draw)
        return end(of: drawn[draw], &decision, &costs)
      }
    }
    let counts = Dictionary(grouping: ends, by: \.techniques).mapValues(\.count)
    func share(_ count: Int) -> Quantity { Quantity(rounding: Double(count) / Double(draws)) }
    let kept = counts[present] ?? 0
    let most = counts.values.max() ?? 0
    // Of ends that are drawn equally often the one drawn first.
    let likelier = most > kept ? ends.first { counts[$0.techniques] == most } : nil
    return Robustness(
      share: share(kept),
      likelier: likelier.map { LikelierEnd(verdict: self.verdict($0), share: share(most)) })
  }
}
