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
    /// True when nothing about it is open.
    var isExact = true
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
    let limit = value(set.laid.bound)
    let number = set.laid.measured[place].map { value($0) } ?? .anything
    guard number.high > limit.low || number.mayLack || limit.mayLack else { return (false, false) }
    let isSure = !limit.mayLack && !number.mayLack && number.low > limit.high
    return (isSure && !set.bound.facts.contains { readings[$0].mayBeIdle }, true)
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

  /// A computed set of techniques, whatever open answers turn out to be; `decided` holds, by place, those of
  /// which nothing is open.
  mutating func over(_ set: ComputedSet, decided: [Decided?] = []) -> Over {
    var over = Over()
    if set.bound.facts.contains(where: { readings[$0].isIdle }) { return over }
    let limit = value(set.laid.bound)
    let isSure = !limit.mayLack && !set.bound.facts.contains { readings[$0].mayBeIdle }
    let limiting = set.bound.facts.reduce(limit.open) {
      reading(of: $1).isOpen ? $0.union(FactPlaces($1)) : $0
    }
    var sure: [(place: Int, number: Enclosure)] = []
    for place in set.measured.indices {
      if !decided.isEmpty, let one = decided[place] {
        if one.isOver {
          over.members.append((place, .exactly(one.number)))
          sure.append((place, .exactly(one.number)))
        }
        continue
      }
      let number = set.laid.measured[place].map { value($0) } ?? .anything
      guard number.high > limit.low || number.mayLack || limit.mayLack else { continue }
      let isIn = isSure && !number.mayLack && number.low > limit.high
      over.members.append((place, number))
      if isIn {
        sure.append((place, number))
      } else {
        over.possible.append(place)
        over.open.append(limiting.union(number.open))
      }
      if !isIn || number.low != number.high { over.isExact = false }
    }
    over.sure = sure.sorted { left, right in
      (left.number.low, left.number.high, left.place)
        < (right.number.low, right.number.high, right.place)
    }.map(\.place)
    return over
  }
}
