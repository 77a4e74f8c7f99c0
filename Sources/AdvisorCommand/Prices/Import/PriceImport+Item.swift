import CostModel
import DecisionModel
import Notation

extension PriceImport {
  func shortened(_ name: String) -> String {
    for prefix in wishes.stripped where name.hasPrefix(prefix) && name.count > prefix.count {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  func checkName(_ entry: PriceBook.Entry) throws(Refusal) {
    guard PriceBook.Entry.canBeNamed(entry.name) else {
      throw Refusal(reason: "a name that cannot be written")
    }
  }

  func readNumbers(
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
  func words(
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

  func provenance(of item: LiteLLMFile.Item) -> PriceBook.Provenance {
    var source = wishes.source
    if let page = item.texts["source"], !page.isEmpty,
      page.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    {
      source += "; \(page)"
    }
    return PriceBook.Provenance(source: source, asOf: wishes.asOf)
  }

  /// The item ends on the day named; the day before is the last on which it can be had.
  func readEnd(
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
}
