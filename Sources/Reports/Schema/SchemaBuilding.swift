import DecisionModel

/// Pieces of a JSON Schema (draft 2020-12).
enum Schema {
  static let text: JSON = ["type": "string"]
  static let number: JSON = ["type": "number"]
  static let whole: JSON = ["type": "integer"]
  static let flag: JSON = ["type": "boolean"]
  static let anything: JSON = [:]
  static let texts = list(of: text)

  /// One of some texts; open, so readers need a default branch.
  static func words(_ words: [String]) -> JSON {
    ["type": "string", "examples": .strings(words)]
  }

  /// One of some texts and no other, ever.
  static func only(_ words: [String]) -> JSON { ["type": "string", "enum": .strings(words)] }

  static func list(of item: JSON) -> JSON { ["type": "array", "items": item] }

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  /// This or null.
  static func orNull(_ schema: JSON) -> JSON {
    ["anyOf": [schema, ["type": "null"]]]
  }

  /// An object whose listed members are all there; more may come with a later minor version.
  static func object(_ members: JSON.Members, optional: JSON.Members = [:]) -> JSON {
    [
      "type": "object",
      "properties": .object(members.adding(optional)),
      "required": .strings(members.keys),
      "additionalProperties": true,
    ]
  }

  /// An amount whose points are null where it never comes.
  static var amount: JSON {
    let point = orNull(number)
    return object(
      [
        "low": point, "likely": point, "high": point, "least": point, "most": point, "unit": text,
      ], optional: ["never": flag])
  }
}
