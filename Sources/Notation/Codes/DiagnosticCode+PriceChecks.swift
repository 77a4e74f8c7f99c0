extension DiagnosticCode {
  /// P2xx: what `prices check` finds in prices that can be read.
  static let priceChecks: [DiagnosticCode] = [
    DiagnosticCode(
      "P201", "price without a source", "Every figure says where it comes from.",
      example: "source \"\" seen", fix: "source \"the provider's price page\" as of 2026-11-21 seen"
    ),
    DiagnosticCode(
      "P202", "price to look up again",
      "The figure is older than `stale` of its columns allows on the day prices are taken at.",
      example: "source \"a price list\" as of 2025-01-01 seen",
      fix: "source \"a price list\" as of 2026-11-21 seen"),
    DiagnosticCode(
      "P203", "price out of bounds",
      "The figure lies outside `within` of its columns; most often its unit has slipped.",
      example: "price $100/Mtok   # of an embedding", fix: "price $0.10/Mtok"),
    DiagnosticCode(
      "P204", "prices that contradict each other",
      "The columns of the table say which number of an entry must not exceed which.",
      example: "input $0.10/Mtok\ncached $1/Mtok", fix: "input $1/Mtok\ncached $0.10/Mtok"),
    DiagnosticCode(
      "P205", "price that nothing reads",
      "No formula, search, line, calculator or answer comes to it, so that it would be kept up to date "
        + "for nothing.",
      example: "input wage money_per_hour = $80/h   # and no formula reads `wage`",
      fix: "formula pay money = hours * wage"),
    DiagnosticCode(
      "P206", "entry that has ended",
      "The entry cannot be had any more on the day prices are taken at.",
      example: "valid until 2026-10-22", fix: "an entry of what took its place"),
    DiagnosticCode(
      "P207", "two units in one column",
      "A number of a table is measured the same way in every entry.",
      example: "read $0.01/request   # and elsewhere read $4/month", fix: "read $0.02/request"),
    DiagnosticCode(
      "P208", "unknown word", "The columns of the table list the values of this word.",
      example: "tier tiny", fix: "tier small"),
    DiagnosticCode(
      "P301", "no price file",
      "`prices import` reads the price file of LiteLLM: JSON, an object with a member for each model.",
      example: "[]", fix: "{\"gpt-6-luna\": {\"mode\": \"chat\", ...}}"),
    DiagnosticCode(
      "P302", "nothing imported",
      "No item of the file fits what was asked for, or all of them are strange; the reasons are counted.",
      example: "--only 'gpt6*'", fix: "--only 'gpt-6*'"),
  ]
}
