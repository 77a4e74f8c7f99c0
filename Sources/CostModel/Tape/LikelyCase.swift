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
    standIns = estimator.graph.readings(
      of: PlacedFacts(known: estimator.ruleSet.facts.map(Self.standIn)))
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

  private static func standIn(_ fact: FactDeclaration) -> Knowledge {
    switch (fact.fallback, fact.type) {
    case (.number(_, let likely, _)?, _): .known(.number(QuantityRange(likely)))
    case (.value(let value)?, _): .known(value)
    case (nil, .number(_, let domain)): .known(.number(QuantityRange(domain.low)))
    case (nil, .choice(let options)):
      options.first { !$0.meansUnknown }.map { .known(.choice($0.name)) } ?? .unasked
    case (nil, .set), (nil, .techniques): .known(.set([]))
    case (nil, .name): .unasked
    }
  }
}

/// Every price at its likely value.
private struct LikelyPrices: Draws {
  func number(of source: Int, _ shape: Shape) -> LikelyNumber { .exactly(shape.likely) }
}

/// A number at likely prices; where there is none, what is no number. Which answers it rests on is not told.
private struct LikelyNumber: DrawnNumber {
  var likely: Double
  var lacks: Bool { likely.isNaN }
  var only: Double? { lacks ? nil : likely }
  var wants: FactPlaces { FactPlaces() }
  var assumed: FactPlaces {
    get { FactPlaces() }
    set { _ = newValue }
  }

  static func exactly(_ value: Double) -> LikelyNumber { LikelyNumber(likely: value) }

  static func lacking(_ wants: FactPlaces) -> LikelyNumber { LikelyNumber(likely: .nan) }

  static func + (left: Self, right: Self) -> Self { .exactly(left.likely + right.likely) }
  static func - (left: Self, right: Self) -> Self { .exactly(left.likely - right.likely) }
  static func / (left: Self, right: Self) -> Self { .exactly(left.likely / right.likely) }

  /// Nothing times any number is nothing, also when that number is unknown.
  static func * (left: Self, right: Self) -> Self {
    left.likely == 0 || right.likely == 0 ? .exactly(0) : .exactly(left.likely * right.likely)
  }

  static func applying(_ function: Expression.Function, _ first: Self, _ second: Self) -> Self {
    switch function {
    case .min, .max:
      // What compares numbers may lose one that is none.
      if first.lacks { return first }
      let isFirst = function == .min ? first.likely < second.likely : first.likely > second.likely
      return isFirst ? first : second
    case .ceil: return .exactly((first.likely - 1e-9).rounded(.up))
    case .floor: return .exactly((first.likely + 1e-9).rounded(.down))
    }
  }
}
