public import DecisionModel

/// Writes a price book as a price file that reads back as the same book.
///
/// Numbers stand in base units with their dimension named, families are written out, and notes are
/// gone.
public enum PricesPrinter {
  /// The whole book as one text.
  public static func text(_ book: PriceBook, _ ruleSet: RuleSet) -> SourceText {
    var printer = DeclarationPrinter(ConditionText(ruleSet))
    if let asOf = book.asOf { printer.head("book as of \(asOf.canonical)") }
    printer.head("draws \(book.draws) seed \(book.seed)")
    if let volume = book.volume { printer.head("volume \(volume)") }
    if let months = book.months { printer.head("months \(months)") }
    for input in book.inputs { printer.print(input) }
    for formula in book.formulas { printer.print(formula) }
    for columns in book.columns { printer.print(columns) }
    for item in book.imports { printer.print(item) }
    for entry in book.entries { printer.print(entry) }
    for choice in book.choices { printer.print(choice) }
    for line in book.lines { printer.print(line) }
    for recipe in book.recipes { printer.print(recipe) }
    for calculator in book.calculators { printer.print(calculator) }
    for comparison in book.comparisons {
      printer.head("compare \(comparison.written)")
      if let capacity = comparison.capacity { printer.field("up", "to \(capacity.text)") }
    }
    for settlement in book.settlements { printer.print(settlement) }
    return SourceText(path: "prices/printed.rules", text: printer.text)
  }
}

extension DeclarationPrinter {
  fileprivate mutating func print(_ input: PriceBook.Input) {
    let value = input.value.written(as: input.dimension)
    head("input \(input.name) \(input.dimension.rawValue) = \(value)")
    quoted("says", input.says, optional: true)
    if let fact = input.answeredBy { field("answered", fact.rawValue) }
    field("source", input.provenance.written)
  }

  fileprivate mutating func print(_ formula: PriceBook.Formula) {
    head("formula \(formula.name) \(formula.dimension.rawValue) = \(formula.expression.text)")
    quoted("says", formula.says, optional: true)
    if let fact = formula.answeredBy { field("answered", fact.rawValue) }
    for fact in formula.absentAsZero { field("absent", "\(fact) counts as 0") }
  }

  fileprivate mutating func print(_ choice: PriceBook.Choice) {
    let fact = choice.fact.map { " by \($0)" } ?? ""
    head("choose \(choice.name) from \(choice.table)\(fact)")
    for item in choice.cases {
      if item.when.clauses.isEmpty {
        field("is", "\(Self.entryName(item.entry)) otherwise")
      } else {
        condition("is \(Self.entryName(item.entry)) when", item.when)
      }
    }
    guard let search = choice.search else { return }
    field("counts", search.counts.map(String.init).joined(separator: ", "))
    field("where", "\(search.fits.need.text) <= \(search.fits.capacity.text)")
    if let wish = search.prefers {
      field("prefers", "\(wish.need.text) <= \(wish.capacity.text)")
    }
    field("smallest", search.smallest.text)
  }

  fileprivate mutating func print(_ line: PriceBook.Line) {
    let step = line.step.map { " at \($0)" } ?? ""
    let title = Self.quote(line.title)
    head("line \(line.id) \(title) \(line.kind.rawValue)\(step) = \(line.expression.text)")
  }

  fileprivate mutating func print(_ recipe: PriceBook.Recipe) {
    var line = "recipe \(recipe.technique)"
    if let beside = recipe.beside { line += " beside \(beside)" }
    if !recipe.members.isEmpty { line += " of \(Self.listed(recipe.members))" }
    head(line)
    if !recipe.lines.isEmpty { field("lines", recipe.lines.joined(separator: ", ")) }
    if !recipe.drops.isEmpty { field("drops", recipe.drops.joined(separator: ", ")) }
    for change in recipe.sets { field("sets", "\(change.name) = \(change.expression.text)") }
    for change in recipe.adds { field("adds", "\(change.name) = \(change.expression.text)") }
    for measure in recipe.measures {
      field("gives", "\(measure.name) \(measure.dimension.rawValue) = \(measure.expression.text)")
    }
  }

  fileprivate mutating func print(_ calculator: PriceBook.Calculator) {
    head("calculator \(calculator.name)")
    quoted("says", calculator.says)
    for option in calculator.options {
      var text = option.name
      switch option.way {
      case .picks(let choice): text += " picks \(choice)"
      case .counts(let choice): text += " counts \(choice)"
      case .sets(let name, let word):
        text += " sets \(name)" + (word.map { " or \($0)" } ?? "")
      case .describes(let choice, let field): text += " sets \(choice).\(field)"
      }
      if let usual = option.usual { text += " usually \(Self.entryName(usual))" }
      if let bounds = option.within {
        text += " within \(bounds.low.canonical)..\(bounds.high.canonical)"
      }
      field("option", text)
    }
    for measure in calculator.gives {
      field("gives", "\(measure.name) \(measure.dimension.rawValue) = \(measure.expression.text)")
    }
    if !calculator.shows.isEmpty { field("shows", calculator.shows.joined(separator: ", ")) }
  }

  fileprivate mutating func print(_ settlement: PriceBook.Settlement) {
    let way =
      switch settlement.way {
      case .atMost(let left, let right): "when \(left.text) <= \(right.text)"
      case .each(let measure, let bound): "each \(measure) above \(bound.text)"
      case .payback(let comparison): "payback of \(comparison.written)"
      case .breakEven(let comparison): "volume of \(comparison.written)"
      }
    head("settle \(settlement.fact) \(way)")
    for one in settlement.exemptions {
      let conditions =
        one.above.map { "\($0) is" } + (one.beside.map { ["not beside \($0)"] } ?? [])
      field(
        "but", "\(Self.listed(one.techniques)) where \(conditions.joined(separator: " and "))")
    }
  }
}

extension PriceBook.Spread {
  func written(as dimension: Dimension) -> String {
    isExact
      ? QuantityText.canonical(low, as: dimension)
      : QuantityText.points([low, likely, high], as: dimension)
  }
}

extension PriceBook.Provenance {
  var written: String {
    let day = asOf.map { " as of \($0.canonical)" } ?? ""
    return DeclarationPrinter.quote(source) + day + (isRecalled ? " recalled" : " seen")
  }
}

extension PriceBook.Comparison {
  fileprivate var written: String {
    "\(DeclarationPrinter.listed(routes)) against \(against)"
  }
}
