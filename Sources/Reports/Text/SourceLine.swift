/// Where a statement comes from, in a line: rule, the pack unless it is the first, claims and places of
/// answers.
enum SourceLine {
  /// How many lines of one file are named.
  private static let lines = 5

  /// - Parameters:
  ///   - packs: the packs in the order they were read in.
  ///   - places: files with the number of a line, 0 for a flag or a variable.
  static func text(
    _ rule: String, _ pack: String?, of packs: [String], _ claims: [String],
    _ places: [(file: String, line: Int)]
  ) -> String {
    let others = packs.filter { $0 != "core" }.dropFirst()
    let named = others.first { $0 == pack }.map { "(\($0))" } ?? ""
    let cited = claims.isEmpty ? "" : "[\(claims.joined(separator: ", "))]"
    return [rule, named, cited, text(places)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The places file by file: `case.answers:4,11`; the rest of a long list is counted.
  private static func text(_ places: [(file: String, line: Int)]) -> String {
    var files: [String] = []
    var numbers: [String: [Int]] = [:]
    for place in places where !place.file.isEmpty {
      if !files.contains(place.file) { files.append(place.file) }
      if place.line > 0, !(numbers[place.file] ?? []).contains(place.line) {
        numbers[place.file, default: []].append(place.line)
      }
    }
    return files.map { file in
      let all = (numbers[file] ?? []).sorted()
      if all.isEmpty { return file }
      let shown = all.prefix(lines).map { String($0) }.joined(separator: ",")
      let rest = all.count - lines
      return "\(file):\(shown)" + (rest > 0 ? " and \(rest) more" : "")
    }.joined(separator: ", ")
  }
}
