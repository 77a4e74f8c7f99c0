import CostModel
import DecisionModel
import Notation

/// Turns the items of another program's price file into entries of the price book.
struct PriceImport: Sendable {
  /// What the user asked for.
  struct Wishes: Sendable {
    /// Names to take; all when empty.
    var only: [NamePattern] = []
    /// A beginning of names that is left out in the book.
    var stripped: [String] = []
    /// Words of every entry, such as its tier, instead of what the file says.
    var words: [String: String] = [:]
    /// What to call the file in sources.
    var source: String
    /// The day on which the file was true.
    var asOf: Day
  }

  let book: PriceBook
  let wishes: Wishes
  /// What was taken.
  private(set) var entries: [PriceBook.Entry] = []
  /// Later prices of the same entries that the book knows of.
  private(set) var later: [PriceBook.Entry] = []
  /// Why items were left out, with their names.
  private(set) var skipped: [(reason: String, names: [String])] = []
  /// How many items `--only` left aside.
  private(set) var notAsked = 0
  private var taken: Set<String> = []

  init(_ file: LiteLLMFile, into book: PriceBook, _ wishes: Wishes) {
    self.book = book
    self.wishes = wishes
    let imports = book.imports.filter { $0.format == LiteLLMFile.format }
    for (name, item) in file.items {
      guard wishes.only.isEmpty || wishes.only.contains(where: { $0.matches(name) }) else {
        notAsked += 1
        continue
      }
      do { try take(name, item, imports) } catch { skip(name, error.reason) }
    }
  }

  /// Why an item is left out.
  private struct Refusal: Error {
    var reason: String
  }

  private mutating func skip(_ name: String, _ reason: String) {
    if let place = skipped.firstIndex(where: { $0.reason == reason }) {
      skipped[place].names.append(name)
    } else {
      skipped.append((reason, [name]))
    }
  }

  private mutating func take(
    _ name: String, _ item: LiteLLMFile.Item?, _ imports: [PriceBook.Import]
  ) throws(Refusal) {
    guard let item else { throw Refusal(reason: "no object") }
    if name == LiteLLMFile.sample { throw Refusal(reason: "the file's own sample") }
    guard let first = imports.first else { throw Refusal(reason: "nothing says how to read it") }
    guard let kind = item.texts[first.kind.name] else {
      throw Refusal(reason: "no `\(first.kind.name)`")
    }
    guard let how = imports.first(where: { $0.kind.values.contains(kind) }) else {
      throw Refusal(reason: "\(first.kind.name) \(kind)")
    }
    var entry = PriceBook.Entry(table: how.table, name: shortened(name))
    try checkName(entry)
    try readNumbers(of: item, how, into: &entry)
    entry.words = words(of: item, how, entry)
    entry.provenance = provenance(of: item)
    if let end = how.end { try readEnd(end, of: item, into: &entry) }
    entry.validUntil = earlierEnd(of: entry) ?? entry.validUntil
    let faults = EntryCheck(
      entry: filled(entry), columns: book.columns(of: entry.table)
    ).faults
    if let fault = faults.first { throw Refusal(reason: fault.kind) }
    guard taken.insert("\(entry.table) \(entry.name.lowercased())").inserted else {
      throw Refusal(reason: "the name was taken before")
    }
    entries.append(entry)
    later += book.entries(of: entry.table).filter { later in
      later.name.lowercased() == entry.name.lowercased()
        && (later.validFrom.map { $0.first > wishes.asOf.first } ?? false)
    }
  }

  private func shortened(_ name: String) -> String {
    for prefix in wishes.stripped where name.hasPrefix(prefix) && name.count > prefix.count {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  private func checkName(_ entry: PriceBook.Entry) throws(Refusal) {
    guard PriceBook.Entry.canBeNamed(entry.name) else {
      throw Refusal(reason: "a name that cannot be written")
    }
  }

  private func readNumbers(
    of item: LiteLLMFile.Item, _ how: PriceBook.Import, into entry: inout PriceBook.Entry
  ) throws(Refusal) {
    for taken in how.takes {
      for name in taken.expression.names {
        if item.texts[name] != nil || item.others.contains(name) {
          throw Refusal(reason: "`\(name)` is no number")
        }
        if let number = item.numbers[name], number < .zero {
          throw Refusal(reason: "`\(name)` is below 0")
        }
      }
      guard let value = taken.expression.value({ item.numbers[$0]?.double }), value.isFinite else {
        continue
      }
      entry.fields.append(
        PriceBook.Entry.Field(
          taken.name, taken.dimension, PriceBook.Spread(Quantity(rounding: value))))
    }
    for names in how.needs {
      let values = names.compactMap { entry.field($0)?.value.likely }
      if values.isEmpty { throw Refusal(reason: "no \(names.joined(separator: " or "))") }
      if !values.contains(where: { $0 > .zero }) {
        throw Refusal(reason: "\(names.joined(separator: " and ")) of 0")
      }
    }
  }

  /// The words that were asked for, those of the entry in the book, or those that hold.
  private func words(
    of item: LiteLLMFile.Item, _ how: PriceBook.Import, _ entry: PriceBook.Entry
  ) -> [PriceBook.Entry.Word] {
    let own = book.entry(entry.name, in: entry.table, on: wishes.asOf)
    var found: [PriceBook.Entry.Word] = []
    for word in how.words where !found.contains(where: { $0.name == word.name }) {
      if let given = wishes.words[word.name] ?? own?.word(word.name) {
        found.append(PriceBook.Entry.Word(word.name, given))
        continue
      }
      if let when = word.when {
        guard let left = when.left.value({ item.numbers[$0]?.double }),
          let right = when.right.value({ item.numbers[$0]?.double }), left <= right
        else { continue }
      }
      found.append(PriceBook.Entry.Word(word.name, word.value))
    }
    return found
  }

  private func provenance(of item: LiteLLMFile.Item) -> PriceBook.Provenance {
    var source = wishes.source
    if let page = item.texts["source"], !page.isEmpty,
      page.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    {
      source += "; \(page)"
    }
    return PriceBook.Provenance(source: source, asOf: wishes.asOf)
  }

  /// The item ends on the day named; the day before is the last on which it can be had.
  private func readEnd(
    _ member: String, of item: LiteLLMFile.Item, into entry: inout PriceBook.Entry
  ) throws(Refusal) {
    if item.numbers[member] != nil || item.others.contains(member) {
      throw Refusal(reason: "`\(member)` is no day")
    }
    guard let text = item.texts[member] else { return }
    guard let day = Day(text), let last = day.previous else {
      throw Refusal(reason: "`\(member)` is no day")
    }
    guard last >= wishes.asOf.first else {
      throw Refusal(reason: "ended before \(wishes.asOf.canonical)")
    }
    entry.validUntil = last
  }

  /// What the book knows of an end that the file does not: the end of the same entry, or the day before
  /// the next price of it.
  private func earlierEnd(of entry: PriceBook.Entry) -> Day? {
    let own = book.entries(of: entry.table).filter {
      $0.name.lowercased() == entry.name.lowercased()
    }
    guard let known = own.first(where: { $0.isValid(on: wishes.asOf) })?.validUntil else {
      return nil
    }
    if let theirs = entry.validUntil, theirs.last <= known.last { return nil }
    return known
  }

  private func filled(_ entry: PriceBook.Entry) -> PriceBook.Entry {
    var small = PriceBook()
    small.columns = book.columns.filter { $0.table == entry.table }
    small.entries = [entry]
    return small.filled().entries[0]
  }
}
