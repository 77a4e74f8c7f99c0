import DecisionModel
import Notation
import RuleAnalysis
import RuleEngine
import Testing

/// A rulebook seeded with thirteen defects gets exactly those findings.
@Suite struct FindingsTests {
  static func check(_ text: String, attempts: Int = 400) -> (set: RuleSet, check: RuleCheck) {
    let set = RulesReader.read([SourceText(path: "test.rules", text: text)]).ruleSet
    let pool = CasePool(Engine(set), cases: [], draws: 60, recompute: { $0 })
    let searches = RuleSearches(pool, attempts: attempts)
    let found = (0..<searches.count).compactMap { searches.finding(at: $0) }
    return (set, RuleCheck(of: set, prices: PriceBook(), searched: found))
  }

  /// Code, how it is known, and what the message names.
  static let seeded: [(code: String, ground: String, names: String)] = [
    ("R365", "witness", "nothing speaks for any technique of slot `behavior`"),
    ("R360", "proof", "technique `barred` can never win"),
    ("R366", "proof", "technique `chained` requires `barred`"),
    ("R320", "proof", "fact `idle`"),
    ("R301", "proof", "claim `paper-2`"),
    ("R332", "proof", "no value of `size` satisfies all of these lines"),
    ("R323", "proof", "rule `large-wants-fancy-again` says the same as `large-wants-fancy`"),
    ("R361", "proof", "rule `shaded` never decides"),
    ("R362", "proof", "rule `very-many-want-plain` counts on top of `many-want-plain`"),
    ("R363", "proof", "rules `heavy-and-large-does-not` and `heavy-wants-fancy`"),
    ("R334", "proof", "bounds on `weight` at 1000 and 1024"),
    ("R335", "proof", "one rule reads `size` below 300 and another above it"),
    ("R364", "witness", "every technique of slot `behavior` is forbidden"),
  ]

  @Test func everyDefectIsFoundAndNothingElse() {
    let findings = Self.check(SeededRules.text).check.findings
    let lines = findings.map { "\($0.diagnostic.span.line) \($0.diagnostic.code)" }
    #expect(findings.map(\.diagnostic.code) == Self.seeded.map(\.code), "\(lines)")
    for (finding, seeded) in zip(findings, Self.seeded) {
      let isAsSeeded =
        finding.diagnostic.message.contains(seeded.names)
        && Self.word(finding.ground) == seeded.ground
      #expect(isAsSeeded, "\(finding.diagnostic.message) \(finding.ground)")
      #expect(finding.diagnostic.span.line > 0)
      #expect(DiagnosticCode.find(finding.diagnostic.code) != nil)
    }
  }

  /// The case that shows a finding does show it, decided anew.
  @Test func aWitnessShowsWhatIsSaid() throws {
    let (set, check) = Self.check(SeededRules.text)
    let engine = Engine(set)
    let blocked = try #require(check.findings.first { $0.diagnostic.code == "R364" }?.witness)
    let standings = engine.findings(blocked).standings
    for technique in set.techniques(in: "behavior") {
      #expect(standings[technique.id]?.isPossible == false)
    }
    let silent = try #require(check.findings.first { $0.diagnostic.code == "R365" }?.witness)
    for technique in set.techniques(in: "behavior") {
      #expect((engine.findings(silent).standings[technique.id]?.score.high ?? 1) <= 0)
    }
  }

  /// An assumption keeps a search from showing what doesn't occur.
  @Test func anAssumptionSilencesTheAbsurd() {
    let assumed =
      SeededRules.text + """
        assume others-are-heavy
          never when kind is other
          and   weight < 700
          because "a test"

        """
    let codes = Self.check(assumed).check.findings.map(\.diagnostic.code)
    #expect(!codes.contains("R364"))
    #expect(codes.contains("R365"))
  }

  /// What a declaration accepts is not reported, and an acceptance of nothing is.
  @Test func acceptedFindingsStand() throws {
    let text = SeededRules.text.replacing(
      "rule shaded\n", with: "rule shaded\n  accepts R361 \"it waits for a second source\"\n")
    let (set, check) = Self.check(text)
    #expect(!check.findings.map(\.diagnostic.code).contains("R361"))
    #expect(check.accepted.map(\.because) == ["it waits for a second source"])
    let printed = RulesReader.read(RulesPrinter.texts(set)).ruleSet
    #expect(printed.accepted.map(\.code) == ["R361"])
    let idle = SeededRules.text.replacing(
      "rule large-wants-help\n", with: "rule large-wants-help\n  accepts R362 \"nothing\"\n")
    let codes = Self.check(idle).check.findings.map(\.diagnostic.code)
    #expect(codes.sorted() == (Self.seeded.map(\.code) + ["R370"]).sorted())
  }

  /// Without a search nothing is said of what takes one, and nothing is called fine.
  @Test func whatASearchDidNotFindIsNoProof() {
    let never = """
      rule heavy-idles
        group idling
        when weight >= 60_000
        opposes barred weakly
        because "too weak to decide"
        cites paper-1

      """
    let found = Self.check(SeededRules.text + never, attempts: 90).check.findings
    let idle = found.filter { $0.diagnostic.message.contains("`heavy-idles` decides") }
    #expect(idle.map(\.ground) == [.gaveUp(90)])
  }

  @Test(arguments: ["accepts A101 \"x\"", "accepts R999 \"x\"", "accepts R361", "accepts"])
  func anAcceptanceNamesAFindingAndSaysWhy(line: String) {
    let text = SeededRules.text.replacing("rule shaded\n", with: "rule shaded\n  \(line)\n")
    let reading = RulesReader.read([SourceText(path: "test.rules", text: text)])
    #expect(reading.hasErrors)
  }

  private static func word(_ ground: RuleFinding.Ground) -> String {
    switch ground {
    case .proved: "proof"
    case .witnessed: "witness"
    case .gaveUp: "gave_up"
    }
  }
}
