internal import DecisionModel

/// One case that open answers leave possible, at likely prices: its numbers lie between the bounds of what is
/// known whatever open answers turn out to be, and take a fraction of the work.
struct LikelyCase: Sendable {
  private var sheet: Sheet<LikelyPrices>
  /// What each fact of the graph is taken to be while nobody answered it; a name that nobody gave stays the
  /// usual one.
  private let standIns: [FactReading]
  /// The answers, and what stands in for open ones.
  private var readings: [FactReading]

  /// Starts from a case of which nothing is known.
  init(_ estimator: Estimator) {
    let limits = Set(estimator.book.settlements.flatMap(\.limits))
    standIns = estimator.graph.readings(
      of: PlacedFacts(
        known: estimator.ruleSet.facts.map { Self.standIn($0, isLimit: limits.contains($0.key)) }))
    readings = standIns
    sheet = Sheet(estimator, standIns, LikelyPrices())
  }

  /// Takes other readings, of which those at some places changed, and the steps that rest on them.
  mutating func read(_ others: [FactReading], at places: [Int], changed steps: StepSet) {
    sheet.dropReadings()
    for place in places {
      readings[place] = others[place].isOpen ? standIns[place] : others[place]
    }
    sheet.read(readings, changed: steps)
  }

  /// A number of this case; nil where there is none.
  mutating func number(_ target: Tape.Target) -> Double? {
    let number = sheet.value(target)
    return number.lacks ? nil : number.likely
  }

  /// The least that an answer can be, and of a limit the loosest.
  private static func standIn(_ fact: FactDeclaration, isLimit: Bool) -> Knowledge {
    switch (fact.fallback, fact.type) {
    case (.number(_, let likely, _)?, _): .known(.number(QuantityRange(likely)))
    case (.value(let value)?, _): .known(value)
    case (nil, .number(_, let domain)):
      .known(.number(QuantityRange(isLimit ? domain.high : domain.low)))
    case (nil, .choice(let options)):
      options.first { !$0.meansUnknown }.map { .known(.choice($0.name)) } ?? .unasked
    case (nil, .set), (nil, .techniques): .known(.set([]))
    case (nil, .name): .unasked
    }
  }
}

extension PriceBook.Settlement {
  /// The facts that something is held against.
  fileprivate var limits: [FactKey] {
    guard case .each(_, let bound) = way else { return [] }
    return bound.names.map { FactKey($0) }
  }
}

/// Every price at its likely value.
private struct LikelyPrices: Draws {
  func number(of source: Int, _ shape: Shape) -> LikelyNumber { .exactly(shape.likely) }
}
