extension DiagnosticCode {
  /// P1xx: price files.
  static let prices: [DiagnosticCode] = [
    DiagnosticCode(
      "P101", "unknown price declaration",
      "A price file of one's own holds price declarations only; rules live elsewhere.",
      example: "inputt hours", fix: "input hours"),
    DiagnosticCode(
      "P102", "price declared twice",
      "A name of the price book is declared once in a set of files.",
      example: "two lines that begin `input hours`", fix: "one of them"),
    DiagnosticCode(
      "P103", "unknown dimension", "A number of the price book names what it measures.",
      example: "input wage dollars 80", fix: "input wage money_per_hour $80/h"),
    DiagnosticCode(
      "P104", "bad price", "A price is one number, a range, or low, likely and high.",
      example: "~$8", fix: "$2..$8..$30"),
    DiagnosticCode(
      "P105", "line without a rhythm", "A line of a bill says when it is paid.",
      example: "line labels \"...\" once", fix: "line labels \"...\" upfront"),
    DiagnosticCode(
      "P106", "empty table", "A choice is made from a table that has no entry.",
      example: "choose gpu from gpus", fix: "choose gpu from gpu"),
    DiagnosticCode(
      "P107", "unknown entry", "The table has no entry of this name.",
      example: "H10", fix: "H100"),
    DiagnosticCode(
      "P108", "unknown line", "A recipe names lines that are declared.",
      example: "lines label", fix: "lines labels"),
    DiagnosticCode(
      "P109", "no number", "A formula reads numbers; this fact is none.",
      example: "= stage * 2", fix: "= examples * 2"),
    DiagnosticCode(
      "P110", "unknown field of an entry", "Entries of the table have no such field.",
      example: "= model.prize * 2", fix: "= model.price * 2"),
    DiagnosticCode(
      "P111", "unknown name in a formula", "Formulas read inputs, formulas, choices and facts.",
      example: "= hourz * 2", fix: "= hours * 2"),
    DiagnosticCode(
      "P112", "circle of formulas", "A formula can't rest on itself, directly or through others.",
      example: "formula a = b + 1\nformula b = a + 1", fix: "formula a = hours + 1"),
    DiagnosticCode(
      "P113", "chain of formulas", "So many formulas rest on each other that none can be followed.",
      example: "formula f101 money = f100 + 1", fix: "formula f101 money = 101 + 1"),
    DiagnosticCode(
      "P114", "number of draws", "Ranges rest on one draw or more; past 100,000 nothing changes.",
      example: "draws 0 seed 1", fix: "draws 2000 seed 1"),
    DiagnosticCode(
      "P115", "validity that overlaps",
      "Entries of one name stand for one after the other; on no day may two of them hold.",
      example: "valid until 2026-12-31 and valid from 2026-12-01",
      fix: "valid until 2026-11-30 and valid from 2026-12-01"),
    DiagnosticCode(
      "P116", "validity that ends before it begins",
      "`from` is the first day on which an entry can be had and `until` the last.",
      example: "valid from 2027-01-01 until 2026-12-31",
      fix: "valid from 2026-12-31 until 2027-01-01"),
    DiagnosticCode(
      "P117", "alias of two entries", "An alias stands for one entry of its table.",
      example: "alias A100   # under A100-40 and under A100-80", fix: "alias A100   # under one"),
    DiagnosticCode(
      "P118", "no prices", "A file that is laid over the price book declares something.",
      example: "an empty file", fix: "table gpu L4 ..."),
  ]
}
