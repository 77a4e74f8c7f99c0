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
  private(set) var mayBeIdle = false
  /// True when the question does not apply.
  private(set) var isIdle = false
  /// True when a name of the price book was left out, so that the usual one is taken.
  private(set) var isUsual = false

  /// Reads an answer. Its question may turn out not to apply while something is open that decides it.
  init(_ facts: some KnownFacts, at place: Int, of graph: Graph) {
    self = graph.open[place]
    switch facts.knowledge(of: graph.facts[place], at: graph.declared[place]) {
    case .notApplicable:
      number = .exactly(0)
      (isIdle, isUsual, names) = (true, false, [])
    case .known(let value):
      self.value = value
      number = nil
      (isUsual, names) = (false, [])
      if case .number(let range) = value {
        number = Enclosure(low: range.low.double, high: range.high.double)
      }
    case .unasked, .unknown, .partly: break
    }
    mayBeIdle = graph.mayBeIdle(place, facts)
    if mayBeIdle { number = number?.union(.exactly(0)) }
    if isOpen { number?.open = FactPlaces(place) }
  }

  /// The reading of a fact of which nothing is known.
  init(open declaration: FactDeclaration?, at place: Int) {
    self.place = place
    switch declaration?.type {
    case .number(_, let domain)?:
      number = Enclosure(low: domain.low.double, high: domain.high.double)
    case .choice(let options)?:
      names = options.filter { !$0.meansUnknown }.map(\.name.rawValue)
    case .name?: isUsual = true
    case .set?, .techniques?, nil: break
    }
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
