import DecisionModel
import Notation

/// Turns what somebody typed or chose into the text of an answers file.
///
/// A value may be given by its number, its name, its label, or the beginning of its name.
struct AnswerText {
  let question: Question

  /// The text of an answers file; text that means nothing comes out as it is, to be refused by whoever
  /// reads answers files.
  func text(_ typed: String) throws(Refusal) -> String {
    var typed = typed.trimmingSpaces
    // A line of an answers file is fine as well, as long as it answers this question.
    if let equal = typed.firstIndex(of: "=") {
      let key = String(typed[..<equal]).trimmingSpaces
      if key == question.key.rawValue {
        typed = String(typed[typed.index(after: equal)...]).trimmingSpaces
      } else if key.allSatisfy({ $0.isLetter || $0 == "_" }), !key.isEmpty {
        throw Refusal(
          message: "the question is `\(question.key)`, and this answers `\(key)`",
          help: "answer `\(question.key)` first")
      }
    }
    switch question.kind {
    case .number: return typed
    case .choice, .name: return try option(typed)
    case .set:
      let lowered = typed.lowercased()
      if lowered == "none" || lowered == "unknown" { return lowered }
      var names: [String] = []
      for part in typed.split(separator: ",", omittingEmptySubsequences: false) {
        names.append(try option(String(part).trimmingSpaces))
      }
      return names.joined(separator: ", ")
    }
  }

  private func option(_ typed: String) throws(Refusal) -> String {
    let options = question.options
    let lowered = typed.lowercased()
    let name = String(lowered.map { $0 == " " || $0 == "-" ? "_" : $0 })
    if let found = options.first(where: {
      $0.name.lowercased() == lowered || $0.name.lowercased() == name
        || $0.label.lowercased() == lowered
    }) {
      return found.name
    }
    if lowered == "unknown" { return lowered }
    if !typed.isEmpty, typed.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      guard let number = Int(typed), options.indices.contains(number - 1) else {
        throw Refusal(
          message: "there is no option `\(typed)`", help: "options go from 1 to \(options.count)")
      }
      return options[number - 1].name
    }
    let begun = options.filter {
      $0.name.lowercased().hasPrefix(name) || $0.label.lowercased().hasPrefix(lowered)
    }
    if !typed.isEmpty, begun.count == 1 { return begun[0].name }
    throw refusal(typed, begun: typed.isEmpty ? [] : begun)
  }

  private func refusal(_ typed: String, begun: [Question.Option]) -> Refusal {
    if typed.isEmpty {
      return Refusal(
        message: "a value is missing", help: "take a comma out, or answer `none` or `unknown`")
    }
    let options = question.options
    let near =
      begun.isEmpty
      ? Suggestions.near(typed, among: options.map(\.name)) : begun.prefix(3).map(\.name)
    let listed = near.compactMap { name in
      options.firstIndex { $0.name == name }.map { "\($0 + 1) `\(name)`" }
    }
    return Refusal(
      message: begun.isEmpty ? "`\(typed)` is no option" : "`\(typed)` begins several options",
      help: listed.isEmpty
        ? "type the number of an option, from 1 to \(options.count), or `unknown`"
        : "did you mean " + listed.joined(separator: " or ") + "?")
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}

extension Refusal: Error {
  /// Says what a diagnostic says.
  init(_ diagnostic: Diagnostic) {
    self.init(message: diagnostic.message, help: diagnostic.help)
  }
}
