import Advice
import DecisionModel
import Notation
import Reports
import Testing

@testable import AdvisorCommand

/// A scenario as a batch line ends where `recommend` says that it ends, whichever way the line takes.
@Suite struct BatchScenarioTests {
  @Test(
    arguments: ScenarioTests.scenarios.map(\.path).enumerated().filter { $0.offset % 48 == 3 }
      .map(\.element))
  func aLineSaysWhatRecommendSays(path: String) throws {
    let rules = try #require(ScenarioTests.rules)
    let file = try #require(ScenarioTests.scenarios.first { $0.path == path })
    let answers = AnswersReader(rules.vocabulary).read(file).answers
    var options = Advisor.Options()
    options.looks = .bounds
    options.billDraws = 1
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options)
    let advice = advisor.advise(answers)
    let expected = [
      "destination": JSON.strings(advice.recommendation.destination.map(\.rawValue)),
      "outcome": .string(advice.recommendation.outcome.rawValue),
      "next": .string(advice.recommendation.next.step.rawValue),
    ]
    let written = Self.written(answers)
    // A key of the user's own is left to the reader that explains.
    let noted = "{\"x.note\":\"mine\"," + written.dropFirst()
    for line in [Self.plain(answers, rules.ruleSet), written, noted] {
      for names in ["destination,outcome", BatchFields.usual] {
        let reader = BatchReader(
          advisor: advisor, plain: PlainLineReader(rules.vocabulary),
          lines: AnswersLineReader(rules.vocabulary),
          fields: try BatchFields(names), settings: [], path: "in", countsPortfolio: false)
        var quick = reader.makeQuick()
        #expect((quick != nil) == (names != BatchFields.usual))
        let bytes = Array((line + "\n").utf8)
        let result = reader.read(LineCutter.Block(bytes: bytes, line: 1, offset: 0), &quick)
        let json = try JSON(reading: String(decoding: result.output, as: UTF8.self))
        for name in names.split(separator: ",") {
          #expect(json.value(at: String(name)) == expected[String(name)], "\(name) of \(line)")
        }
      }
    }
  }

  /// A worker keeps what it worked out for one line while it reads the next: that must not show.
  @Test func linesDoNotColourEachOther() throws {
    let rules = try #require(ScenarioTests.rules)
    var options = Advisor.Options()
    options.looks = .nowhere
    options.bills = .none
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options)
    let reader = BatchReader(
      advisor: advisor, plain: PlainLineReader(rules.vocabulary),
      lines: AnswersLineReader(rules.vocabulary),
      fields: try BatchFields("destination,outcome"), settings: [], path: "in",
      countsPortfolio: false)
    var quick = reader.makeQuick()
    let cases = ScenarioTests.scenarios.enumerated().filter { $0.offset % 90 == 7 }.map {
      AnswersReader(rules.vocabulary).read($0.element).answers
    }
    let lines = cases.flatMap { [Self.plain($0, rules.ruleSet), Self.written($0)] }
    let bytes = Array((lines + lines).map { $0 + "\n" }.joined().utf8)
    let result = reader.read(LineCutter.Block(bytes: bytes, line: 1, offset: 0), &quick)
    let output = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    try #require(output.count == 4 * cases.count)
    for (place, answers) in cases.enumerated() {
      let end = advisor.advise(answers).recommendation
      for number in [2 * place, 2 * place + 1, 2 * (place + cases.count)] {
        let json = try JSON(reading: String(output[number]))
        #expect(
          json.value(at: "destination") == .strings(end.destination.map(\.rawValue)),
          "\(lines[2 * place])")
        #expect(json.value(at: "outcome") == .string(end.outcome.rawValue))
      }
    }
  }

  /// The answers as an answers file has them.
  private static func written(_ answers: [Answer]) -> String {
    JSON.object(
      JSON.Members(answers.map { ($0.key.rawValue, .string($0.raw)) })
    ).line
  }

  /// The answers as numbers, words and lists, as far as those can say them.
  private static func plain(_ answers: [Answer], _ ruleSet: RuleSet) -> String {
    var members: JSON.Members = [:]
    for answer in answers {
      members[answer.key.rawValue] =
        switch answer.value {
        case nil: .null
        case .number(let range) where range.isExact: .number(range.low)
        case .choice(let name): .string(name.rawValue)
        case .set(let names): .strings(names.map(\.rawValue))
        default: .string(answer.raw)
        }
    }
    return JSON.object(members).line
  }
}
