public import DecisionModel

/// Works out computed facts of one case after the other, as `Estimator.settled` does at some prices.
///
/// Facts go in and come out by their places in the rules, and only what rests on a fact that is not what it
/// was in the case before is worked out anew.
public struct PlacedCosts: Sendable {
  /// The places of the facts that the computed ones rest on or that decide whether those apply, sorted.
  public let reads: [Int]
  /// For each declared fact the places of those that are read otherwise when it changes.
  private let readers: [FactPlaces]
  private var settler: Settler
  private let settlements: [Settlement]
  /// The computed sets; nil for what is none.
  private let sets: [ComputedSet?]
  private let behind: [FactPlaces]
  private var known: [Settled?]
  private let leeway: [Leeway]
  /// What was worked out where one way had to be said, and what without leeway.
  private var decided: [Settled?]
  private var exact: [Settled?]
  /// For each computed set the place of each technique among those that are measured; -1 for others.
  private let measured: [[Int]]
  /// What was told of single techniques of each computed set.
  private var told: [Told]

  /// The techniques of a set of which it was told whether they are in it, by place.
  private struct Told {
    /// Those that were asked about, and those of which it is known whether they are sure.
    var asked: UInt64 = 0
    var askedForSure: UInt64 = 0
    var sure: UInt64 = 0
    var possible: UInt64 = 0
  }

  /// Starts from a case of which nothing is known, and works out some computed facts with the leeway that
  /// each has.
  public init(
    _ estimator: Estimator, _ computed: [FactKey], at prices: PricePoint = .drawn,
    leeway: (FactKey) -> Leeway
  ) {
    settler = Settler(estimator, Facts(), prices, forManyCases: true)
    let wanted = computed.compactMap { key in
      estimator.settlements.firstIndex { $0.fact == key }
    }
    settlements = wanted.map { estimator.settlements[$0] }
    sets = settlements.map { estimator.layout.sets[$0.place] }
    behind = wanted.map { FactPlaces(estimator.behind[$0]) }
    known = Array(repeating: nil, count: wanted.count)
    decided = known
    exact = known
    told = Array(repeating: Told(), count: wanted.count)
    measured = sets.map { set in
      guard let set else { return [] }
      var places = Array(repeating: -1, count: estimator.ruleSet.techniques.count)
      for (index, one) in set.measured.enumerated() { places[one.place] = index }
      return places
    }
    self.leeway = settlements.map { leeway($0.fact) }
    let all = wanted.reduce(into: Set<Int>()) { $0.formUnion(estimator.behind[$1]) }
    let readers = estimator.graph.readers
    self.readers = readers.map { FactPlaces($0) }
    reads = readers.indices.filter { !all.isDisjoint(with: readers[$0]) }
  }

  /// The computed facts that are worked out, in order.
  public var computed: [FactKey] { settlements.map(\.fact) }

  /// True for a set of techniques.
  public func isSet(_ place: Int) -> Bool { sets[place] != nil }

  /// Takes what is known of every fact; only what is known of those at some places may have changed.
  public mutating func read(_ facts: [Knowledge], changed: [Int]) {
    let meant = changed.reduce(FactPlaces()) { $0.union(readers[$1]) }
    let places = settler.places(meant)
    let changed = FactPlaces(settler.read(PlacedFacts(known: facts), at: places))
    for place in known.indices where behind[place].meets(changed) { forget(place) }
  }

  /// Goes on with the prices of another draw.
  public mutating func turn(to draw: Int) {
    settler.turn(to: draw)
    for place in known.indices { forget(place) }
  }

  private mutating func forget(_ place: Int) {
    (known[place], decided[place], exact[place]) = (nil, nil, nil)
    told[place] = Told()
  }

  /// One of the computed facts, by its place among those that are worked out.
  public mutating func settled(_ place: Int) -> Settled {
    if let known = known[place] { return known }
    let settled = settler.settled(settlements[place], leeway[place])
    known[place] = settled
    return settled
  }

  /// Of some techniques, by their places in the rules, those that are in a computed set for certain and
  /// those that may be, sure ones included; nothing is worked out for others.
  public mutating func members(_ techniques: UInt64, of place: Int) -> (
    sure: UInt64, possible: UInt64
  ) {
    guard let set = sets[place] else { return (0, 0) }
    let new = techniques & ~told[place].asked
    told[place].asked |= new
    told[place].askedForSure |= new
    each(new, place) { costs, index, bit in
      let found = costs.settler.isMember(index, set, costs.leeway[place])
      if found.sure { costs.told[place].sure |= bit }
      if found.possible { costs.told[place].possible |= bit }
    }
    return (told[place].sure & techniques, told[place].possible & techniques)
  }

  /// Of some techniques those that are in a computed set for certain, which may be less to work out.
  public mutating func sure(_ techniques: UInt64, of place: Int) -> UInt64 {
    guard let set = sets[place] else { return 0 }
    let new = techniques & ~told[place].askedForSure
    told[place].askedForSure |= new
    each(new, place) { costs, index, bit in
      if costs.settler.isSureMember(index, set, costs.leeway[place]) {
        costs.told[place].sure |= bit
      }
    }
    return told[place].sure & techniques
  }

  /// Works something out for each of some techniques that are measured for a set, by its place there.
  @inline(__always)
  private mutating func each(
    _ techniques: UInt64, _ place: Int,
    _ work: (inout PlacedCosts, _ index: Int, _ bit: UInt64) -> Void
  ) {
    var rest = techniques
    while rest != 0 {
      let technique = rest.trailingZeroBitCount
      rest &= rest - 1
      guard technique < measured[place].count, measured[place][technique] >= 0 else { continue }
      work(&self, measured[place][technique], 1 << UInt64(technique))
    }
  }

  /// The one of some techniques, by their places in the rules, that comes first in a computed set; all of
  /// them are in it for certain.
  public mutating func first(of techniques: UInt64, in place: Int) -> Int? {
    guard let set = sets[place] else { return nil }
    let asked = set.measured.indices.filter {
      techniques >> UInt64(set.measured[$0].place) & 1 == 1
    }
    return settler.first(of: asked, in: set).map { set.measured[$0].place }
  }

  /// The same where one way must be said.
  public mutating func decided(_ place: Int) -> Settled {
    if let known = known[place], known.ways.count == 1 { return known }
    if let known = decided[place] { return known }
    let settled = settler.settled(settlements[place], leeway[place].decided)
    decided[place] = settled
    return settled
  }

  /// The same as far as it was worked out before.
  public func settledSoFar(_ place: Int) -> Settled {
    let known = [known[place], decided[place]].compactMap(\.self)
    return known.first { $0.ways.count == 1 } ?? .open
  }

  /// The same without leeway.
  public mutating func exactlySettled(_ place: Int) -> Settled {
    if let known = exact[place] { return known }
    let settled = settler.settled(settlements[place])
    exact[place] = settled
    return settled
  }
}
