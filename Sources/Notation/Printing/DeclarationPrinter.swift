internal import DecisionModel

/// Gathers the text of declarations, with keywords and what follows them in two columns.
struct DeclarationPrinter {
  let conditions: ConditionText
  /// The findings that declarations accept.
  private let accepted: [Acceptance]
  private(set) var text = ""

  init(_ conditions: ConditionText, accepted: [Acceptance] = []) {
    self.conditions = conditions
    self.accepted = accepted
  }

  /// Opens a declaration, with the findings it accepts.
  mutating func head(_ line: String) {
    if !text.isEmpty { text += "\n" }
    text += line + "\n"
    let words = line.split(separator: " ").prefix(2).joined(separator: " ")
    for one in accepted where one.head == words {
      field("accepts", "\(one.code) \(Self.quote(one.because))")
    }
  }

  /// A field.
  mutating func field(_ key: String, _ value: String) {
    guard !value.isEmpty else {
      text += "  \(key)\n"
      return
    }
    let padding = String(repeating: " ", count: max(1, 9 - key.count))
    text += "  \(key)\(padding)\(value)\n"
  }

  /// A field that is a text; left out when it is empty and may be.
  mutating func quoted(_ key: String, _ value: String, optional: Bool = false) {
    if value.isEmpty, optional { return }
    field(key, Self.quote(value))
  }

  /// A field that is a list; left out when it is empty.
  mutating func list<Kind>(_ key: String, _ names: [Identifier<Kind>]) {
    if !names.isEmpty { field(key, Self.listed(names)) }
  }

  /// A condition, its first line after `key`; nothing for one that always holds.
  mutating func condition(_ key: String, _ condition: Condition) {
    for (index, line) in conditions.lines(condition).enumerated() {
      field(index == 0 ? key : "and", line)
    }
  }

  static func listed<Kind>(_ names: [Identifier<Kind>]) -> String {
    names.map(\.rawValue).joined(separator: ", ")
  }

  /// A text in quotes.
  static func quote(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
