import DecisionModel
import Notation
import Reports

/// Writes cases that a search found as lines of an answers file.
struct CaseText {
  let ruleSet: RuleSet

  /// One `key = value` for each known answer, in the order of declaration.
  func lines(_ answers: Facts) -> [String] {
    ruleSet.facts.compactMap { fact in
      guard fact.role == .asked, case .known(let value) = answers[fact.key] else { return nil }
      return "\(fact.key) = \(FactWords.text(of: value, fact))"
    }
  }

  /// The lines as one, or words for a case without any answer.
  func inline(_ answers: Facts) -> String {
    let all = lines(answers)
    return all.isEmpty ? "no answer at all" : all.joined(separator: "; ")
  }

  /// The answers as an object of JSON, values as an answers file holds them.
  func json(_ answers: Facts) -> JSON {
    var members: JSON.Members = [:]
    for fact in ruleSet.facts {
      guard fact.role == .asked, case .known(let value) = answers[fact.key] else { continue }
      members[fact.key.rawValue] = .string(FactWords.text(of: value, fact))
    }
    return .object(members)
  }

  /// A destination in words.
  static func end(_ outcome: Destination.Outcome, _ techniques: [TechniqueID]) -> String {
    let names = techniques.map(\.rawValue).joined(separator: ", ")
    return outcome == .adapt ? names : "\(names) (\(outcome.rawValue))"
  }
}

extension String {
  /// A paragraph after a lead, wrapped, with a line feed at its end; lines after the first stand below
  /// the text.
  func paragraph(_ lead: String, _ width: Int) -> String {
    let room = max(24, min(width, 100) - lead.cellWidth)
    let margin = String(repeating: " ", count: lead.cellWidth)
    return wrapped(to: room).enumerated().map { place, line in
      (place == 0 ? lead : margin) + line + "\n"
    }.joined()
  }
}
