import Advice
import DecisionModel
import Reports
import Testing

@Suite struct TextReportTests {
  @Test(arguments: BuiltIn.cases.indices, [40, 60, 80, 120])
  func staysWithinItsWidth(place: Int, width: Int) {
    let text = TextReport(BuiltIn.rules, width: width).render(BuiltIn.cases[place].advice)
    for line in text.split(separator: "\n") where line.cellWidth > width {
      // A word may be longer than a line; nothing else may stick out.
      let word = line.drop { $0 == " " }
      #expect(!word.dropFirst(2).contains(" "), "\(BuiltIn.cases[place].name): \(line)")
    }
  }

  @Test(arguments: BuiltIn.cases.indices)
  func marksAreAllThatColourAdds(place: Int) {
    let advice = BuiltIn.cases[place].advice
    let plain = TextReport(BuiltIn.rules).render(advice)
    let colored = TextReport(BuiltIn.rules, style: .colored).render(advice)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }

  @Test(arguments: BuiltIn.cases.indices)
  func showsEveryStepAndTheNextOneMarked(place: Int) {
    let advice = BuiltIn.cases[place].advice
    let text = TextReport(BuiltIn.rules, width: 100).render(advice)
    for step in advice.recommendation.path { #expect(text.contains(step.title)) }
    #expect(text.components(separatedBy: "NEXT").count == 2)
    #expect(!text.contains("{"), "a placeholder was left: \(text)")
  }

  @Test func everyReasonNamesRuleClaimAndAnswer() throws {
    let advice = BuiltIn.cases[0].advice
    let text = TextReport(BuiltIn.rules, width: 120).render(advice)
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
    let advice = try #require(BuiltIn.cases.first { $0.name == name }).advice
    #expect(advice.recommendation.outcome == outcome)
    #expect(TextReport(BuiltIn.rules).render(advice).contains(words))
  }
}

extension String {
  fileprivate func components(separatedBy word: String) -> [Substring] {
    split(separator: word, omittingEmptySubsequences: false)
  }
}
