import CostModel
import DecisionModel
import Notation
import Reports

/// Reads the flags of a calculator, which the rule files declare.
struct CalculatorSettings {
  let calculator: PriceBook.Calculator
  let book: PriceBook
  let ruleSet: RuleSet
  let day: Day?

  init(_ calculator: PriceBook.Calculator, _ book: PriceBook, _ ruleSet: RuleSet, on day: Day?) {
    self.calculator = calculator
    self.book = book
    self.ruleSet = ruleSet
    self.day = day
  }

  /// What a command line asks for; every fault at once.
  func read(
    _ invocation: Invocation, tool: RulesLabel
  ) throws(CommandFailure) -> (all: [String: Calculation.Setting], given: Set<String>) {
    var settings: [String: Calculation.Setting] = [:]
    var faults: [Diagnostic] = []
    let common = Set(invocation.command.allOptions.map(\.name))
    for (flag, values) in invocation.options.sorted(by: { $0.key < $1.key })
    where !common.contains(flag) {
      guard let option = calculator.option(String(flag.dropFirst(2))) else {
        let known = calculator.options.map { "--" + $0.name } + common.sorted()
        throw .usage(
          "C102", "`estimate \(calculator.name)` has no flag `\(flag)`",
          help: Suggestions.question(Suggestions.near(flag, among: known))
            ?? "it takes " + calculator.options.map { "--" + $0.name }.joined(separator: ", "))
      }
      do throws(Diagnostic) { settings[option.name] = try setting(values[0], of: option) } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { throw CommandFailure(.invalid, faults) }
    let given = Set(settings.keys)
    for option in calculator.options {
      guard settings[option.name] == nil, let usual = option.usual else { continue }
      do throws(Diagnostic) { settings[option.name] = try setting(usual, of: option) } catch {
        throw CommandFailure(.invalid, [error])
      }
    }
    return (settings, given)
  }

  private func setting(
    _ text: String, of option: PriceBook.Calculator.Option
  ) throws(Diagnostic) -> Calculation.Setting {
    let place = Span.outside("--\(option.name)")
    switch option.way {
    case .picks(let choice):
      let table = book.choice(choice)?.table ?? ""
      guard let entry = book.entry(text, in: table, on: day) else {
        let names = book.entries(of: table).map(\.name)
        let list = names.count <= 16 ? "one of: " + names.joined(separator: ", ") : nil
        throw Diagnostic(
          "C122", .error, "`--\(option.name)`: the price book has no `\(text)`",
          help: Suggestions.question(Suggestions.near(text, among: names)) ?? list
            ?? "`advisor prices list \(table)` lists them", at: place)
      }
      guard entry.isValid(on: day) else {
        let ended = entry.validUntil.map { ", it ended on \($0.canonical)" } ?? ""
        throw Diagnostic(
          "C122", .error, "`--\(option.name)`: `\(entry.name)` cannot be had on that day\(ended)",
          help: "name another, or another day with `--as-of`", at: place)
      }
      return .entry(entry.name)
    case .counts:
      guard let count = Int(text), (1...Self.mostCount).contains(count) else {
        throw Diagnostic(
          "C121", .error, "`--\(option.name)` takes a whole number from 1 to \(Self.mostCount)",
          at: place)
      }
      return .count(count)
    case .sets(let name, let word):
      if let word, text.lowercased() == word { return .word }
      return .number(try number(text, as: dimension(of: name), option, at: place))
    case .describes(let choice, let field):
      let table = book.choice(choice)?.table ?? ""
      let found = book.entries(of: table).lazy.compactMap { $0.field(field)?.dimension }.first
      return .number(try number(text, as: found ?? .ratio, option, at: place))
    }
  }

  /// More machines than this are no question for a calculator.
  private static let mostCount = 4_096

  private func dimension(of name: String) -> Dimension {
    if let input = book.inputs.first(where: { $0.name == name }) { return input.dimension }
    if let formula = book.formulas.first(where: { $0.name == name }) { return formula.dimension }
    if case .number(let dimension, _)? = ruleSet.fact(FactKey(name))?.type { return dimension }
    return .ratio
  }

  private func number(
    _ text: String, as dimension: Dimension, _ option: PriceBook.Calculator.Option, at place: Span
  ) throws(Diagnostic) -> PriceBook.Spread {
    let reading: NumberReading
    do throws(NumberFault) { reading = try NumberReader.read(text, as: dimension) } catch {
      var fault = error.diagnostic(at: place)
      fault.message = "`--\(option.name) \(text)`: \(fault.message)"
      if case .sets(_, let word?) = option.way {
        fault.help = Suggestions.question(Suggestions.near(text, among: [word])) ?? fault.help
      }
      throw fault
    }
    let spread: PriceBook.Spread
    switch reading.shape {
    case .exact(let exact): spread = PriceBook.Spread(exact)
    case .estimate(let low, let likely, let high): spread = PriceBook.Spread(low, likely, high)
    case .range, .about:
      let ends = reading.bounds(within: QuantityRange(.zero, .largest))
      let middle = Quantity(micros: ends.low.micros / 2 + ends.high.micros / 2)
      spread = PriceBook.Spread(ends.low, middle, ends.high)
    case .below, .atMost, .above, .atLeast:
      throw Diagnostic(
        "C121", .error, "`--\(option.name)` takes a number or a range", help: "write `2..8`",
        at: place)
    }
    if let bounds = option.within, spread.low < bounds.low || spread.high > bounds.high {
      throw Diagnostic(
        "C121", .error,
        "`--\(option.name)` lies between \(bounds.low.canonical) and \(bounds.high.canonical) "
          + (dimension.unitText.isEmpty ? "" : dimension.unitText),
        help: "`\(text)` does not", at: place)
    }
    return spread
  }

  /// What a flag takes, for lists.
  static func says(
    _ option: PriceBook.Calculator.Option, _ book: PriceBook, _ ruleSet: RuleSet
  ) -> String {
    let usual = option.usual.map { "; usually \($0)" } ?? ""
    switch option.way {
    case .picks(let name):
      guard let choice = book.choice(name) else { return usual }
      let names = book.entries(of: choice.table).map(\.name)
      let many = names.count > 12
      let listed =
        many ? "one of `advisor prices list \(choice.table)`" : names.joined(separator: ", ")
      let fallback = choice.cases.last { $0.when.clauses.isEmpty }.map { "; else \($0.entry)" }
      return listed + (option.usual == nil ? fallback ?? "" : usual)
    case .counts: return "how many of it" + usual
    case .sets(let name, let word):
      let says =
        book.inputs.first { $0.name == name }?.says
        ?? book.formulas.first { $0.name == name }?.says ?? ruleSet.fact(FactKey(name))?.ask ?? ""
      return (says.isEmpty ? name : says) + (word.map { ", or \($0)" } ?? "") + usual
    case .describes(_, let field):
      return "of one that is not in the price book: \(field)" + usual
    }
  }
}
