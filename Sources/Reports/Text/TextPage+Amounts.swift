extension TextPage {
  /// The width of a column of amounts, in cells.
  private static let measure = 12

  /// A name with amounts at the right end, or below it where it is too long.
  mutating func row(_ name: String, _ cells: [String], _ mark: (String) -> String = { $0 }) {
    let room = width - Self.measure * cells.count
    let numbers = cells.map { $0.padded(leftTo: Self.measure) }.joined()
    if name.cellWidth > room {
      paragraph(name, mark)
      line(String(repeating: " ", count: room) + numbers)
    } else {
      line(mark(name.padded(to: room)) + numbers)
    }
  }

  /// A cost with its amounts, or with what is wanted to know them.
  mutating func amounts(_ name: String, _ cells: [String]?, wants: [String]) {
    if let cells {
      row("  " + name, cells)
    } else if wants.isEmpty {
      paragraph("\(name): not priced", lead: "  ")
    } else {
      paragraph(
        "\(name): answer \(wants.joined(separator: ", ")) to know", lead: "  ", style.yellow)
    }
  }
}
