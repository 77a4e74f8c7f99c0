public import CostModel
public import DecisionModel

extension Remark {
  /// The remark in a sentence.
  public var text: String {
    switch self {
    case .outOfDate(_, let entry, let from, let until, let instead):
      var text = "\(entry) cannot be had on the day"
      if let until { text += " (until \(until.canonical))" }
      if let from { text += " (from \(from.canonical))" }
      return text + (instead.map { "; priced with \($0) instead" } ?? "; nothing took its place")
    case .ends(_, let entry, let until, let next):
      let start = "\(entry) as priced here ends on \(until.canonical), within the horizon"
      return next.map { "\(start); other prices follow on \($0.validFrom?.canonical ?? "")" }
        ?? "\(start); nothing of that name follows"
    case .note(_, _, let text): return text
    }
  }

  /// True for a note of the price book, which warns of nothing.
  var isNote: Bool {
    if case .note = self { return true }
    return false
  }

  /// What took the place of an entry, when this says so.
  public func instead(of entry: PriceBook.Entry) -> String? {
    guard case .outOfDate(entry.table, entry.name, _, _, let instead) = self else { return nil }
    return instead
  }
}

extension PriceBook.Entry {
  /// When it can be had: `until 2027-01-13`, `from 2026-12-01`; `always` for no dates.
  public var validityText: String {
    let from = validFrom.map { "from \($0.canonical)" }
    let until = validUntil.map { "until \($0.canonical)" }
    let dates = [from, until].compactMap(\.self).joined(separator: " ")
    return dates.isEmpty ? "always" : dates
  }
}

extension PriceAge {
  /// The age in a line.
  public func text(bookAsOf: Day?) -> String {
    AdviceRecord.PriceAge(
      asOf: asOf.canonical, bookAsOf: bookAsOf?.canonical, oldest: oldestDay.canonical,
      oldestName: oldest.entry?.name ?? oldest.name, days: days, used: used
    ).words
  }
}

extension JSON {
  /// A remark with its parts and as a sentence.
  init(_ remark: Remark) {
    var members: JSON.Members = ["text": .string(remark.text), "from": .null, "until": .null]
    let (kind, table, entry): (String, String, String)
    members["instead"] = .null
    switch remark {
    case .outOfDate(let of, let name, let from, let until, let instead):
      (kind, table, entry) = ("out_of_date", of, name)
      members["from"] = .optional(from?.canonical)
      members["until"] = .optional(until?.canonical)
      members["instead"] = .optional(instead)
    case .ends(let of, let name, let until, let next):
      (kind, table, entry) = ("ends", of, name)
      members["until"] = .string(until.canonical)
      members["instead"] = .optional(next?.name)
    case .note(let of, let name, _): (kind, table, entry) = ("note", of, name)
    }
    members["kind"] = .string(kind)
    members["table"] = .string(table)
    members["entry"] = .string(entry)
    self = .object(members)
  }

  /// How old prices are.
  init(_ age: PriceAge, bookAsOf: Day?) {
    self = [
      "as_of": .string(age.asOf.canonical), "book_as_of": .optional(bookAsOf?.canonical),
      "oldest": .string(age.oldestDay.canonical), "days": .integer(age.days),
      "oldest_name": .string(age.oldest.entry?.name ?? age.oldest.name),
      "oldest_source": .string(age.oldest.source),
      "used": .integer(age.used), "recalled": .integer(age.recalled),
    ]
  }
}
