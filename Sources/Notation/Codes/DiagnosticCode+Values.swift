extension DiagnosticCode {
  /// A2xx: values and units, the same in answers, rules and prices.
  static let values: [DiagnosticCode] = [
    DiagnosticCode(
      "A201", "not a number",
      "A number is wanted here: digits, then a suffix k, M or B if you like, then a unit.",
      example: "volume = many", fix: "volume = 10k/day"),
    DiagnosticCode(
      "A202", "two readings",
      "The text can be read in two ways that give different numbers, and guessing would be worse "
        + "than asking. Write the one you mean.",
      example: "prompt_days = 1,5", fix: "prompt_days = 1.5"),
    DiagnosticCode(
      "A203", "badly written number",
      "Numbers have plain digits, optionally grouped as `10_000` or `10,000`, and a decimal point. "
        + "Exponents, hexadecimal digits, `nan` and `inf` are refused.",
      example: "examples = 1e4", fix: "examples = 10k"),
    DiagnosticCode(
      "A204", "wrong dimension",
      "Each key has one dimension. The number has a unit of another one, so it answers a different "
        + "question.",
      example: "latency_target = 10/s", fix: "latency_target = 200ms"),
    DiagnosticCode(
      "A205", "number out of reach",
      "Less than nothing, larger than can be held, or finer than a millionth of the base unit.",
      example: "examples = -5", fix: "examples = 5"),
    DiagnosticCode(
      "A206", "unknown unit",
      "The unit is known in no dimension. `advisor help answers-file` lists the units.",
      example: "latency_target = 5 parsecs", fix: "latency_target = 5 s"),
    DiagnosticCode(
      "A207", "foreign currency",
      "All money is in US dollars: prices of models and machines are quoted in them.",
      example: "monthly_budget = 500 EUR", fix: "monthly_budget = $550"),
    DiagnosticCode(
      "A208", "bad range",
      "A range is `LOW..HIGH` or `LOW-HIGH`, an estimate `LOW..LIKELY..HIGH`; the smaller number "
        + "comes first and the unit may stand once at the end.",
      example: "latency_target = 500..300 ms", fix: "latency_target = 300..500 ms"),
    DiagnosticCode(
      "A209", "no value of this key",
      "The key takes one of a few values, and this is none of them.",
      example: "gpu = a big one", fix: "gpu = one_80gb"),
    DiagnosticCode(
      "A210", "given twice", "A member stands once in a list.",
      example: "tried = rag, rag", fix: "tried = rag"),
    DiagnosticCode(
      "A211", "member that stands alone",
      "`none`, and members that say that nothing is known yet, can't stand beside others.",
      example: "failure_mode = none_yet, format", fix: "failure_mode = format"),
    DiagnosticCode(
      "A212", "out of bounds", "The key's numbers lie between two bounds.",
      example: "latency_target = 3 years", fix: "latency_target = 3 s"),
    DiagnosticCode(
      "A213", "not in the price book", "The key takes a name that the price book knows.",
      example: "base_model = llama9", fix: "base_model = llama3.1-8b"),
    DiagnosticCode(
      "A214", "not an answer to the question",
      "A script gives an interview one answer a line, in the order the questions come; no line is "
        + "taken for something else.",
      example: "dialy", fix: "daily"),
  ]

  /// A3xx: bytes that no text of ours may hold.
  static let encoding: [DiagnosticCode] = [
    DiagnosticCode(
      "A301", "not UTF-8", "Texts are read as UTF-8. These bytes are something else.",
      example: "# caf\\xE9 saved as Latin-1", fix: "# café saved as UTF-8"),
    DiagnosticCode(
      "A302", "control character",
      "NUL and other control characters can't be seen in an editor and are refused.",
      example: "stage = idea\\0", fix: "stage = idea"),
    DiagnosticCode(
      "A303", "lone carriage return",
      "Lines end with a line feed, or a carriage return and a line feed. A carriage return alone "
        + "would hide part of a line.",
      example: "stage = idea\\rexamples = 5", fix: "stage = idea\\nexamples = 5"),
    DiagnosticCode(
      "A304", "line too long",
      "A line of answers has at most 4,096 bytes, one of rules or prices 16,384.",
      example: "x.note = ... 5,000 letters", fix: "x.note = see the wiki"),
    DiagnosticCode(
      "A305", "file too large",
      "An answers file has at most 1 MiB, a file of rules or prices 16 MiB.",
      example: "a log file given by mistake", fix: "the answers file"),
    DiagnosticCode(
      "A306", "too many mistakes",
      "Of a text with more than a thousand mistakes only the first thousand are listed.",
      example: "a list of names given by mistake", fix: "the answers file"),
  ]
}
