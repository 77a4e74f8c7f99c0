extension CSV {
  /// A list of objects as a table: a column for each member by name, `outer.inner` for one within
  /// another; lists of scalars with blanks between them, lists of objects left out. What a row lacks is
  /// empty.
  public static func table(_ rows: [JSON]) -> String {
    let flat = rows.map { cells(of: $0, named: "") }
    let names = Set(flat.flatMap(\.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return ([names] + flat.map { row in names.map { row[$0] ?? "" } }).map(line).joined()
  }

  private static func cells(of value: JSON, named name: String) -> [String: String] {
    switch value {
    case .object(let members):
      return members.reduce(into: [:]) { found, member in
        let path = name.isEmpty ? member.key : "\(name).\(member.key)"
        found.merge(cells(of: member.value, named: path)) { first, _ in first }
      }
    case .array(let items):
      let texts = items.compactMap { item -> String? in
        switch item {
        case .array, .object: nil
        default: item.raw
        }
      }
      return texts.count == items.count ? [name: texts.joined(separator: " ")] : [:]
    default: return [name: value.raw]
    }
  }
}
