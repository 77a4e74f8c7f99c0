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
  struct Refusal: Error {
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
    entry.aliases =
      book.entries(of: entry.table).first { $0.name.lowercased() == entry.name.lowercased() }?
      .aliases ?? []
    try readNumbers(of: item, how, into: &entry)
    entry.words = words(of: item, how, entry)
    entry.provenance = provenance(of: item)
    if let end = how.end { try readEnd(end, of: item, into: &entry) }
    let next = book.entries(of: entry.table).filter { other in
      other.name.lowercased() == entry.name.lowercased()
        && (other.validFrom.map { $0.first > wishes.asOf.first } ?? false)
    }
    entry.validUntil = end(of: entry, before: next)
    let faults = EntryCheck(
      entry: filled(entry), columns: book.columns(of: entry.table)
    ).faults
    if let fault = faults.first { throw Refusal(reason: fault.kind) }
    guard taken.insert("\(entry.table) \(entry.name.lowercased())").inserted else {
      throw Refusal(reason: "the name was taken before")
    }
    entries.append(entry)
    later += next
  }

  /// The end that the file names, else that of the same entry in the book; in any case the day before
  /// the book has another price of it.
  private func end(of entry: PriceBook.Entry, before later: [PriceBook.Entry]) -> Day? {
    let own = book.entries(of: entry.table).first {
      $0.name.lowercased() == entry.name.lowercased() && $0.isValid(on: wishes.asOf)
    }
    let end = entry.validUntil ?? own?.validUntil
    let next = later.compactMap(\.validFrom?.previous).min { $0.last < $1.last }
    guard let end, let next else { return end ?? next }
    return end.last < next.last ? end : next
  }

  private func filled(_ entry: PriceBook.Entry) -> PriceBook.Entry {
    var small = PriceBook()
    small.columns = book.columns.filter { $0.table == entry.table }
    small.entries = [entry]
    return small.filled().entries[0]
  }
}
