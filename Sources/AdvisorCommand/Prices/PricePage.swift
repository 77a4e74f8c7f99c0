import CostModel
import DecisionModel
import Notation
import Reports

/// All there is to know of one price: numbers, sources, validity, and the bills it goes into.
struct PricePage: Sendable {
  let book: PriceBook
  let library: RuleLibrary
  /// The day prices are taken at.
  let day: Day?
  let readers: PriceReaders

  init(book: PriceBook, library: RuleLibrary, day: Day?) {
    self.book = book
    self.library = library
    self.day = day
    readers = PriceReaders(book)
  }

  /// The page of an entry or an input.
  func text(_ item: PriceItem, _ style: Style, _ width: Int) -> String {
    let page = HelpPage(style: style, width: width)
    var text = style.bold("\(item.table) \(item.name)") + "\n"
    text += style.dim(place(item.span)) + "\n\n"
    var rows: [(name: String, says: String)] = item.words.map { ($0.name, $0.value) }
    rows += item.fields.map { field in
      (field.name, number(field) + note(field, of: item))
    }
    text += page.table(rows) + "\n"
    rows = []
    if let entry = item.entry, entry.validFrom != nil || entry.validUntil != nil {
      let holds = entry.isValid(on: day) ? "" : ", not on \(day?.canonical ?? "")"
      rows.append(("valid", entry.validityText + holds))
    }
    let aliases = item.entry?.aliases ?? []
    if !aliases.isEmpty { rows.append(("alias", aliases.joined(separator: ", "))) }
    if !item.says.isEmpty { rows.append(("says", item.says)) }
    if let remark = item.entry?.remark, !remark.isEmpty { rows.append(("remark", remark)) }
    rows.append(("source", source(item.provenance)))
    if let usual = item.fields.first(where: \.isUsual) {
      rows.append(("usual", source(item.provenance(of: usual))))
    }
    if let fact = item.answeredBy { rows.append(("answered", "by \(fact.rawValue), once it is")) }
    let picked = ways(to: item)
    if !picked.isEmpty { rows.append(("picked", picked.joined(separator: "; "))) }
    for (names, words) in read(item) { rows.append(("read", "\(names) by \(words)")) }
    let techniques = self.techniques(behind: item)
    rows.append(
      ("prices", techniques.isEmpty ? "no technique" : techniques.joined(separator: ", ")))
    return text + page.table(rows)
  }

  /// The page of a formula.
  func text(_ formula: PriceBook.Formula, _ style: Style, _ width: Int) -> String {
    let page = HelpPage(style: style, width: width)
    var text = style.bold("formula \(formula.name)") + "\n"
    text += style.dim(place(formula.span)) + "\n\n"
    let unit = formula.dimension.unitText
    var rows = [(name: "is", says: formula.expression.text)]
    if !unit.isEmpty { rows.append(("in", unit)) }
    if !formula.says.isEmpty { rows.append(("says", formula.says)) }
    if let fact = formula.answeredBy {
      rows.append(("answered", "by \(fact.rawValue), once it is"))
    }
    let found = Self.words(readers.readers(of: formula.name))
    rows.append(("read", found.isEmpty ? "by nothing" : "by \(found)"))
    let techniques = readers.techniques(behind: [formula.name])
    rows.append(
      ("prices", techniques.isEmpty ? "no technique" : techniques.joined(separator: ", ")))
    return text + page.table(rows)
  }

  private func place(_ span: Span) -> String {
    library.files.contains { $0.path == span.file }
      ? library.label(span) : "\(span.file):\(span.line)"
  }

  private func number(_ field: PriceBook.Entry.Field) -> String {
    let unit = field.dimension.unitText
    return field.value.text + (unit.isEmpty ? "" : " \(unit)")
  }

  /// What sets a number apart from the others of its entry.
  private func note(_ field: PriceBook.Entry.Field, of item: PriceItem) -> String {
    field.isUsual ? ", as usual" : field.isRecalled ? ", recalled" : ""
  }

  private func source(_ provenance: PriceBook.Provenance) -> String {
    var text = provenance.source.isEmpty ? "none" : provenance.source
    if let asOf = provenance.asOf {
      text += ", as of \(asOf.canonical)"
      if let day {
        let age = asOf.first.days(until: day.first)
        if age > 0 { text += " (\(age.counted("day")) before \(day.canonical))" }
      }
    }
    return text + (provenance.isRecalled ? ", recalled or judged" : ", seen")
  }

  func ways(to item: PriceItem) -> [String] {
    guard let entry = item.entry else { return [] }
    return readers.ways(to: entry).map { choice, way in
      switch way {
      case .condition: "\(choice.name), under a condition"
      case .otherwise: "\(choice.name), unless something else is said"
      case .search: "\(choice.name), by a search"
      case .answer(let fact): "\(choice.name), by `\(fact) = \(entry.name)`"
      case .calculator(let name): "\(choice.name), where `estimate \(name)` is asked for it"
      }
    }
  }

  /// Each name that a number of the item goes by, with its readers.
  func readers(of item: PriceItem) -> [(String, [PriceReaders.Reader])] {
    guard item.entry != nil else {
      return [(item.name, readers.readers(of: item.name))].filter { !$0.1.isEmpty }
    }
    return item.fields.compactMap { field in
      let found = readers.readers(of: field.name, in: item.table)
      return found.isEmpty ? nil : (field.name, found)
    }
  }

  func techniques(behind item: PriceItem) -> [String] {
    guard item.entry != nil else { return readers.techniques(behind: [item.name]) }
    return readers.techniques(
      behind: item.fields.flatMap { readers.names(of: $0.name, in: item.table) })
  }

  /// The numbers of an item with what reads them; those that the same things read stand together.
  private func read(_ item: PriceItem) -> [(names: String, by: String)] {
    var found: [(names: String, by: String)] = []
    for (name, readers) in readers(of: item) {
      let words = Self.words(readers)
      if let place = found.firstIndex(where: { $0.by == words }) {
        found[place].names += ", \(name)"
      } else {
        found.append((name, words))
      }
    }
    return found
  }

  private static func words(_ found: [PriceReaders.Reader]) -> String {
    PriceReaders.Reader.Kind.allCases.compactMap { kind in
      var seen: Set<String> = []
      let names = found.filter { $0.kind == kind && seen.insert($0.name).inserted }.map(\.name)
      guard !names.isEmpty else { return nil }
      let noun =
        switch kind {
        case .formula, .line, .recipe, .fact, .calculator, .comparison: kind.rawValue
        case .choice: "search"
        }
      return noun + (names.count == 1 ? " " : noun == "search" ? "es " : "s ")
        + names.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
