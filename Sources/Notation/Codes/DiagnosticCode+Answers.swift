extension DiagnosticCode {
  /// A1xx: answers files.
  static let answers: [DiagnosticCode] = [
    DiagnosticCode(
      "A101", "unknown key",
      "No fact has this name, and a misspelt answer would silently count for nothing. Keys of your "
        + "own begin with `x.`.",
      example: "exmaples = 500", fix: "examples = 500"),
    DiagnosticCode(
      "A102", "key answered twice",
      "A key is answered once in a file; taking the last one silently would hide mistakes.",
      example: "examples = 500\nexamples = 800", fix: "examples = 800"),
    DiagnosticCode(
      "A103", "neither answer nor comment", "A line is `key = value`, a comment, or blank.",
      example: "examples 500", fix: "examples = 500"),
    DiagnosticCode(
      "A104", "badly written key", "Keys are lower case letters, digits and `_`.",
      example: "Examples = 500", fix: "examples = 500"),
    DiagnosticCode(
      "A105", "no value", "An empty value could mean none, zero or not known. Say which.",
      example: "monthly_budget =", fix: "monthly_budget = unknown"),
    DiagnosticCode(
      "A106", "text after a quote", "A quoted value ends the line, except for a comment.",
      example: "x.note = \"a\" b", fix: "x.note = \"a b\""),
    DiagnosticCode(
      "A107", "quote or escape",
      "A quote is closed on its line. In double quotes `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{..}` are "
        + "escapes; in single quotes nothing is.",
      example: "x.note = \"a", fix: "x.note = \"a\""),
    DiagnosticCode(
      "A108", "notation of another format",
      "Sections, `export`, `:` separators, continued lines and `${...}` mean something in other "
        + "formats and nothing here.",
      example: "export examples=500", fix: "examples = 500"),
    DiagnosticCode(
      "A109", "newer version", "The file was written for a newer version than this program reads.",
      example: "advisor.version = 2", fix: "advisor.version = 1"),
    DiagnosticCode(
      "A110", "unknown name in an expectation",
      "`expect.` and `with.` lines name techniques, steps, rules, claims and packs that exist.",
      example: "expect.destination = ragg", fix: "expect.destination = rag"),
    DiagnosticCode(
      "A112", "no answers",
      "The file holds no key and no expectation, so there is nothing to advise on.",
      example: "# empty", fix: "stage = prototype\nexamples = 500"),
    DiagnosticCode(
      "A115", "answer that is not used",
      "Other answers say that the question does not apply, so this answer is left aside.",
      example: "task_type = summarization\nclasses = 40", fix: "task_type = summarization"),
    DiagnosticCode(
      "A116", "answers that hardly occur together",
      "The rules assume that this combination does not occur. It is decided as given; one of the "
        + "answers may be a slip.",
      example: "stage = idea\nvolume = 10M/day", fix: "stage = production\nvolume = 10M/day"),
    DiagnosticCode(
      "A117", "out of date on the day",
      "The price book has this entry, but not on the day that prices are taken at; another one took "
        + "its place, and the report says which.",
      example: "api_model = gpt-4o  # with --as-of 2027-02-01", fix: "api_model = gpt-6.1-sol"),
    DiagnosticCode(
      "A121", "line that is no JSON object",
      "A line of batch input is one whole JSON object; what follows a fault of form cannot be read.",
      example: "{\"examples\": 500", fix: "{\"examples\": 500}"),
    DiagnosticCode(
      "A122", "JSON value that is no answer",
      "An answer is a text, a number, true, false, null for unknown, or a list of names for a set.",
      example: "{\"examples\": [500]}", fix: "{\"examples\": 500}"),
  ]
}
