/// A pattern over names: `*` stands for any text, slashes included, and `?` for one character; case does
/// not matter.
struct NamePattern: Sendable {
  private let pattern: [Character]

  init(_ text: String) { pattern = Array(text.lowercased()) }

  /// True for a name that fits as a whole.
  ///
  /// Walks both once, going back to the last star where the rest does not fit.
  func matches(_ text: String) -> Bool {
    let name = Array(text.lowercased())
    var place = name.startIndex
    var step = 0
    var star: (step: Int, place: Int)?
    while place < name.endIndex {
      if step < pattern.count, pattern[step] == "*" {
        star = (step, place)
        step += 1
      } else if step < pattern.count, pattern[step] == "?" || pattern[step] == name[place] {
        step += 1
        place += 1
      } else if let last = star {
        step = last.step + 1
        place = last.place + 1
        star = (last.step, place)
      } else {
        return false
      }
    }
    return pattern[step...].allSatisfy { $0 == "*" }
  }
}
