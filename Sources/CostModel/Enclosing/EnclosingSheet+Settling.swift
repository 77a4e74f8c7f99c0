internal import DecisionModel

extension EnclosingSheet {
  /// The techniques of which a measure surely lies above the bound, those of which it may, and what is known
  /// of their order: least first, the order of declaration breaking ties. Techniques are told by their
  /// places among those that are measured.
  struct Over {
    /// The members for certain, in an order that agrees with all that is known of it.
    var sure: [Int] = []
    /// Those that may be in it as well.
    var possible: [Int] = []
    /// For each of `possible` the places of the open facts that decide whether it is in it.
    var open: [FactPlaces] = []
    /// All of them, with the numbers they are ordered by.
    fileprivate var members: [(place: Int, number: Enclosure)] = []

    /// For each of them those that stand behind it for certain.
    var behind: [(place: Int, others: [Int])] {
      members.map { one in
        let others = members.filter { other in
          one.place < other.place
            ? one.number.high <= other.number.low : one.number.high < other.number.low
        }
        return (one.place, others.map(\.place))
      }
    }
  }

  /// Whether one of the techniques of a computed set is in it for certain, and whether it may be, whatever
  /// open answers turn out to be.
  mutating func isOver(
    _ place: Int, _ set: ComputedSet
  ) -> (sure: Bool, possible: Bool) {
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return (false, false) }
    let limit = limit(of: set)
    guard let whole = Standing(number(place, set), limit) else { return (false, false) }
    if whole.isSure { return (true, true) }
    let standing = standing(place, set, limit, [])
    return (standing?.isSure ?? false, standing != nil)
  }

  /// What the prices at hand say of one technique: whether it is over, and the number it is ordered by.
  struct Decided {
    var isOver: Bool
    var number: Double
  }

  /// Whether one number stays at or below another, whatever open answers turn out to be.
  mutating func isAtMost(_ settlement: Int) -> Settled {
    let sides = layout.sides[settlement].map { value($0) }
    guard sides.count == 2, !sides[0].mayLack, !sides[1].mayLack else { return .open }
    if sides[0].high <= sides[1].low { return .known(.choice("yes")) }
    return sides[0].low > sides[1].high ? .known(.choice("no")) : .open
  }

  /// A computed set of techniques, whatever open answers turn out to be; `decided` holds, by place, what
  /// nothing is open of.
  mutating func over(_ set: ComputedSet, decided: [Decided?] = []) -> Over {
    var over = Over()
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return over }
    let limit = limit(of: set)
    for place in set.measured.indices {
      guard let one = standing(place, set, limit, decided) else { continue }
      over.members.append((place, one.number))
      if one.isSure {
        over.sure.append(place)
      } else {
        over.possible.append(place)
        over.open.append(one.open)
      }
    }
    let all = over
    for place in all.members.map(\.place) {
      for exemption in set.exemptions(of: place) where all.mayHold(exemption) {
        let beside = exemption.beside.flatMap { standing($0, set, limit, decided) }
        if beside?.isSure != true { over.leave(out: place, by: exemption, of: all, beside?.open) }
      }
    }
    over.sort()
    return over
  }

  /// What a technique is held against.
  fileprivate struct Limit {
    var number: Enclosure
    /// True where it was answered and applies: a limit that nobody named surely bars nothing.
    var isSure: Bool
    var open: FactPlaces
  }

  /// What is known of a technique that may lie above a limit.
  fileprivate struct Standing {
    var isSure: Bool
    var number: Enclosure
    var open: FactPlaces
  }

  private mutating func limit(of set: ComputedSet) -> Limit {
    Limit(
      number: value(set.laid.bound),
      isSure: !set.bound.facts.contains { readings[$0].mayBeIdle || readings[$0].isOpen },
      open: FactPlaces(set.bound.facts.filter { reading(of: $0).isOpen }))
  }

  /// How a technique stands against a limit; nil where it surely does not lie above it.
  private mutating func standing(
    _ place: Int, _ set: ComputedSet, _ limit: Limit, _ decided: [Decided?]
  ) -> Standing? {
    if !decided.isEmpty, let one = decided[place] {
      return one.isOver
        ? Standing(isSure: true, number: .exactly(one.number), open: FactPlaces()) : nil
    }
    let number = number(place, set)
    guard limit.isSure, Standing(number, limit) != nil, let target = set.laid.measured[place]
    else { return Standing(number, limit) }
    return Standing(closely(target), limit)
  }

  private mutating func number(_ place: Int, _ set: ComputedSet) -> Enclosure {
    set.laid.measured[place].map { value($0) } ?? .anything
  }
}

extension EnclosingSheet.Standing {
  /// How a number stands against a limit; nil where it surely does not lie above it.
  fileprivate init?(_ number: Enclosure, _ limit: EnclosingSheet.Limit) {
    let mayLack = number.mayLack || limit.number.mayLack
    guard number.high > limit.number.low || mayLack else { return nil }
    self.init(
      isSure: limit.isSure && !mayLack && number.low > limit.number.high, number: number,
      open: limit.number.open.union(limit.open).union(number.open))
  }
}

extension EnclosingSheet.Over {
  /// True when nothing about it is open.
  var isExact: Bool {
    possible.isEmpty && members.allSatisfy { $0.number.low == $0.number.high }
  }

  /// Whether all lies above the bound, or may, that an exemption asks for.
  fileprivate func mayHold(_ exemption: Settlement.Exemption) -> Bool {
    exemption.above.allSatisfy { sure.contains($0) || possible.contains($0) }
  }

  /// Leaves a technique out, or makes it possible where what the exemption asks for is open; `beside` is what
  /// decides whether it lies above the bound beside another, nil where it surely doesn't.
  fileprivate mutating func leave(
    out place: Int, by exemption: Settlement.Exemption, of all: Self, _ beside: FactPlaces?
  ) {
    let others = exemption.above.compactMap { all.possible.firstIndex(of: $0) }.map { all.open[$0] }
    let behind = others + [beside].compactMap(\.self)
    let known = possible.firstIndex(of: place)
    if behind.isEmpty {
      sure.removeAll { $0 == place }
      members.removeAll { $0.place == place }
      if let known {
        possible.remove(at: known)
        open.remove(at: known)
      }
      return
    }
    let open = behind.reduce(FactPlaces()) { $0.union($1) }
    if let known {
      self.open[known] = self.open[known].union(open)
    } else if sure.contains(place) {
      sure.removeAll { $0 == place }
      possible.append(place)
      self.open.append(open)
    }
  }

  /// Puts those that are sure in an order that agrees with all that is known of it.
  fileprivate mutating func sort() {
    let numbers = members.filter { sure.contains($0.place) }
    sure = numbers.sorted { left, right in
      (left.number.low, left.number.high, left.place)
        < (right.number.low, right.number.high, right.place)
    }.map(\.place)
  }
}
