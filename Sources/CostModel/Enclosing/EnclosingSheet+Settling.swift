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
    _ measure: String, _ bound: Expression, _ estimator: Estimator,
    decided: [TechniqueID: (isOver: Bool, number: Double)] = [:]
  ) -> Over {
    let read = bound.names.compactMap { graph.fact(FactKey($0)) }.map { readings[$0] }
    var over = Over()
    if read.contains(where: \.isIdle) { return over }
    let limit = value(graph.term(bound), in: 0)
    let isSure = !limit.mayLack && !read.contains(where: \.mayBeIdle)
    var members: [(name: ValueName, number: Enclosure, isSure: Bool)] = []
    let limiting = read.reduce(limit.open) { $1.isOpen ? $0.union(FactPlaces($1.place)) : $0 }
    for technique in estimator.ruleSet.techniques.map(\.id) {
      if let (isOver, number) = decided[technique] {
        if isOver { members.append((ValueName(technique), .exactly(number), true)) }
        continue
      }
      guard let bundle = estimator.bundle(of: technique) else { continue }
      let scene = scene(of: bundle)
      guard let number = quantity(measure, of: bundle, in: scene) else { continue }
      guard number.high > limit.low || number.mayLack || limit.mayLack else { continue }
      let isIn = isSure && !number.mayLack && number.low > limit.high
      members.append((ValueName(technique), number, isIn))
      if !isIn {
        over.possible.append(ValueName(technique))
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

  /// What a bundle comes to, by the name of a measure; nil when its recipe doesn't give that.
  private mutating func quantity(
    _ name: String, of bundle: Bundle, in scene: Int
  ) -> Enclosure? {
    switch name {
    case "upfront": return sum([.upfront], bundle, in: scene)
    case "monthly":
      let bill = monthlyBill(bundle, in: scene)
      return bill + sum([.upkeep], bundle, in: scene)
    case "monthly_bill": return monthlyBill(bundle, in: scene)
    case "per_request", "total": return .anything
    default:
      guard let place = bundle.measures.firstIndex(where: { $0.name == name }) else { return nil }
      return value(bundle.measureTerms[place], in: scene)
    }
  }

  private mutating func monthlyBill(_ bundle: Bundle, in scene: Int) -> Enclosure {
    let fixed = sum([.monthly], bundle, in: scene) + sum([.serving], bundle, in: scene)
    guard bundle.lines.contains(where: { $0.kind == .request }),
      let volume = graph.book.volume.flatMap({ graph.node($0) })
    else { return fixed }
    return fixed + sum([.request], bundle, in: scene) * value(node: volume, in: scene)
  }

  private mutating func sum(
    _ kinds: Set<PriceBook.Line.Kind>, _ bundle: Bundle, in scene: Int
  ) -> Enclosure {
    var sum: Enclosure?
    for (line, term) in zip(bundle.lines, bundle.lineTerms) where kinds.contains(line.kind) {
      let one = value(term, in: scene)
      sum = sum.map { $0 + one } ?? one
    }
    return sum ?? .exactly(0)
  }
}
