import DecisionModel
import Reports

/// A small validator for the parts of JSON Schema that our schemas use.
struct SchemaCheck {
  let root: JSON
  /// Whether members that the schema does not list are refused: the closed copy of an open schema.
  var isClosed = false

  /// What is wrong with a value, each with its path.
  func faults(of value: JSON) -> [String] { faults(value, root, at: "") }

  private func faults(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
    guard case .object(let rules) = schema else { return ["\(path): no schema"] }
    var found: [String] = []
    if case .string(let reference)? = rules["$ref"] {
      let target = root.value(at: String(reference.dropFirst(2).map { $0 == "/" ? "." : $0 }))
      found += target.map { faults(value, $0, at: path) } ?? ["\(path): no \(reference)"]
    }
    if case .array(let choices)? = rules["anyOf"],
      !choices.contains(where: { faults(value, $0, at: path).isEmpty })
    {
      found.append("\(path): none of \(choices.map { faults(value, $0, at: path).first ?? "" })")
    }
    if let constant = rules["const"], constant != value {
      found.append("\(path): not the constant")
    }
    if case .array(let values)? = rules["enum"], !values.contains(value) {
      found.append("\(path): not listed")
    }
    if case .string(let type)? = rules["type"], !matches(value, type) {
      found.append("\(path): not of type \(type)")
    }
    if let inner = rules["if"], faults(value, inner, at: path).isEmpty, let then = rules["then"] {
      found += faults(value, then, at: path)
    }
    switch value {
    case .object(let members): found += self.members(members, rules, at: path)
    case .array(let items):
      if let item = rules["items"] {
        for (place, one) in items.enumerated() {
          found += faults(one, item, at: "\(path)/\(place)")
        }
      }
    default: break
    }
    return found
  }

  private func members(
    _ members: JSON.Members, _ rules: JSON.Members, at path: String
  ) -> [String] {
    var found: [String] = []
    if case .array(let required)? = rules["required"] {
      for name in required where members[name.raw] == nil {
        found.append("\(path)/\(name.raw): missing")
      }
    }
    guard case .object(let properties)? = rules["properties"] else {
      if let other = rules["additionalProperties"], other != true {
        for (name, member) in members { found += faults(member, other, at: "\(path)/\(name)") }
      }
      return found
    }
    for (name, member) in members {
      if let schema = properties[name] {
        found += faults(member, schema, at: "\(path)/\(name)")
      } else if isClosed, rules["additionalProperties"] == true {
        found.append("\(path)/\(name): not in the schema")
      }
    }
    return found
  }

  private func matches(_ value: JSON, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number.micros % 1_000_000 == 0
    default: false
    }
  }
}
