public import DecisionModel

/// A calculator of the price book, worked out with what somebody asked of it.
///
/// What is asked is laid over the book - an entry instead of a choice, a number instead of a formula -
/// and the same formulas that price techniques are worked out on that.
public struct Calculation: Sendable {
  /// The calculator.
  public let calculator: PriceBook.Calculator
  private let asked: [String: Setting]
  private let given: Set<String>
  private let measures: [PriceBook.Recipe.Measure]
  private let strict: Estimate
  private let nearest: Estimate
  /// The day prices are taken at.
  public let asOf: Day?

  /// What is asked of one option.
  public enum Setting: Hashable, Sendable {
    /// The name of an entry.
    case entry(String)
    /// How many of an entry.
    case count(Int)
    /// A number, in the base unit of what it takes the place of.
    case number(PriceBook.Spread)
    /// The word that leaves the book's own meaning.
    case word
  }

  private static let technique = TechniqueID("calculator")

  /// Works a calculator out.
  ///
  /// `given` are the options that somebody gave; what else is asked is their usual value. Throws what
  /// makes the question senseless.
  public init(
    _ calculator: PriceBook.Calculator, asking asked: [String: Setting],
    given: Set<String>? = nil, in book: PriceBook, _ ruleSet: RuleSet, asOf: Day? = nil,
    draws: Int? = nil
  ) throws(CalculationFault) {
    self.calculator = calculator
    self.asked = asked
    self.given = given ?? Set(asked.keys)
    self.asOf = asOf ?? book.asOf
    var overlay = CalculatorOverlay(book, ruleSet, on: asOf ?? book.asOf)
    try overlay.lay(asked, of: calculator)
    var recipe = PriceBook.Recipe(Self.technique, at: calculator.span)
    recipe.measures =
      calculator.gives.map { overlay.opened($0) } + calculator.shows.map { overlay.measure(of: $0) }
    let lines = recipe.measures.map {
      PriceBook.Line(Self.lineID($0.name), title: $0.name, .request, $0.expression)
    }
    recipe.lines = lines.map(\.id)
    overlay.narrow(to: recipe, of: lines)
    measures = recipe.measures
    let facts = overlay.facts
    func estimate(_ book: PriceBook) -> Estimate {
      Estimator(book, ruleSet, asOf: asOf, draws: draws).estimate([Self.technique], for: facts)
    }
    strict = estimate(overlay.book)
    let isWhole = calculator.gives.allSatisfy { [strict] in strict.quantity($0.name)?.amount != nil
    }
    nearest = isWhole ? strict : estimate(overlay.takingNearest)
  }

  private static func lineID(_ name: String) -> String { "calculator.\(name)" }

  /// False when nothing that was asked for is large enough, and the largest was taken all the same.
  public var fits: Bool {
    calculator.gives.allSatisfy {
      strict.quantity($0.name)?.amount != nil || nearest.quantity($0.name)?.amount == nil
    }
  }

  /// What was worked out, in the order of the calculator; nil where the book or a fact is lacking.
  public var amounts: [(name: String, dimension: Dimension, value: Estimated)] {
    calculator.gives.compactMap { measure in
      nearest.quantity(measure.name).map { (measure.name, measure.dimension, $0) }
    }
  }

  /// The working: what is given and what is shown, each with its formula and inputs.
  public var lines: [(line: CostLine, dimension: Dimension)] {
    zip(nearest.lines, measures).compactMap { line, measure in
      guard let value = nearest.quantity(measure.name) else { return nil }
      var named = line
      named.id = measure.name
      named.value = value
      return (named, measure.dimension)
    }
  }

  /// Every number that the result rests on and that is not worked out from others, in the order it is
  /// read in, with the option that changes it.
  public var assumptions: [(input: CostInput, option: String?)] {
    var seen: Set<String> = []
    var found: [(input: CostInput, option: String?)] = []
    for line in nearest.lines {
      for input in line.inputs where input.basis != .computed && seen.insert(input.name).inserted {
        let option = option(for: input.name)
        var input = input
        if let option, asked[option.name] != nil {
          input.basis = given.contains(option.name) ? .answered : .default
        }
        found.append((input, option?.name))
      }
    }
    return found
  }

  /// The option that changes a number: the one that sets it, else the one that picks its entry.
  private func option(for name: String) -> PriceBook.Calculator.Option? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    func picks(_ option: PriceBook.Calculator.Option) -> Bool {
      guard parts.count == 2 else { return false }
      switch option.way {
      case .picks(let choice): return choice == parts[0] && parts[1] != "count"
      case .counts(let choice): return choice == parts[0] && parts[1] == "count"
      case .sets, .describes: return false
      }
    }
    let direct = calculator.options.first { option in
      switch option.way {
      case .sets(let set, _): set == name
      case .describes(let choice, let field): parts == [choice, field]
      case .picks, .counts: false
      }
    }
    if let direct, asked[direct.name] != nil { return direct }
    return calculator.options.first(where: picks) ?? direct
  }
}

/// Why a calculator cannot be worked out as asked.
public enum CalculationFault: Error, Hashable, Sendable {
  /// The table of an option has no such entry on the day.
  case unknownEntry(option: String, name: String, table: String)
  /// An entry is described by some numbers, and these options are missing.
  case halfDescribed(option: String, missing: [String])
}
