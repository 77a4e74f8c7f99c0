/// Comma-separated values as RFC 4180 has them, with nothing a spreadsheet would act on.
public enum CSV {
  /// A line of cells, quoted where they hold a comma, a quote or a line end; a text that a spreadsheet
  /// would take for a formula begins with an apostrophe.
  public static func line(_ cells: [String]) -> String {
    cells.map { quoted(inert($0)) }.joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func inert(_ text: String) -> String {
    let cell = Inert.clipped(text, to: 32_000)
    guard let first = cell.unicodeScalars.first, "=+-@".unicodeScalars.contains(first),
      cell.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?/) == nil
    else { return cell }
    return "'" + cell
  }
}
