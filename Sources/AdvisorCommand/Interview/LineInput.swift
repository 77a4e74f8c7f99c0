import DecisionModel
import Interview
import Notation

/// What a typed line means at a place of an interview.
struct LineInput {
  /// Where the interview is.
  let step: Interview.Step

  /// What a line asks for.
  enum Meaning: Hashable {
    /// An event for the interview.
    case event(Interview.Event)
    /// Say where the draft is.
    case save
    /// Nothing; say what is understood.
    case unclear(String)
  }

  /// The words that are understood everywhere, with what they do.
  static let commands: [(word: String, says: String)] = [
    ("?", "help: what the question means, an example, where to find the number"),
    ("why", "the rules that read the answer, and what it can still change"),
    ("back", "the question before this one; later answers stay"),
    ("forward", "the question after this one among those answered"),
    ("skip", "leave it for later"), ("unknown", "nobody knows"),
    ("review", "every answer, to change one"), ("save", "where the answers are kept"),
    ("finish", "the advice as it stands"), ("quit", "leave; the draft stays"),
  ]

  /// Understands a line.
  func meaning(_ line: String) -> Meaning {
    let text = line.trimmingBlanks
    if text.isEmpty { return .event(.proceed) }
    let isMarked = text.hasPrefix(":")
    let word = (isMarked ? String(text.dropFirst()) : text).lowercased()
    if isMarked || !isAnOption(text), let meaning = command(word) { return meaning }
    switch step {
    case .ask: return isMarked ? unclear(word) : .event(.answer(text))
    case .conflict(let contradiction):
      return edit(text, among: contradiction.answers.map(\.key))
    case .review(let review): return edit(text, among: review.rows.map(\.answer.key))
    case .offer:
      return .unclear("press Enter to finish, or type `more` for the questions that are left")
    case .refuse, .help, .why, .finish, .leave: return unclear(word)
    }
  }

  private func command(_ word: String) -> Meaning? {
    switch word {
    case "?", "help": return .event(.help)
    case "why": return .event(.why)
    case "back": return .event(.back)
    case "forward": return .event(.forward)
    case "skip": return .event(.skip)
    case "unknown": return .event(.unknown)
    case "review": return .event(.review)
    case "finish": return .event(.finish)
    case "quit", "exit": return .event(.leave)
    case "save": return .save
    case "more": if case .offer = step { return .event(.narrow) } else { return nil }
    case "keep": if case .conflict = step { return .event(.proceed) } else { return nil }
    default: return nil
    }
  }

  /// True when the question that stands has an option of that name.
  private func isAnOption(_ text: String) -> Bool {
    guard case .ask(let question) = step else { return false }
    return question.options.contains { $0.name == text.lowercased() }
  }

  /// A number of a list, or a key.
  private func edit(_ text: String, among keys: [FactKey]) -> Meaning {
    if let number = Int(text), keys.indices.contains(number - 1) {
      return .event(.edit(keys[number - 1]))
    }
    if let key = keys.first(where: { $0.rawValue == text }) { return .event(.edit(key)) }
    let near = Suggestions.near(text, among: keys.map(\.rawValue))
    return .unclear(
      Suggestions.question(near) ?? "type a number from 1 to \(keys.count), or a key from the list")
  }

  private func unclear(_ word: String) -> Meaning {
    let near = Suggestions.near(word, among: Self.commands.map(\.word))
    return .unclear(
      Suggestions.question(near)
        ?? "commands: " + Self.commands.map(\.word).joined(separator: ", "))
  }
}
