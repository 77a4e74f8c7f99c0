import Advice
import DecisionModel
import Reports
import Testing

/// The report of a terminal, written from the document.
@Suite struct RecordTextTests {
  private static func text(_ place: Int, _ style: Style = .plain, _ width: Int = 80) throws
    -> String
  {
    RecordText(try AdviceRecord(AdviceRecordTests.documents[place]), style: style, width: width)
      .text
  }

  @Test(arguments: BuiltIn.cases.indices, [40, 60, 80, 120])
  func staysWithinItsWidth(place: Int, width: Int) throws {
    let text = try Self.text(place, .plain, width)
    for line in text.split(separator: "\n") where line.cellWidth > width {
      // A word may be longer than a line; nothing else may stick out.
      let word = line.drop { $0 == " " }
      #expect(!word.dropFirst(2).contains(" "), "\(BuiltIn.cases[place].name): \(line)")
    }
  }

  @Test(arguments: BuiltIn.cases.indices)
  func marksAreAllThatColourAdds(place: Int) throws {
    let plain = try Self.text(place)
    let colored = try Self.text(place, .colored)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }

  @Test(arguments: BuiltIn.cases.indices)
  func showsEveryStepAndTheNextOneMarked(place: Int) throws {
    let advice = BuiltIn.cases[place].advice
    let text = try Self.text(place, .plain, 100)
    for step in advice.recommendation.path { #expect(text.contains(step.title)) }
    #expect(text.components(separatedBy: "NEXT").count == 2)
    #expect(!text.contains("{"), "a placeholder was left: \(text)")
  }

  @Test func everyReasonNamesRuleClaimAndAnswer() throws {
    let advice = BuiltIn.cases[0].advice
    let text = try Self.text(0, .plain, 120)
    let rag = try #require(advice.techniques.first { $0.id == "rag" })
    let reason = try #require(rag.reasons.first { $0.effect == .supports })
    #expect(text.contains(reason.rule.rawValue))
    #expect(text.contains(try #require(reason.claims.first).id.rawValue))
    let answer = try #require(reason.answers.first)
    #expect(text.contains("case.answers:\(answer.span.line)"))
  }

  @Test(arguments: [
    ("stop", Destination.Outcome.stop, "Stop here"),
    ("none fits", .noneFits, "Nothing fits"),
    ("training", .adapt, ""),
  ])
  func saysWhatKindOfEndItIs(name: String, outcome: Destination.Outcome, words: String) throws {
    let place = try #require(BuiltIn.cases.firstIndex { $0.name == name })
    #expect(BuiltIn.cases[place].advice.recommendation.outcome == outcome)
    #expect(try Self.text(place).contains(words))
  }
}

extension String {
  fileprivate func components(separatedBy word: String) -> [Substring] {
    split(separator: word, omittingEmptySubsequences: false)
  }
}
