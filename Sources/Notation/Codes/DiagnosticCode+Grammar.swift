extension DiagnosticCode {
  /// R1xx: the grammar of rule files.
  static let grammar: [DiagnosticCode] = [
    DiagnosticCode(
      "R101", "unknown declaration",
      "A line that starts in the first column opens a declaration with a keyword.",
      example: "rul private-facts", fix: "rule private-facts"),
    DiagnosticCode(
      "R102", "unknown field",
      "Each kind of declaration takes certain fields; this line begins with none of them.",
      example: "rule a\n  citess kadoa-05", fix: "rule a\n  cites kadoa-05"),
    DiagnosticCode(
      "R103", "text not closed",
      "A text stands in double quotes on one line. A following line that begins with a quote "
        + "continues it. Inside, `\\\"` is a quote and `\\\\` a backslash.",
      example: "because \"looked up, not learnt", fix: "because \"looked up, not learnt\""),
    DiagnosticCode(
      "R104", "something else expected",
      "At this place the notation wants something else; the message says what.",
      example: "supports rag very", fix: "supports rag strongly"),
    DiagnosticCode(
      "R105", "words left over",
      "The line is complete before these words.",
      example: "group data knowledge", fix: "group data"),
    DiagnosticCode(
      "R106", "given twice",
      "This field stands once in a declaration.",
      example: "when examples < 5\nwhen gpu is none", fix: "when examples < 5\nand  gpu is none"),
    DiagnosticCode(
      "R107", "something is missing",
      "A declaration of this kind needs this field; a rule without claims, for example, can't be "
        + "checked against its source.",
      example: "rule a\n  supports rag strongly",
      fix: "rule a\n  supports rag strongly\n  cites kadoa-05"),
    DiagnosticCode(
      "R108", "line without a declaration",
      "An indented line is a field of the declaration above, and there is none.",
      example: "  when examples < 5", fix: "rule few-examples\n  when examples < 5"),
    DiagnosticCode(
      "R109", "`and` without a condition",
      "`and` adds a line to the condition above it.",
      example: "group data\nand gpu is none", fix: "group data\nwhen gpu is none"),
    DiagnosticCode(
      "R110", "stray character",
      "This character has no meaning outside a text or a note.",
      example: "when gpu is none;", fix: "when gpu is none"),
    DiagnosticCode(
      "R111", "case after `otherwise`",
      "Cases are read from the top and `otherwise` always holds, so nothing after it is reached.",
      example: "no otherwise\nyes when examples > 5", fix: "yes when examples > 5\nno otherwise"),
    DiagnosticCode(
      "R112", "comma in a formula",
      "In formulas commas separate arguments, so thousands are grouped by underscores only.",
      example: "= examples * 1,000", fix: "= examples * 1_000"),
    DiagnosticCode(
      "R113", "formula too large",
      "Formulas nest at most 40 brackets and have at most 200 terms in a row, so that people can "
        + "read them.",
      example: "= ((((...))))", fix: "name a part of the formula and use the name"),
    DiagnosticCode(
      "R114", "unknown function",
      "Formulas know `min`, `max`, `ceil` and `floor`; the last two take one argument.",
      example: "= round(examples / 5)", fix: "= floor(examples / 5)"),
    DiagnosticCode(
      "R115", "unknown type",
      "A fact is `yes/no`, `one of`, `set of`, `techniques`, `name of TABLE`, or a number of some "
        + "dimension such as `count 0..1M`.",
      example: "fact examples number", fix: "fact examples count 0..1M"),
    DiagnosticCode(
      "R116", "reserved value",
      "`unknown`, `not` and, for sets, `none` have a meaning of their own in conditions and answers.",
      example: "value unknown \"nobody knows\"", fix: "value unmeasured \"nobody knows\" as unknown"
    ),
    DiagnosticCode(
      "R117", "placeholder not closed",
      "A `{` in a text begins a placeholder such as `{examples}` or `{examples|your}`.",
      example: "do \"label {examples more\"", fix: "do \"label {examples} more\""),
    DiagnosticCode(
      "R118", "claim without a source in its name",
      "A claim is named after its source: the name up to the last hyphen is the source.",
      example: "claim 05", fix: "claim kadoa-05"),
    DiagnosticCode(
      "R119", "acceptance of no finding",
      "`accepts` names a code of `advisor rules check` and says why the finding stands.",
      example: "accepts A101 \"it is fine\"",
      fix: "accepts R361 \"it decides once field measurements are read\""),
  ]
}
