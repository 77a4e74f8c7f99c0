internal import DecisionModel

/// Looks up every name of a price book once all of it is read.
struct PriceNames {
  let book: PriceBook
  let ruleSet: RuleSet
  let report: Report
  /// How many formulas may rest on each other, so that none is too deep to be worked out.
  private static let longestChain = 100

  private let numbers: [String: Int]
  private let choices: [String: Int]
  private let facts: [String: Int]
  /// The entries of each table.
  private let tables: [String: [PriceBook.Entry]]

  init(book: PriceBook, ruleSet: RuleSet, report: Report) {
    self.book = book
    self.ruleSet = ruleSet
    self.report = report
    let named = book.inputs.map(\.name) + book.formulas.map(\.name)
    numbers = Dictionary(named.enumerated().map { ($1, $0) }) { first, _ in first }
    choices = Dictionary(book.choices.enumerated().map { ($1.name, $0) }) { first, _ in first }
    facts = Dictionary(ruleSet.facts.enumerated().map { ($1.key.rawValue, $0) }) { first, _ in
      first
    }
    tables = Dictionary(grouping: book.entries, by: \.table)
  }

  func check() {
    for formula in book.formulas { check(formula.expression, in: formula.span) }
    for line in book.lines { check(line.expression, in: line.span) }
    checkValidity()
    for choice in book.choices { check(choice) }
    for recipe in book.recipes { check(recipe) }
    CalculatorNames(book: book, ruleSet: ruleSet, report: report).check()
    for calculator in book.calculators {
      for measure in calculator.gives { check(measure.expression, in: calculator.span) }
    }
    for settlement in book.settlements {
      switch settlement.way {
      case .atMost(let left, let right):
        check(left, in: settlement.span)
        check(right, in: settlement.span)
      case .each(_, let bound): check(bound, in: settlement.span)
      case .payback, .breakEven: break
      }
    }
    for capacity in book.comparisons.compactMap(\.capacity) {
      check(capacity, in: .outside("compare"))
    }
    for name in [book.volume, book.months] {
      if let name, numbers[name] == nil { unknown(name, at: .outside("prices")) }
    }
    checkCircles()
  }

  /// Entries of one name must follow each other.
  private func checkValidity() {
    var named: [String: [PriceBook.Entry]] = [:]
    for entry in book.entries {
      let key = "\(entry.table) \(entry.name.lowercased())"
      if let other = named[key]?.first(where: { $0.overlaps(entry) }) {
        let isDated = [entry, other].contains { $0.validFrom != nil || $0.validUntil != nil }
        report(
          Diagnostic(
            isDated ? "P115" : "P102", .error,
            "entry of `\(entry.table)` `\(entry.name)` "
              + (isDated ? "is valid twice on some days" : "is declared twice"),
            help: isDated ? "end the earlier one the day before the later one begins" : nil,
            at: entry.span,
            related: [Diagnostic.Related(note: "first declared here", span: other.span)]))
      }
      named[key, default: []].append(entry)
    }
    checkAliases()
  }

  /// An alias must not leave open which entry is meant.
  private func checkAliases() {
    var owners: [String: PriceBook.Entry] = [:]
    for entry in book.entries {
      for alias in entry.aliases {
        let key = "\(entry.table) \(alias.lowercased())"
        guard let other = owners[key], other.name.lowercased() != entry.name.lowercased() else {
          owners[key] = entry
          continue
        }
        report(
          Diagnostic(
            "P117", .error, "`\(alias)` stands for `\(other.name)` already", at: entry.span,
            related: [Diagnostic.Related(note: "declared here", span: other.span)]))
      }
    }
  }

  private func check(_ choice: PriceBook.Choice) {
    let entries = tables[choice.table] ?? []
    if entries.isEmpty {
      report(
        Diagnostic("P106", .error, "table `\(choice.table)` has no entry", at: choice.span))
    }
    for item in choice.cases where book.entry(item.entry, in: choice.table) == nil {
      report(
        Diagnostic(
          "P107", .error, "table `\(choice.table)` has no entry `\(item.entry)`",
          help: Suggestions.question(Suggestions.near(item.entry, among: entries.map(\.name))),
          at: choice.span))
    }
    guard let search = choice.search else { return }
    for name in search.expressions.flatMap(\.names)
    where name != "count" && !entries.contains(where: { $0.field(name) != nil }) {
      check(.name(name), in: choice.span)
    }
  }

  private func check(_ recipe: PriceBook.Recipe) {
    for id in recipe.lines + recipe.drops where book.line(id) == nil {
      report(
        Diagnostic(
          "P108", .error, "unknown line `\(id)`",
          help: Suggestions.question(Suggestions.near(id, among: book.lines.map(\.id))),
          at: recipe.span))
    }
    for change in recipe.sets + recipe.adds {
      if numbers[change.name] == nil { unknown(change.name, at: recipe.span) }
      check(change.expression, in: recipe.span)
    }
    for measure in recipe.measures { check(measure.expression, in: recipe.span) }
  }

  /// Every name must be an input, a formula, a number of a chosen entry, or a fact that is a number.
  private func check(_ expression: Expression, in span: Span) {
    for name in expression.names where numbers[name] == nil {
      if let fact = facts[name] {
        if case .number = ruleSet.facts[fact].type { continue }
        report(Diagnostic("P109", .error, "`\(name)` is no number", at: span))
      } else if let point = name.firstIndex(of: "."), let choice = choices[String(name[..<point])] {
        checkField(String(name[name.index(after: point)...]), of: book.choices[choice], at: span)
      } else {
        unknown(name, at: span)
      }
    }
  }

  private func checkField(_ field: String, of choice: PriceBook.Choice, at span: Span) {
    guard field != "count" else { return }
    let entries = tables[choice.table] ?? []
    guard
      let lacking = entries.firstIndex(where: { entry in
        !entry.fields.contains { $0.name == field }
      })
    else { return }
    let first = entries[lacking]
    report(
      Diagnostic(
        "P110", .error, "`\(choice.name).\(field)` is read, and `\(first.name)` has no `\(field)`",
        at: span, related: [Diagnostic.Related(note: "declared here", span: first.span)]))
  }

  private func unknown(_ name: String, at span: Span) {
    let known = numbers.keys.sorted() + ruleSet.facts.map(\.key.rawValue)
    report(
      Diagnostic(
        "P111", .error, "unknown input, formula or fact `\(name)`",
        help: Suggestions.question(Suggestions.near(name, among: known)), at: span))
  }

  /// A formula that rests on itself has no value.
  private func checkCircles() {
    var state: [String: Bool] = [:]
    let formulas = Dictionary(book.formulas.map { ($0.name, $0) }) { first, _ in first }
    func visit(_ name: String, above: [String]) {
      guard let formula = formulas[name], state[name] != true else { return }
      if above.count >= Self.longestChain {
        report(
          Diagnostic(
            "P113", .error, "formula `\(name)` ends a chain of \(above.count) formulas",
            help: "write some of them into one", at: formula.span))
        state[name] = true
        return
      }
      if state[name] == false {
        report(
          Diagnostic(
            "P112", .error, "formula `\(name)` rests on itself",
            help: (above + [name]).map { "`\($0)`" }.joined(separator: " reads "),
            at: formula.span))
        return
      }
      state[name] = false
      for below in formula.expression.names { visit(below, above: above + [name]) }
      state[name] = true
    }
    for formula in book.formulas { visit(formula.name, above: []) }
  }
}
