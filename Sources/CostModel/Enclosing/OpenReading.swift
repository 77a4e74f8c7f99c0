internal import DecisionModel

/// What the cost model makes of an answer that may be open: everything it can still turn out to be.
struct OpenReading {
  /// Its place in the graph.
  let place: Int
  /// Where a number lies; nil for what is no number.
  private(set) var number: Enclosure?
  /// The value, when there is one for certain.
  private(set) var value: Value?
  /// What an open choice, or a name of the price book, can still turn out to be.
  private(set) var values: [Value] = []
  /// True when the question may not apply.
  private(set) var mayBeIdle = false
  /// True when the question does not apply.
  private(set) var isIdle = false
  /// True when a name of the price book was left out, for which the usual one may be taken.
  private(set) var mayBeUsual = false
  /// True when it is taken, whatever name may come.
  private(set) var isUsual = false

  private init(at place: Int) { self.place = place }

  /// Takes a reading for everything it can still turn out to be. With `takesUsualNames` a name that nobody
  /// gave is not open: the usual one is taken.
  init(_ reading: FactReading, at place: Int, of graph: Graph, takesUsualNames: Bool) {
    if reading.isOpen {
      self = graph.open[place]
    } else {
      self.place = place
      isIdle = reading.isIdle
      value = reading.value
      if isIdle {
        number = .exactly(0)
      } else if case .number(let range)? = value {
        number = Enclosure(low: range.low.double, high: range.high.double)
      }
    }
    isUsual = takesUsualNames && mayBeUsual
    mayBeIdle = reading.mayBeIdle
    if mayBeIdle { number = number?.union(.exactly(0)) }
    if isOpen { number?.open = FactPlaces(place) }
  }

  /// The reading of a fact of which nothing is known; `names` lists those of a table.
  init(open declaration: FactDeclaration?, at place: Int, names: (String) -> [String]) {
    self.place = place
    switch declaration?.type {
    case .number(_, let domain)?:
      number = Enclosure(low: domain.low.double, high: domain.high.double)
    case .choice(let options)?:
      values = options.filter { !$0.meansUnknown }.map { .choice($0.name) }
    case .name(let table)?:
      mayBeUsual = true
      values = names(table).map { .name($0) }
    case .set?, .techniques?, nil: break
    }
  }

  /// True when nobody has answered, though an answer can matter.
  var isOpen: Bool { value == nil && !isIdle && !isUsual }

  /// The reading with each value that an open choice can still turn out to be.
  var apart: [OpenReading] {
    var each = values.map { value in
      var one = OpenReading(at: place)
      one.value = value
      return one
    }
    if mayBeIdle {
      var idle = OpenReading(at: place)
      idle.isIdle = true
      idle.number = .exactly(0)
      each.append(idle)
    }
    return each
  }

  /// Whether a test must, may or cannot hold.
  func truth(of test: Atom.Test) -> Truth {
    if isIdle { return .never }
    var truth = Truth.may
    if let value {
      truth = test.truth(of: value)
    } else if !values.isEmpty, !isUsual {
      let truths = Set(values.map { test.truth(of: $0) })
      truth = truths.count == 1 ? truths.first ?? .may : .may
    } else if let number {
      truth = test.truth(
        of: .number(
          QuantityRange(Quantity(rounding: number.low), Quantity(rounding: number.high))))
    }
    return truth == .must && (mayBeIdle || mayBeUsual) ? .may : truth
  }
}
