internal import DecisionModel

/// What the cost model makes of an answer.
struct FactReading: Hashable {
  /// The shape of a number; nil for unknown numbers and for choices.
  var shape: Shape?
  /// The value of a choice, set or name; a stand-in where `isAssumed`.
  var value: Value?
  /// True for a stand-in: nobody answered.
  var isAssumed = false
  /// True when the question does not apply.
  var isIdle = false
  /// True when it may turn out not to, which matters to what holds however open answers turn out.
  private(set) var mayBeIdle = false

  /// True when nobody has answered, though the question applies.
  var isOpen: Bool { isAssumed || !isIdle && shape == nil && value == nil }

  /// Reads one fact of a graph.
  init(_ facts: some KnownFacts, at place: Int, of graph: Graph) {
    self.init(
      facts.knowledge(of: graph.facts[place], at: graph.declared[place]),
      absent: graph.absent[place])
    mayBeIdle = graph.mayBeIdle(place, facts)
  }

  /// Reads what is known; `absent` is the reading while nobody answered.
  private init(_ knowledge: Knowledge, absent: FactReading) {
    switch knowledge {
    case .known(let value): take(value)
    case .notApplicable:
      isIdle = true
      shape = Shape(exactly: 0)
    case .unasked, .unknown, .partly: self = absent
    }
  }

  /// The reading of a fact that nobody answered.
  init(absent declaration: FactDeclaration?) {
    switch declaration?.fallback {
    case .number(let low, let likely, let high):
      shape = Shape(PriceBook.Spread(low, likely, high))
      value = .number(QuantityRange(low, high))
      isAssumed = true
    case .value(let value):
      take(value)
      isAssumed = true
    case nil: break
    }
  }

  private mutating func take(_ value: Value) {
    self.value = value
    if case .number(let range) = value { shape = Shape(evenly: range) }
  }
}

extension Graph {
  /// What is made of every answer.
  func readings(of facts: some KnownFacts) -> [FactReading] {
    self.facts.indices.map { FactReading(facts, at: $0, of: self) }
  }

  /// Reads some answers again; returns the places of those that are read otherwise.
  func read(
    _ facts: some KnownFacts, at places: some Sequence<Int>, into readings: inout [FactReading]
  ) -> [Int] {
    var changed: [Int] = []
    changed.reserveCapacity(places.underestimatedCount)
    for place in places {
      let reading = FactReading(facts, at: place, of: self)
      if reading == readings[place] { continue }
      readings[place] = reading
      changed.append(place)
    }
    return changed
  }
}

/// What is known of a condition, and the facts that a stand-in or an open answer leaves it resting on.
struct Verdict {
  var truth: Truth
  var restsOn: FactPlaces

  /// True when it stands whatever else is said.
  func isCertain(_ truth: Truth) -> Bool { self.truth == truth && restsOn.isEmpty }

  /// Whether one of two conditions holds.
  func or(_ other: Verdict) -> Verdict {
    if isCertain(.must) { return self }
    if other.isCertain(.must) { return other }
    return Verdict(
      truth: truth == .must || other.truth == .must
        ? .must : truth == .may || other.truth == .may ? .may : .never,
      restsOn: restsOn.union(other.restsOn))
  }

  /// Whether both hold.
  func and(_ other: Verdict) -> Verdict {
    if isCertain(.never) { return self }
    if other.isCertain(.never) { return other }
    return Verdict(
      truth: truth == .never || other.truth == .never
        ? .never : truth == .may || other.truth == .may ? .may : .must,
      restsOn: restsOn.union(other.restsOn))
  }
}

extension Atom.Test {
  /// What the test says of one value.
  func truth(of value: Value) -> Truth {
    switch (self, value) {
    case (.isOneOf(let names), .choice(let name)): names.contains(name) ? .must : .never
    case (.isNoneOf(let names), .choice(let name)): names.contains(name) ? .never : .must
    case (.isOneOf(let names), .name(let text)):
      names.contains { $0.rawValue.lowercased() == text.lowercased() } ? .must : .never
    case (.isNoneOf(let names), .name(let text)):
      names.contains { $0.rawValue.lowercased() == text.lowercased() } ? .never : .must
    case (.has(let names), .set(let members)):
      members.contains(where: names.contains) ? .must : .never
    case (.lacks(let names), .set(let members)):
      members.contains(where: names.contains) ? .never : .must
    case (.isEmpty, .set(let members)): members.isEmpty ? .must : .never
    case (.isNotEmpty, .set(let members)): members.isEmpty ? .never : .must
    case (.startsWith(let names), .set(let members)):
      members.first.map(names.contains) == true ? .must : .never
    case (_, .number(let range)): truth(over: range)
    default: .never
    }
  }

  private func truth(over range: QuantityRange) -> Truth {
    guard let accepted = self.accepted else { return .never }
    let low = accepted.contains(range.low.micros)
    let high = accepted.contains(range.high.micros)
    if low && high { return .must }
    let touches =
      range.low.micros < accepted.upperBound && accepted.lowerBound <= range.high.micros
    return touches ? .may : .never
  }
}
