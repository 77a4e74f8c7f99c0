internal import DecisionModel

/// The entries of a price book by table and name, else by alias, without regard to case: those of the day,
/// or the last before it.
struct EntryIndex: Sendable {
  private var named: [String: ListedEntry] = [:]
  private var aliased: [String: ListedEntry] = [:]

  init(_ listed: [ListedEntry], on day: Day?) {
    named.reserveCapacity(listed.count)
    for one in listed {
      Self.put(one, Self.key(one.entry.name, one.entry.table), on: day, &named)
      for alias in one.entry.aliases {
        Self.put(one, Self.key(alias, one.entry.table), on: day, &aliased)
      }
    }
  }

  /// No name of a table holds a line break.
  private static func key(_ name: String, _ table: String) -> String {
    name.lowercased() + "\n" + table
  }

  private static func put(
    _ listed: ListedEntry, _ key: String, on day: Day?, _ entries: inout [String: ListedEntry]
  ) {
    guard let known = entries[key], !listed.entry.isMeant(ratherThan: known.entry, on: day) else {
      entries[key] = listed
      return
    }
  }

  /// An entry by name or alias, as `PriceBook.entry` finds it; a name goes before an alias.
  func entry(_ name: String, in table: String) -> ListedEntry? {
    let key = Self.key(name, table)
    return named[key] ?? aliased[key]
  }
}
