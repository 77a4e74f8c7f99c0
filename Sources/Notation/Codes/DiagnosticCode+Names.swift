extension DiagnosticCode {
  /// R2xx: names in rule files.
  static let names: [DiagnosticCode] = [
    DiagnosticCode(
      "R201", "unknown fact", "No `fact`, `derive` or `computed` declares this name.",
      example: "when exmaples < 50", fix: "when examples < 50"),
    DiagnosticCode(
      "R202", "unknown value",
      "The fact has no such value, or the value says `as unknown`, on which no condition can hold.",
      example: "when gpu is nothing", fix: "when gpu is none"),
    DiagnosticCode(
      "R203", "unknown technique",
      "No `technique`, `bundle` or `family` declares this name, or one technique is wanted and a "
        + "family was named.",
      example: "supports ragg strongly", fix: "supports rag strongly"),
    DiagnosticCode(
      "R204", "unknown slot", "No `slot` declares this name.",
      example: "slot behaviour", fix: "slot behavior"),
    DiagnosticCode(
      "R205", "unknown need", "No `need` declares this name.",
      example: "delivers knowlege", fix: "delivers knowledge"),
    DiagnosticCode(
      "R206", "unknown step",
      "No `step` declares this name, and it is no technique whose step bears its name.",
      example: "at evalution", fix: "at evaluation"),
    DiagnosticCode(
      "R207", "unknown claim", "No `claim` declares this name.",
      example: "cites kadoa-99", fix: "cites kadoa-05"),
    DiagnosticCode(
      "R208", "unknown source",
      "No `source` declares this name; a claim's source is its name up to the last hyphen.",
      example: "claim kadao-05", fix: "claim kadoa-05"),
    DiagnosticCode(
      "R209", "unknown disagreement", "No `disagreement` declares this name.",
      example: "resolves D99", fix: "resolves D01"),
    DiagnosticCode(
      "R210", "unknown group",
      "Once one `group` is declared all are, so that a misspelt one can't stand alone.",
      example: "group dta", fix: "group data"),
    DiagnosticCode(
      "R211", "unknown strength", "No `strength` declares this word.",
      example: "supports rag hugely", fix: "supports rag strongly"),
    DiagnosticCode(
      "R212", "nothing to amend", "No rule or gate has this name.",
      example: "amend too-few-exmaples", fix: "amend too-few-examples"),
    DiagnosticCode(
      "R213", "declared twice", "A name is declared once; both places are shown.",
      example: "fact gpu one of\nfact gpu yes/no", fix: "fact gpu one of"),
    DiagnosticCode(
      "R214", "test that doesn't fit",
      "Choices are asked with `is`, sets with `has`, `lacks`, `starts with` and `is none`, numbers "
        + "with `<`, `<=`, `=`, `>=`, `>` and `in`.",
      example: "when failure_mode is format", fix: "when failure_mode has format"),
    DiagnosticCode(
      "R215", "outside the domain",
      "The fact never takes this value, so the condition could never change.",
      example: "when examples < 5_000B", fix: "when examples < 5_000"),
    DiagnosticCode(
      "R216", "circle of facts",
      "A derived fact or a guard reads itself, directly or through others, and would never be "
        + "settled.",
      example: "derive a yes/no\n  yes when b is yes\nderive b yes/no\n  yes when a is yes",
      fix: "derive a yes/no\n  yes when gpu is none"),
    DiagnosticCode(
      "R217", "circle of families", "A family can't hold itself, directly or through others.",
      example: "family tuning \"tuning\" = tuning, lora",
      fix: "family tuning \"tuning\" = qlora, lora"),
    DiagnosticCode(
      "R218", "unknown kind of claim", "Claims are of a few fixed kinds.",
      example: "kind opinion", fix: "kind rule_for"),
    DiagnosticCode(
      "R219", "unknown outcome", "Advice ends in `adapt`, `stop` or `none_fits`.",
      example: "concludes end", fix: "concludes stop"),
    DiagnosticCode(
      "R220", "listed twice", "A name stands once in a list.",
      example: "cites kadoa-05, kadoa-05", fix: "cites kadoa-05"),
  ]
}
