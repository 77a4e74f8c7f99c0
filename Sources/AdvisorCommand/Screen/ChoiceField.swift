import Interview

/// A list with a pointer: one row is chosen, or any number of them; what is typed narrows it.
struct ChoiceField: Hashable, Sendable {
  /// One thing to choose.
  struct Row: Hashable, Sendable {
    /// Its name.
    var name: String
    /// What it means.
    var label: String
    /// What choosing it says.
    var event: Interview.Event
    /// It cannot stand beside others.
    var standsAlone = false
  }

  /// All rows.
  let rows: [Row]
  /// Whether several may be chosen; their order counts.
  let isSet: Bool
  /// What is typed.
  private(set) var filter = LineEditor()
  /// The names that are chosen so far, in order; only for sets.
  private(set) var chosen: [String] = []
  /// The place of the pointer among the rows that are shown.
  private(set) var pointer = 0
  /// The number that is being typed.
  private var number = 0

  /// A list with the pointer on a row, or on the first.
  init(_ rows: [Row], isSet: Bool = false, chosen: [String] = []) {
    self.rows = rows
    self.isSet = isSet
    if isSet { self.chosen = chosen.filter { name in rows.contains { $0.name == name } } }
    pointer = rows.firstIndex { $0.name == chosen.first } ?? 0
  }

  /// The rows that what is typed leaves.
  var shown: [Row] {
    guard !filter.isEmpty, !filter.text.hasPrefix(":") else { return rows }
    let words = Self.folded(filter.text).split(separator: " ")
    return rows.filter { row in
      let text = Self.folded(row.name) + " " + Self.folded(row.label)
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// The number a row is chosen by, when it has one.
  func number(of row: Row) -> Int? { rows.firstIndex(of: row).map { $0 + 1 } }

  /// The text in lower case with letters bare of their marks, so that `e` finds `é`.
  private static func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        folded.unicodeScalars.append(scalar == "_" ? " " : scalar)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        folded += bare(scalar).map { String($0) } ?? String(scalar)
      }
    }
    return folded
  }

  /// The letter that carries a mark, which its name tells: `LATIN SMALL LETTER E WITH ACUTE`.
  private static func bare(_ scalar: Unicode.Scalar) -> String? {
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH" else {
      return nil
    }
    return words[3].lowercased()
  }

  /// Takes a key.
  mutating func take(_ key: Key) -> FieldAction {
    if let action = move(key) ?? typed(key) ?? leave(key) { return action }
    number = 0
    guard filter.take(key) else { return .nothing }
    pointer = best
    return .changed
  }

  /// The row that what is typed names best: by its whole name, by how its name begins, or at all.
  private var best: Int {
    let typed = Self.folded(filter.text)
    let names = shown.map { Self.folded($0.name) }
    return names.firstIndex(of: typed) ?? names.firstIndex { $0.hasPrefix(typed) } ?? 0
  }

  /// Keys that move the pointer or choose.
  private mutating func move(_ key: Key) -> FieldAction? {
    let count = shown.count
    switch key {
    case .up, .control("p"): return point(to: pointer > 0 ? pointer - 1 : count - 1)
    case .down, .control("n"): return point(to: pointer + 1 < count ? pointer + 1 : 0)
    case .home where filter.isEmpty, .control("a") where filter.isEmpty: return point(to: 0)
    case .end where filter.isEmpty, .control("e") where filter.isEmpty: return point(to: count - 1)
    case .pageUp: return point(to: max(0, pointer - 5))
    case .pageDown: return point(to: min(count - 1, pointer + 5))
    case .enter: return confirm()
    default: return nil
    }
  }

  private mutating func point(to place: Int) -> FieldAction {
    number = 0
    pointer = max(0, place)
    return .changed
  }

  /// Printed characters that are commands as long as nothing is typed.
  private mutating func typed(_ key: Key) -> FieldAction? {
    guard case .character(let scalar) = key else { return nil }
    if scalar == " ", isSet {
      guard shown.indices.contains(pointer) else { return .nothing }
      toggle(shown[pointer])
      return .changed
    }
    guard filter.isEmpty else { return nil }
    if let digit = Int(String(scalar)), ("0"..."9").contains(scalar) { return choose(digit) }
    if scalar == "?" { return .event(.help) }
    if scalar == "u", let place = rows.firstIndex(where: { $0.name == "unknown" }) {
      return rows.contains { $0.name.hasPrefix("u") && $0.name != "unknown" }
        ? nil : point(to: place)
    }
    guard !rows.contains(where: { $0.name.unicodeScalars.first == scalar }) else { return nil }
    switch scalar {
    case "j": return move(.down)
    case "k": return move(.up)
    case "r": return .event(.review)
    case "w": return .event(.why)
    default: return nil
    }
  }

  /// Digits add up to the number of a row.
  private mutating func choose(_ digit: Int) -> FieldAction {
    let more = number * 10 + digit
    let wanted = (1...rows.count).contains(more) ? more : digit
    guard (1...max(1, rows.count)).contains(wanted), !rows.isEmpty else { return .nothing }
    if isSet, number > 0, wanted == more { toggle(rows[number - 1]) }
    number = wanted
    pointer = wanted - 1
    if isSet { toggle(rows[pointer]) }
    return .changed
  }

  private mutating func leave(_ key: Key) -> FieldAction? {
    switch key {
    case .escape:
      guard !filter.isEmpty else { return .event(.back) }
      filter = LineEditor()
      return point(to: 0)
    case .left where filter.isEmpty, .backTab: return .event(.back)
    case .right where filter.isEmpty: return .event(.forward)
    case .tab: return .event(.skip)
    case .control("d") where filter.isEmpty: return .event(.leave)
    case .control("r"): return .event(.review)
    default: return nil
    }
  }

  private mutating func toggle(_ row: Row) {
    if let place = chosen.firstIndex(of: row.name) {
      chosen.remove(at: place)
    } else if row.standsAlone {
      chosen = [row.name]
    } else {
      chosen.removeAll { name in rows.contains { $0.name == name && $0.standsAlone } }
      chosen.append(row.name)
    }
    if !filter.isEmpty {
      filter = LineEditor()
      pointer = rows.firstIndex(of: row) ?? 0
    }
  }

  private mutating func confirm() -> FieldAction {
    if filter.text.hasPrefix(":") { return FieldCommand.take(&filter) }
    if isSet, !chosen.isEmpty { return .event(.answer(chosen.joined(separator: ", "))) }
    guard shown.indices.contains(pointer) else { return .nothing }
    return .event(shown[pointer].event)
  }
}
