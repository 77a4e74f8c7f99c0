import DecisionModel

/// Takes members out of a JSON document that was saved earlier, and says which one is missing or of
/// another kind.
struct RecordReader {
  /// The value.
  let json: JSON
  /// Where it stands in the document.
  let path: Path

  /// A place in a document; only that of a fault is ever spelled out.
  indirect enum Path {
    case document
    case member(String, of: Path)
    case item(Int, of: Path)

    var text: String {
      switch self {
      case .document: ""
      case .member(let name, .document): name
      case .member(let name, let whole): "\(whole.text).\(name)"
      case .item(let place, let whole): "\(whole.text).\(place)"
      }
    }
  }

  init(_ json: JSON, at path: Path = .document) {
    self.json = json
    self.path = path
  }

  /// That this value is of another kind.
  var fault: SavedAdviceFault { .foreign(path.text) }

  /// That a member is missing or of another kind.
  func fault(_ name: String) -> SavedAdviceFault {
    .foreign(Path.member(name, of: path).text)
  }

  private func member(_ name: String) -> JSON {
    guard case .object(let members) = json else { return .null }
    return members[name] ?? .null
  }

  /// True for a member that is there and not null.
  func has(_ name: String) -> Bool { member(name) != .null }

  /// A member to read from.
  func at(_ name: String) throws(SavedAdviceFault) -> RecordReader {
    guard let some = some(name) else { throw fault(name) }
    return some
  }

  /// A member to read from; nil where it is null or missing.
  func some(_ name: String) -> RecordReader? {
    let found = member(name)
    return found == .null ? nil : RecordReader(found, at: .member(name, of: path))
  }

  /// The items of a list.
  func list(_ name: String) throws(SavedAdviceFault) -> [RecordReader] {
    guard case .array(let items) = member(name) else { throw fault(name) }
    let list = Path.member(name, of: path)
    return items.enumerated().map { RecordReader($1, at: .item($0, of: list)) }
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
    guard case .string(let text) = json else { throw fault }
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
    guard case .array(let items) = json else { throw fault }
    var texts: [String] = []
    for (place, item) in items.enumerated() {
      texts.append(try RecordReader(item, at: .item(place, of: path)).text())
    }
    return texts
  }

  /// A number; nil where it is null or missing.
  func number(_ name: String) throws(SavedAdviceFault) -> Quantity? {
    guard let some = some(name) else { return nil }
    guard case .number(let number) = some.json else { throw some.fault }
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
    guard case .boolean(let flag) = some.json else { throw some.fault }
    return flag
  }
}
