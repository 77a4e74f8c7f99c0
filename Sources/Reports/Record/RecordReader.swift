import DecisionModel

/// Takes members out of a JSON document that was saved earlier, and says which one is missing or of
/// another kind.
struct RecordReader {
  /// The value.
  let json: JSON
  /// Where it stands in the document; empty for the document itself.
  let path: String

  init(_ json: JSON, at path: String = "") {
    self.json = json
    self.path = path
  }

  private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private func member(_ name: String) -> JSON {
    guard case .object(let members) = json else { return .null }
    return members[name] ?? .null
  }

  /// True for a member that is there and not null.
  func has(_ name: String) -> Bool { member(name) != .null }

  /// A member to read from.
  func at(_ name: String) throws(SavedAdviceFault) -> RecordReader {
    guard has(name) else { throw .foreign(place(name)) }
    return RecordReader(member(name), at: place(name))
  }

  /// A member to read from; nil where it is null or missing.
  func some(_ name: String) -> RecordReader? {
    has(name) ? RecordReader(member(name), at: place(name)) : nil
  }

  /// The items of a list.
  func list(_ name: String) throws(SavedAdviceFault) -> [RecordReader] {
    guard case .array(let items) = member(name) else { throw .foreign(place(name)) }
    return items.enumerated().map { RecordReader($1, at: "\(place(name)).\($0)") }
  }

  /// The items of a list that an older program did not write; none where it is missing.
  func items(_ name: String) throws(SavedAdviceFault) -> [RecordReader] {
    has(name) ? try list(name) : []
  }

  /// The items themselves.
  func map<Item>(
    _ name: String, _ each: (RecordReader) throws(SavedAdviceFault) -> Item
  ) throws(SavedAdviceFault) -> [Item] {
    var found: [Item] = []
    for item in try items(name) { found.append(try each(item)) }
    return found
  }

  /// This value as a text.
  func text() throws(SavedAdviceFault) -> String {
    guard case .string(let text) = json else { throw .foreign(path) }
    return text
  }

  /// A text.
  func text(_ name: String) throws(SavedAdviceFault) -> String { try at(name).text() }

  /// A text; nil where it is null or missing.
  func optionalText(_ name: String) throws(SavedAdviceFault) -> String? {
    guard let some = some(name) else { return nil }
    return try some.text()
  }

  /// A list of texts; empty where it is missing.
  func texts(_ name: String) throws(SavedAdviceFault) -> [String] {
    try map(name) { (item) throws(SavedAdviceFault) in try item.text() }
  }

  /// This value as a list of texts.
  func texts() throws(SavedAdviceFault) -> [String] {
    guard case .array(let items) = json else { throw .foreign(path) }
    var texts: [String] = []
    for (place, item) in items.enumerated() {
      texts.append(try RecordReader(item, at: "\(path).\(place)").text())
    }
    return texts
  }

  /// A number; nil where it is null or missing.
  func number(_ name: String) throws(SavedAdviceFault) -> Quantity? {
    guard let some = some(name) else { return nil }
    guard case .number(let number) = some.json else { throw .foreign(some.path) }
    return number
  }

  /// A whole number; nil where it is null or missing.
  func whole(_ name: String) throws(SavedAdviceFault) -> Int? {
    guard let number = try number(name) else { return nil }
    return Int(number.micros / 1_000_000)
  }

  /// A yes or no; no where it is missing.
  func flag(_ name: String) throws(SavedAdviceFault) -> Bool {
    guard let some = some(name) else { return false }
    guard case .boolean(let flag) = some.json else { throw .foreign(some.path) }
    return flag
  }
}
