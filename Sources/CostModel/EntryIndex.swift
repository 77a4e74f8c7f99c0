internal import DecisionModel

/// The entries of a price book by table and name, else by alias, without regard to case: those of the day,
/// or the last before it.
struct EntryIndex: Sendable {
  private var entries: [Key: ListedEntry] = [:]

  private struct Key: Hashable {
    var table: String
    var name: String

    init(_ table: String, _ name: String) {
      self.table = table
      self.name = name.lowercased()
    }
  }

  init(_ listed: [ListedEntry], on day: Day?) {
    var aliased: [Key: ListedEntry] = [:]
    entries.reserveCapacity(listed.count)
    for one in listed {
      Self.put(one, Key(one.entry.table, one.entry.name), on: day, &entries)
      for alias in one.entry.aliases {
        Self.put(one, Key(one.entry.table, alias), on: day, &aliased)
      }
    }
    // A name goes before an alias.
    entries.merge(aliased) { named, _ in named }
  }

  private static func put(
    _ listed: ListedEntry, _ key: Key, on day: Day?, _ entries: inout [Key: ListedEntry]
  ) {
    guard let known = entries[key], !listed.entry.isMeant(ratherThan: known.entry, on: day) else {
      entries[key] = listed
      return
    }
  }

  /// An entry by name or alias, as `PriceBook.entry` finds it.
  func entry(_ name: String, in table: String) -> ListedEntry? { entries[Key(table, name)] }
}
