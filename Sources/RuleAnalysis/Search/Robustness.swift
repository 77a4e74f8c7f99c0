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
  /// The end; its outcome is that of most of these draws.
  public var verdict: Verdict
  /// The share of draws that end there, 0 to 1.
  public var share: Quantity
}

/// Where draws over open answers, stated ranges and prices end.
public struct DrawnEnds: Sendable {
  private let analysis: Analysis
  private let ends: [EndPoint]

  fileprivate init(_ ends: [EndPoint], _ analysis: Analysis) {
    self.ends = ends
    self.analysis = analysis
  }

  /// The share of draws whose destination holds the same techniques as `verdict`, and where more of them
  /// end; ending there at once, because it already meets the target, counts too.
  public func robustness(of verdict: Verdict) -> Robustness {
    let present = verdict.techniques.reduce(0) { $0 | analysis.engine.bit(of: $1) }
    func share(_ count: Int) -> Quantity {
      Quantity(rounding: Double(count) / Double(ends.count))
    }
    let kept = ends.count { $0.techniques == present }
    var found = Robustness(share: share(kept))
    // The same techniques may be what to adapt to, where it stops, or what is left where nothing fits.
    if let most = ends.map(\.techniques).mostFrequent, most.count > kept,
      let end = ends.filter({ $0.techniques == most.element }).mostFrequent?.element
    {
      found.likelier = LikelierEnd(verdict: analysis.verdict(end), share: share(most.count))
    }
    return found
  }
}

extension Analysis {
  /// What draws over open answers, stated ranges and prices say of an end; nil when no draw was asked for.
  public func robustness(
    of verdict: Verdict, _ facts: Facts, scale: ConfidenceScale
  ) -> Robustness? {
    drawnEnds(facts, scale: scale)?.robustness(of: verdict)
  }

  /// Where draws over open answers, stated ranges and prices end.
  ///
  /// Each draw fills in every open answer by its likelihood, narrows every range to one value, and takes
  /// the prices of one draw of the price book. Nothing says how likely each name of the price book is, so
  /// that a name nobody gave stays the usual one here, unlike in proofs. Nil when no draw was asked for.
  public func drawnEnds(_ facts: Facts, scale: ConfidenceScale) -> DrawnEnds? {
    let draws = limits.draws ?? scale.draws
    guard draws > 0 else { return nil }
    var random = SplitMix64(seed: scale.seed)
    let completion = Completion(engine)
    let facts = engine.ordered(facts)
    let drawn = (0..<draws).map { _ in completion.draw(facts, from: &random, engine) }
    let ends = workers.share(draws) {
      endings(.draw(0))
    } work: { endings, draw in
      endings.turn(to: draw)
      return endings.end(of: drawn[draw])
    }
    return DrawnEnds(ends, self)
  }
}

extension Array where Element: Hashable {
  /// The element that stands here most often, of several the first, and how often; nil for an empty array.
  fileprivate var mostFrequent: (element: Element, count: Int)? {
    let counts = Dictionary(grouping: self) { $0 }.mapValues(\.count)
    guard let most = counts.values.max() else { return nil }
    return first { counts[$0] == most }.map { ($0, most) }
  }
}
