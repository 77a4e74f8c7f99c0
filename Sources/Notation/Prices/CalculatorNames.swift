internal import DecisionModel

/// Looks up what the calculators of a price book speak of.
struct CalculatorNames {
  let book: PriceBook
  let ruleSet: RuleSet
  let report: Report

  func check() {
    for calculator in book.calculators {
      for option in calculator.options { check(option) }
      for name in calculator.shows where !isNumber(name) {
        unknown(name, among: numbers, at: calculator.span)
      }
    }
  }

  private var numbers: [String] { book.inputs.map(\.name) + book.formulas.map(\.name) }

  private func isNumber(_ name: String) -> Bool {
    if let fact = ruleSet.fact(FactKey(name)), case .number = fact.type { return true }
    return book.isNamed(name)
  }

  private func check(_ option: PriceBook.Calculator.Option) {
    switch option.way {
    case .picks(let choice), .counts(let choice): _ = found(choice, option)
    case .sets(let name, _):
      if !isNumber(name) { unknown(name, among: numbers, at: option.span) }
    case .describes(let choice, let field):
      guard let choice = found(choice, option) else { return }
      let entries = book.entries(of: choice.table)
      if !entries.contains(where: { $0.field(field) != nil }) {
        unknown(field, among: entries.first?.fields.map(\.name) ?? [], at: option.span)
      }
    }
  }

  private func found(
    _ name: String, _ option: PriceBook.Calculator.Option
  ) -> PriceBook.Choice? {
    if let choice = book.choice(name) { return choice }
    unknown(name, among: book.choices.map(\.name), at: option.span)
    return nil
  }

  private func unknown(_ name: String, among names: [String], at span: Span) {
    report(
      Diagnostic(
        "P111", .error, "unknown input, formula or choice `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: names)), at: span))
  }
}

extension PriceBook {
  /// True for the name of an input or a formula.
  func isNamed(_ name: String) -> Bool {
    inputs.contains { $0.name == name } || formulas.contains { $0.name == name }
  }
}
