import Foundation

/// Whether JSON as it was printed fits the schema that `advisor schema output` prints; for the parts of
/// JSON Schema that ours uses.
struct SchemaFit {
  let root: [String: Any]

  /// What doesn't fit, each with its path.
  func faults(_ value: Any, _ schema: [String: Any]? = nil, at path: String = "") -> [String] {
    let schema = schema ?? root
    if let reference = schema["$ref"] as? String {
      let names = reference.split(separator: "/").dropFirst()
      let target = names.reduce(root as Any?) { ($0 as? [String: Any])?[String($1)] }
      guard let target = target as? [String: Any] else { return ["\(path): no \(reference)"] }
      return faults(value, target, at: path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let tried = choices.map { faults(value, $0, at: path) }
      return tried.contains(where: \.isEmpty) ? [] : tried[0]
    }
    if let type = schema["type"] as? String, !Self.matches(value, type) {
      return ["\(path): not of type \(type)"]
    }
    if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
      return ["\(path): not one of \(allowed)"]
    }
    if let items = value as? [Any], let item = schema["items"] as? [String: Any] {
      return items.enumerated().flatMap { faults($1, item, at: "\(path)/\($0)") }
    }
    guard let members = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }
    let others = schema["additionalProperties"] as? [String: Any]
    let isListed = properties.isEmpty || others != nil
    return missing.map { "\(path)/\($0): missing" }
      + members.keys.sorted().flatMap { name -> [String] in
        guard let member = properties[name] ?? others else {
          return isListed ? [] : ["\(path)/\(name): not in the schema"]
        }
        return faults(members[name] as Any, member, at: "\(path)/\(name)")
      }
  }

  private static func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "boolean": value as? Bool != nil
    case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": value is Double
    case "array": value is [Any]
    default: value is [String: Any]
    }
  }
}
