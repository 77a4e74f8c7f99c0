import DecisionModel
import Notation
import RuleAnalysis
import Testing

/// Each case is a small sound rule set with one slip added; the check names that slip and no other.
@Suite struct RuleCheckTests {
  static let sound = """
    strength weakly 1
    strength strongly 5
    slot behavior required
    technique plain "plain"
      slot behavior
      no cost because "a test"
      summary "a way"
    technique fancy "fancy"
      slot behavior
      no cost because "a test"
      summary "a way"
    fact size count 0..1000
      ask "How many?"
      topic test
    fact kind one of
      ask "What kind?"
      topic test
      value small "small"
      value large "large"
    source paper "A paper"
      author "A. Writer"
      date "2024"
      at "paper.txt"
    claim paper-1
      section "One"
      kind rule_for
      says "large wants fancy"
      about kind
      for fancy
      against plain
    claim paper-2
      section "Two"
      kind definition
      says "a fancy thing"
      about size
      for fancy
    definition fancy "fancy"
      means "not plain"
      cites paper-2
    rule large-wants-fancy
      group kind
      when kind is large
      and  size >= 10
      supports fancy strongly
      because "large wants fancy"
      cites paper-1
    rule small-wants-plain
      group kind
      when kind is small
      supports plain strongly
      supports fancy weakly
      because "small wants plain"
      cites paper-1
    step plain "Do it plainly"
      do "spend 2 days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1
    step fancy "Do it fancily"
      do "spend {size|some} days"
      stop "it works"
      effort 1..2..3 d
      cites paper-1

    """

  struct Slip: CustomTestStringConvertible, Sendable {
    var name: String
    var code: String
    var replace: String
    var with: String
    var testDescription: String { name }
  }

  static let slips: [Slip] = [
    Slip(
      name: "a claim that nothing cites", code: "R301",
      replace: "definition fancy \"fancy\"\n  means \"not plain\"\n  cites paper-2\n",
      with: "claim paper-3\n  section \"Three\"\n  kind rule_for\n  says \"more\"\n  about size\n"),
    Slip(
      name: "a rule that reads none of the claim's facts", code: "R302",
      replace: "when kind is large\n  and  size >= 10", with: "when size >= 10"),
    Slip(
      name: "a rule that moves nothing the claim's way", code: "R303",
      replace: "supports fancy strongly\n  because \"large wants fancy\"",
      with: "supports plain strongly\n  because \"large wants fancy\""),
    Slip(
      name: "a technique without a step", code: "R310",
      replace: "step fancy \"Do it fancily\"", with: "step other \"Do it fancily\""),
    Slip(name: "a step without a number", code: "R311", replace: "spend 2 days", with: "try"),
    Slip(
      name: "a step without an end", code: "R311",
      replace: "do \"spend 2 days\"\n  stop \"it works\"", with: "do \"spend 2 days\"\n  stop \"\""),
    Slip(
      name: "a fact that nothing reads", code: "R320",
      replace: "source paper",
      with: "fact idle yes/no\n  ask \"Is it?\"\n  topic test\nsource paper"),
    Slip(
      name: "a technique that nothing speaks for", code: "R321",
      replace: "supports plain strongly\n  supports fancy weakly",
      with: "opposes plain weakly\n  supports fancy weakly"),
    Slip(
      name: "a technique without a price", code: "R322",
      replace: "technique fancy \"fancy\"\n  slot behavior\n  no cost because \"a test\"",
      with: "technique fancy \"fancy\"\n  slot behavior"),
    Slip(
      name: "a rule that stands twice", code: "R323",
      replace: "rule small-wants-plain",
      with: """
        rule again
          group kind
          when size >= 10
          and  kind is large
          supports fancy strongly
          because "large wants fancy"
          cites paper-1
        rule small-wants-plain
        """),
    Slip(
      name: "a line that every value satisfies", code: "R331",
      replace: "and  size >= 10", with: "and  size >= 10 or size < 10"),
    Slip(
      name: "a line that every value satisfies, whatever its other fact is", code: "R331",
      replace: "and  size >= 10", with: "and  kind is large or size >= 10 or size < 10"),
    Slip(
      name: "lines that no value satisfies together", code: "R332",
      replace: "and  size >= 10", with: "and  size >= 10\n  and  size < 5"),
    Slip(
      name: "orders that lead round", code: "R340",
      replace: "source paper",
      with: """
        order plain before fancy
          because "first"
          cites paper-1
        order fancy before plain
          because "first"
          cites paper-1
        source paper
        """),
    Slip(
      name: "a condition with too many combinations", code: "R350",
      replace: "and  size >= 10",
      with: (1...7).map { "and  size >= \($0) or kind is large" }.joined(separator: "\n  ")),
  ]

  static func check(_ text: String) -> (reading: RulesReading, check: RuleCheck) {
    let reading = RulesReader.read([SourceText(path: "test.rules", text: text)])
    return (reading, RuleCheck(of: reading.ruleSet, prices: PriceBook()))
  }

  private func labels(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.span.line) \($0.code) \($0.message)" }
  }

  @Test func findsNothingInASoundRuleSet() {
    let (reading, check) = Self.check(Self.sound)
    #expect(labels(reading.diagnostics) == [])
    #expect(labels(check.diagnostics) == [])
    #expect(check.claims == 2)
    #expect(check.cited == 2)
    #expect(check.passes)
  }

  @Test(arguments: slips) func names(slip: Slip) throws {
    let text = Self.sound.replacing(slip.replace, with: slip.with)
    #expect(text != Self.sound, "the slip changes the text")
    let (reading, check) = Self.check(text)
    #expect(labels(reading.diagnostics) == [])
    #expect(check.diagnostics.map(\.code).contains(slip.code), "\(labels(check.diagnostics))")
    #expect(check.diagnostics.allSatisfy { $0.span.line > 0 })
  }
}
