/// Finds the names that a misspelt one was probably meant to be.
public enum Suggestions {
  /// The nearest names, at most three: the nearest first, ties in the order of the table.
  ///
  /// A name is near when its edit distance is at most a third of the length, and at least 1. Where none
  /// is, those that begin with what was written, of three letters at least, are taken to be meant.
  public static func near(_ written: String, among table: some Sequence<String>) -> [String] {
    let word = Array(written.lowercased().unicodeScalars)
    guard !word.isEmpty, word.count <= 100 else { return [] }
    let limit = max(1, word.count / 3)
    var found: [(name: String, distance: Int, place: Int)] = []
    for (place, name) in table.enumerated() where name != written {
      if isFar(name, from: word.count, limit) { continue }
      let other = Array(name.lowercased().unicodeScalars)
      guard abs(other.count - word.count) <= limit else { continue }
      let distance = editDistance(word, other, upTo: limit)
      if distance <= limit { found.append((name, distance, place)) }
    }
    found.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
    var names: [String] = []
    for entry in found where !names.contains(entry.name) && names.count < 3 {
      names.append(entry.name)
    }
    return names.isEmpty ? begun(with: word, among: table) : names
  }

  /// The first names, at most three, that go on from what was written.
  private static func begun(
    with word: [Unicode.Scalar], among table: some Sequence<String>
  ) -> [String] {
    guard word.count >= 3 else { return [] }
    var names: [String] = []
    for name in table where name.lowercased().unicodeScalars.starts(with: word) {
      if name.unicodeScalars.count > word.count, !names.contains(name) { names.append(name) }
      if names.count == 3 { break }
    }
    return names
  }

  /// `` did you mean `a`, `b` or `c`? ``, or nil without a name.
  public static func question(_ names: [String]) -> String? {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last else { return nil }
    let listed = quoted.dropLast().joined(separator: ", ")
    return listed.isEmpty ? "did you mean \(last)?" : "did you mean \(listed) or \(last)?"
  }

  /// Whether a name is too long or too short by far; lower case changes the length of no ASCII name.
  private static func isFar(_ name: String, from count: Int, _ limit: Int) -> Bool {
    abs(name.utf8.count - count) > limit && name.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other,
  /// where no part is edited twice; of those past `limit` only that they are past it.
  public static func editDistance<Element: Equatable>(
    _ left: [Element], _ right: [Element], upTo limit: Int = .max
  ) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var next: [Int] = []
      next.reserveCapacity(right.count + 1)
      next.append(row + 1)
      for column in right.indices {
        let same = left[row] == right[column]
        var least = min(
          last[column] + (same ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        next.append(least)
      }
      // A swap reaches back one row more, so both must be past the limit.
      if limit < Int.max, (next + last).allSatisfy({ $0 > limit }) { return limit + 1 }
      beforeLast = last
      last = next
    }
    return last[right.count]
  }
}
