internal import DecisionModel

/// A price book with what is asked of a calculator laid over it.
struct CalculatorOverlay {
  var book: PriceBook
  var facts = Facts()
  private let ruleSet: RuleSet
  private let day: Day?

  /// The name of an entry that nobody listed.
  private static let described = "described"

  init(_ book: PriceBook, _ ruleSet: RuleSet, on day: Day?) {
    self.book = book
    self.ruleSet = ruleSet
    self.day = day
  }

  /// What is asked of one choice.
  private struct Demand {
    var option = ""
    var entry: String?
    var count: Int?
    var fields: [PriceBook.Entry.Field] = []
  }

  /// Lays every option over the book.
  mutating func lay(
    _ asked: [String: Calculation.Setting], of calculator: PriceBook.Calculator
  ) throws(CalculationFault) {
    var demands: [String: Demand] = [:]
    var order: [String] = []
    func demand(_ choice: String, _ change: (inout Demand) -> Void) {
      if demands[choice] == nil { order.append(choice) }
      change(&demands[choice, default: Demand()])
    }
    for option in calculator.options {
      guard let setting = asked[option.name] else { continue }
      switch (option.way, setting) {
      case (.picks(let choice), .entry(let name)):
        demand(choice) {
          $0.entry = name
          $0.option = option.name
        }
      case (.counts(let choice), .count(let count)): demand(choice) { $0.count = count }
      case (.describes(let choice, let field), .number(let spread)):
        let dimension = dimension(of: field, in: choice)
        demand(choice) { $0.fields.append(PriceBook.Entry.Field(field, dimension, spread)) }
      case (.sets(let name, _), .number(let spread)): set(name, to: spread, option.name)
      default: break
      }
    }
    for choice in order {
      if let demand = demands[choice] { try apply(demand, to: choice, of: calculator) }
    }
    book = book.filled()
  }

  private func dimension(of field: String, in choice: String) -> Dimension {
    let table = book.choice(choice)?.table ?? ""
    return book.entries(of: table).lazy.compactMap { $0.field(field)?.dimension }.first ?? .ratio
  }

  /// A number in the place of an input, a formula or a fact.
  private mutating func set(_ name: String, to spread: PriceBook.Spread, _ option: String) {
    var dimension = Dimension.ratio
    if let place = book.inputs.firstIndex(where: { $0.name == name }) {
      dimension = book.inputs[place].dimension
      book.inputs.remove(at: place)
    } else if let place = book.formulas.firstIndex(where: { $0.name == name }) {
      dimension = book.formulas[place].dimension
      book.formulas.remove(at: place)
    } else {
      facts[FactKey(name)] = .known(.number(QuantityRange(spread.low, spread.high)))
      return
    }
    var input = PriceBook.Input(name, dimension, spread)
    input.provenance.source = "--\(option)"
    book.inputs.append(input)
  }

  /// Narrows a choice to what is asked for.
  private mutating func apply(
    _ demand: Demand, to name: String, of calculator: PriceBook.Calculator
  ) throws(CalculationFault) {
    guard let place = book.choices.firstIndex(where: { $0.name == name }) else { return }
    var choice = book.choices[place]
    var entries = book.entries(of: choice.table)
    if let wanted = demand.entry {
      guard let entry = book.entry(wanted, in: choice.table, on: day) else {
        throw .unknownEntry(option: demand.option, name: wanted, table: choice.table)
      }
      entries = [entry]
    } else if !demand.fields.isEmpty, choice.search == nil {
      entries = [try described(demand, choice, of: calculator)]
    }
    if demand.entry != nil || (!demand.fields.isEmpty && choice.search == nil) {
      choice.fact = nil
      choice.cases = choice.search == nil ? [PriceBook.Choice.Case(entries[0].name)] : []
    }
    for index in entries.indices {
      for field in demand.fields {
        entries[index].fields.removeAll { $0.name == field.name }
        entries[index].fields.append(field)
      }
    }
    if let count = demand.count {
      choice.cases = []
      choice.fact = nil
      if choice.search == nil {
        choice.search = PriceBook.Choice.Search(
          fits: PriceBook.Choice.Bound(.constant(.zero), atMost: .constant(.zero)),
          smallest: .constant(.zero))
      }
      choice.search?.counts = [count]
    }
    book.choices[place] = choice
    book.entries.removeAll { $0.table == choice.table }
    book.entries += entries
  }

  /// An entry of numbers alone; those that the book takes as usual may be left out.
  private func described(
    _ demand: Demand, _ choice: PriceBook.Choice, of calculator: PriceBook.Calculator
  ) throws(CalculationFault) -> PriceBook.Entry {
    var entry = PriceBook.Entry(table: choice.table, name: Self.described)
    entry.provenance.source = "the command line"
    entry.fields = demand.fields
    var missing: [String] = []
    var picking = ""
    for option in calculator.options {
      switch option.way {
      case .picks(choice.name): picking = option.name
      case .describes(choice.name, let field):
        let isUsual = book.columns(of: choice.table)?.usual(field, of: entry) != nil
        if entry.field(field) == nil, !isUsual { missing.append(option.name) }
      default: break
      }
    }
    guard missing.isEmpty else { throw .halfDescribed(option: picking, missing: missing) }
    return entry
  }

  /// A measure that is a formula by name, with the arithmetic of that formula.
  func opened(_ measure: PriceBook.Recipe.Measure) -> PriceBook.Recipe.Measure {
    guard case .name(let name) = measure.expression,
      let formula = book.formulas.first(where: { $0.name == name })
    else { return measure }
    return PriceBook.Recipe.Measure(measure.name, measure.dimension, formula.expression)
  }

  /// The formula or input of a name, with what it measures.
  func measure(of name: String) -> PriceBook.Recipe.Measure {
    let dimension =
      book.formulas.first { $0.name == name }?.dimension
      ?? book.inputs.first { $0.name == name }?.dimension ?? .ratio
    let formula = book.formulas.first { $0.name == name }?.expression
    return PriceBook.Recipe.Measure(name, dimension, formula ?? .name(name))
  }

  /// Leaves one recipe in the book: what techniques cost, and what rules read of that, bears on no calculator.
  mutating func narrow(to recipe: PriceBook.Recipe, of lines: [PriceBook.Line]) {
    book.recipes = [recipe]
    book.lines = lines
    book.comparisons = []
    book.settlements = []
  }

  /// The same book, in which a search that finds nothing large enough takes the largest.
  var takingNearest: PriceBook {
    var nearest = book
    for place in nearest.choices.indices { nearest.choices[place].search?.takesNearest = true }
    return nearest
  }
}
