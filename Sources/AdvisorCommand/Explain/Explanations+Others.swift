import DecisionModel
import Notation
import Reports

extension Explanations {
  /// Everything of the price book that has a name but its formulas.
  var prices: [PriceItem] { PriceTable.all(in: rules.priceBook).flatMap(\.items) }

  /// The names of commands and of the price book.
  var otherNames: [String] {
    let commands = CommandTable.all.map(\.name).filter { !$0.isEmpty }
    let formulas = rules.priceBook.formulas.map(\.name)
    let calculators = rules.priceBook.calculators.map(\.name)
    return commands + calculators + prices.map(\.name) + formulas
  }

  /// What `advisor NAME --help` says.
  func command(_ name: String) -> Found? {
    guard let command = CommandTable.all.first(where: { !$0.name.isEmpty && $0.name == name })
    else { return nil }
    return Found(name: name, kind: "command") { style, width in
      HelpPage(style: style, width: width).text(of: command)
    }
  }

  /// What `advisor prices show NAME` says, at the day of the price book.
  func price(_ name: String) -> Found? {
    let book = rules.priceBook
    let wanted = name.lowercased()
    let found = prices.filter {
      $0.name.lowercased() == wanted || $0.entry?.isNamed(wanted) ?? false
    }
    let formulas = book.formulas.filter { $0.name.lowercased() == wanted }
    guard !found.isEmpty || !formulas.isEmpty else { return nil }
    let page = PricePage(book: book, library: rules.library, day: book.asOf)
    return Found(name: name, kind: found.isEmpty ? "formula" : "price") { style, width in
      (found.map { page.text($0, style, width) } + formulas.map { page.text($0, style, width) })
        .joined(separator: "\n")
    }
  }
}
