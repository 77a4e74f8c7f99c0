internal import DecisionModel

/// What the cost model makes of an answer that may be open: everything it can still turn out to be.
struct OpenReading: Equatable {
  /// Its place in the graph.
  let place: Int
  /// Where a number lies; nil for what is no number.
  private(set) var number: Enclosure?
  /// The value, when there is one for certain.
  private(set) var value: Value?
  /// The names that an open choice can still turn out to be.
  private(set) var names: [String] = []
  /// True when the question may not apply.
  let mayBeIdle: Bool
  /// True when the question does not apply.
  private(set) var isIdle = false
  /// True when a name of the price book was left out, so that the usual one is taken.
  private(set) var isUsual = false

  /// Reads an answer. Its question may turn out not to apply while something is open that decides it.
  init(_ facts: some KnownFacts, at place: Int, of graph: Graph) {
    let key = graph.facts[place]
    let declaration = graph.declarations[key]
    self.place = place
    mayBeIdle = graph.mayBeIdle(place, facts)
    switch facts.knowledge(of: key, at: graph.declared[place]) {
    case .notApplicable:
      isIdle = true
      number = .exactly(0)
    case .known(let value):
      self.value = value
      if case .number(let range) = value {
        number = Enclosure(low: range.low.double, high: range.high.double)
      }
    case .unasked, .unknown, .partly:
      switch declaration?.type {
      case .number(_, let domain)?:
        number = Enclosure(low: domain.low.double, high: domain.high.double)
      case .choice(let options)?:
        names = options.filter { !$0.meansUnknown }.map(\.name.rawValue)
      case .name?: isUsual = true
      case .set?, .techniques?, nil: break
      }
    }
    if mayBeIdle { number = number?.union(.exactly(0)) }
    let open = isOpen ? FactPlaces(place) : FactPlaces()
    number?.open = open
  }

  /// True when nobody has answered, though an answer can matter.
  var isOpen: Bool { value == nil && !isIdle && !isUsual }

  /// Whether a test must, may or cannot hold.
  func truth(of test: Atom.Test) -> Truth {
    if isIdle { return .never }
    var truth = Truth.may
    if let value {
      truth = test.truth(of: value)
    } else if !names.isEmpty {
      let truths = Set(names.map { test.truth(of: .choice(ValueName($0))) })
      truth = truths.count == 1 ? truths.first ?? .may : .may
    } else if let number {
      truth = test.truth(
        of: .number(
          QuantityRange(Quantity(rounding: number.low), Quantity(rounding: number.high))))
    }
    return truth == .must && mayBeIdle ? .may : truth
  }
}
