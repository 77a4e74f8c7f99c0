internal import DecisionModel

extension EnclosingSheet {
  /// The techniques of which a measure surely lies above the bound, those of which it may, and what is known
  /// of their order: least first, the order of declaration breaking ties.
  struct Over {
    /// The members for certain, in an order that agrees with all that is known of it.
    var sure: [ValueName] = []
    /// Those that may be in it as well.
    var possible: [ValueName] = []
    /// For each of them those that stand behind it for certain.
    var behind: [ValueName: [ValueName]] = [:]
    /// True when nothing about it is open.
    var isExact = true
    /// For each of `possible` the places of the open facts that decide whether it is in it.
    var open: [FactPlaces] = []
  }

  /// A computed set of techniques, whatever open answers turn out to be.
  ///
  /// Of techniques in `decided` it is told whether they are in it, and the number they are ordered by.
  mutating func over(
    _ fact: FactKey, _ measured: [Settlement.Measured], _ bound: Settlement.Bound,
    decided: [ValueName: (isOver: Bool, number: Double)] = [:]
  ) -> Over {
    let read = bound.facts.map { readings[$0] }
    var over = Over()
    if read.contains(where: \.isIdle) { return over }
    let measures = measures(fact, measured, bound)
    let limit = value(measures.bound)
    let isSure = !limit.mayLack && !read.contains(where: \.mayBeIdle)
    var members: [(name: ValueName, number: Enclosure, isSure: Bool)] = []
    let limiting = read.reduce(limit.open) { $1.isOpen ? $0.union(FactPlaces($1.place)) : $0 }
    for (one, target) in zip(measured, measures.measured) {
      if let (isOver, number) = decided[one.name] {
        if isOver { members.append((one.name, .exactly(number), true)) }
        continue
      }
      let number = target.map { value($0) } ?? .anything
      guard number.high > limit.low || number.mayLack || limit.mayLack else { continue }
      let isIn = isSure && !number.mayLack && number.low > limit.high
      members.append((one.name, number, isIn))
      if !isIn {
        over.possible.append(one.name)
        over.open.append(limiting.union(number.open))
      }
      if !isIn || number.low != number.high { over.isExact = false }
    }
    over.sure = members.indices.filter { members[$0].isSure }.sorted { left, right in
      let (one, other) = (members[left].number, members[right].number)
      return (one.low, one.high, left) < (other.low, other.high, right)
    }.map { members[$0].name }
    if over.isExact { return over }
    for (place, one) in members.enumerated() {
      over.behind[one.name] = members.indices.filter { other in
        let (least, most) = (one.number.high, members[other].number.low)
        return place < other ? least <= most : least < most
      }.map { members[$0].name }
    }
    return over
  }
}
