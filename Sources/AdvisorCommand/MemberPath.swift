import Notation
import Reports

/// A dotted path into a JSON document that leads nowhere, and what would lead somewhere instead.
struct MemberPath {
  private let names: [String]

  /// Splits a path at its dots.
  init(_ path: String) {
    names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The members there are where the path leaves the document, the near ones first.
  func help(in document: JSON) -> String {
    var value = document
    var walked: [String] = []
    for name in names {
      guard let next = value.value(at: name) else {
        return words(name, at: walked, value)
      }
      walked.append(name)
      value = next
    }
    return ""
  }

  private func words(_ name: String, at walked: [String], _ value: JSON) -> String {
    let place = walked.joined(separator: ".")
    let prefix = walked.isEmpty ? "" : place + "."
    let subject = walked.isEmpty ? "it" : "`\(place)`"
    switch value {
    case .object(let members):
      let known = members.keys
      if known.isEmpty { return "\(subject) is empty" }
      let near = Suggestions.near(name, among: known).map { prefix + $0 }
      return (Suggestions.question(near).map { $0 + " " } ?? "")
        + "\(subject) has " + known.joined(separator: ", ")
    case .array(let items):
      return items.isEmpty
        ? "\(subject) is an empty list"
        : "\(subject) is a list; give a number from 0 to \(items.count - 1)"
    default: return "\(subject) is a single value; nothing stands below it"
    }
  }
}
