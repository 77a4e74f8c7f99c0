import Reports

/// A terminal window as a person sees it, which understands the sequences that the program writes and
/// lays rows out anew when its width changes.
struct ScreenDump {
  private struct Row {
    var cells: [Character] = []
    /// True when the text went on because the row was full.
    var continues = false
  }

  private(set) var width: Int
  private var rows = [Row()]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []
  private(set) var isCursorShown = true
  /// Sequences that it does not know.
  private(set) var strange: [String] = []

  init(width: Int) { self.width = width }

  /// The text, one line a row, without trailing blanks; a wide character takes two cells.
  var text: String {
    rows.map { String($0.cells.filter { $0 != "\0" }).trimmedRight }.joined(separator: "\n")
      .trimmedEnd
  }

  /// How often a text stands on the screen.
  func count(_ wanted: String) -> Int {
    var flat = ""
    for row in rows {
      flat += String(row.cells.filter { $0 != "\0" }) + (row.continues ? "" : "\n")
    }
    return flat.components(of: wanted)
  }

  mutating func take(_ bytes: [UInt8]) {
    pending += bytes
    // An unfinished character waits for the rest of its bytes.
    var usable = pending.count
    while usable > 0, pending.count - usable < 4,
      String(validating: pending[..<usable], as: UTF8.self) == nil
    { usable -= 1 }
    var text = Substring(String(decoding: pending[..<usable], as: UTF8.self))
    while let first = text.unicodeScalars.first {
      if first == "\u{1B}" {
        guard let length = sequenceLength(text) else { break }
        obey(String(text.unicodeScalars.prefix(length)))
        text.unicodeScalars.removeFirst(length)
        continue
      }
      let plain = text.unicodeScalars.prefix { $0 != "\u{1B}" }
      for character in String(plain) { put(character) }
      text.unicodeScalars.removeFirst(plain.count)
    }
    pending = Array(text.utf8) + pending[usable...]
  }

  private func sequenceLength(_ text: Substring) -> Int? {
    let scalars = Array(text.unicodeScalars.prefix(32))
    guard scalars.count > 1 else { return nil }
    guard scalars[1] == "[" else { return 2 }
    return scalars.dropFirst(2).firstIndex { (0x40...0x7E).contains($0.value) }.map { $0 + 1 }
  }

  private mutating func obey(_ sequence: String) {
    let body = sequence.dropFirst(2)
    let number = Int(body.dropLast()) ?? 1
    switch body.last {
    case "A": row = max(0, row - number)
    case "C": column = min(width - 1, column + number)
    case "J":
      rows.removeSubrange((row + 1)...)
      rows[row].cells = Array(rows[row].cells.prefix(column))
      rows[row].continues = false
    case "m": break
    case "h" where body == "?25h": isCursorShown = true
    case "l" where body == "?25l": isCursorShown = false
    case "h" where body == "?2004h", "l" where body == "?2004l": break
    default: strange.append(String(body))
    }
  }

  private mutating func put(_ character: Character) {
    switch character {
    case "\r": column = 0
    case "\n": down()
    case "\r\n":
      column = 0
      down()
    default:
      let cells = character.cellWidth
      guard cells > 0 else { return strange.append(String(character)) }
      if column + cells > width {
        rows[row].continues = true
        column = 0
        down()
      }
      while rows[row].cells.count < column + cells { rows[row].cells.append(" ") }
      rows[row].cells[column] = character
      if cells == 2 { rows[row].cells[column + 1] = "\0" }
      column += cells
    }
  }

  private mutating func down() {
    row += 1
    if row == rows.count { rows.append(Row()) }
  }

  /// Another width: rows that had run on are joined, and those that no longer fit run on.
  mutating func resize(to newWidth: Int) {
    var lines: [[Character]] = [[]]
    var cursor = (line: 0, offset: 0)
    for (place, row) in rows.enumerated() {
      if place == self.row { cursor = (lines.count - 1, lines[lines.count - 1].count + column) }
      lines[lines.count - 1] += row.cells
      if !row.continues, place < rows.count - 1 { lines.append([]) }
    }
    width = newWidth
    rows = []
    for (place, line) in lines.enumerated() {
      let isHere = place == cursor.line
      let split = Self.split(line, newWidth)
      if isHere {
        let within = min(cursor.offset / newWidth, split.count - 1)
        row = rows.count + max(0, within)
        column = cursor.offset - within * newWidth
      }
      for (number, part) in split.enumerated() {
        rows.append(Row(cells: part, continues: number < split.count - 1))
      }
    }
  }

  private static func split(_ cells: [Character], _ width: Int) -> [[Character]] {
    var parts: [[Character]] = [[]]
    for (place, cell) in cells.enumerated() {
      let isWide = place + 1 < cells.count && cells[place + 1] == "\0"
      if cell != "\0", parts[parts.count - 1].count + (isWide ? 2 : 1) > width { parts.append([]) }
      parts[parts.count - 1].append(cell)
    }
    return parts
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }

  fileprivate func components(of wanted: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: wanted) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
