/// The JSON Schema of what the program prints with `--json`.
public enum OutputSchema {
  /// The schema: the envelope of every command and the members of commands.
  public static var json: JSON {
    let result = AdviceSchema.members.mapValues(Schema.orNull)
    let others = [
      RulesSchema.members, RuleToolsSchema.members, PriceSchema.members,
      InterrogationSchema.members,
      SweepSchema.members, CompareSchema.members, BatchSchema.members,
    ]
    .reduce(JSON.Members()) { $1.adding($0) }.mapValues(Schema.orNull)
    let all = others.adding(result).adding(envelope)
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "advisor output",
      "description":
        "What advisor prints with --json. Readers ignore members they do not know; a new major format_version may change anything.",
      "type": "object",
      "properties": .object(all),
      "required": .strings(envelope.keys),
      "additionalProperties": true,
      "if": ["properties": ["command": ["const": "recommend"]]],
      "then": ["required": .strings(result.keys)],
      "$defs": .object(AdviceSchema.definitions),
    ]
  }

  private static let envelope: JSON.Members = [
    "format_version": ["type": "string", "pattern": "^1\\.[0-9]+$"],
    "command": Schema.text,
    "status": Schema.only(["ok", "provisional", "error"]),
    "exit_code": Schema.whole,
    "tool": Schema.object([
      "name": ["const": "advisor"],
      "version": Schema.text,
      "rules": Schema.object([
        "packs": Schema.texts,
        "sha256": ["type": "string", "pattern": "^([0-9a-f]{64})?$"],
      ]),
      "prices_as_of": Schema.orNull(Schema.text),
    ]),
    "diagnostics": Schema.list(
      of: Schema.object([
        "code": Schema.text, "severity": Schema.only(["error", "warning"]),
        "message": Schema.text, "help": Schema.orNull(Schema.text),
        "location": Schema.orNull(Schema.reference("location")),
      ])),
  ]
}
