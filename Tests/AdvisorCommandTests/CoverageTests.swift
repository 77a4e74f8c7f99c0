import Testing

/// `advisor rules coverage` on the small rulebook, whose one scenario is `examples = 500` with facts
/// needed.
@Suite struct CoverageTests {
  @Test func whatIsNotExercisedIsListedWithItsPlace() {
    let run = World.small.run("rules coverage --rules small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        examples-help  small/documents/rules.rules:1
          is never silent
        examples-help  small/documents/rules.rules:3
          `examples >= 200` never fails
          `examples` is never below 200
        facts-are-looked-up  small/documents/rules.rules:7
          is never silent
        facts-are-looked-up  small/documents/rules.rules:9
          `facts_needed is yes` never fails
        too-few  small/documents/rules.rules:13
          never fires
          decides no case
        too-few  small/documents/rules.rules:15
          `examples < 50` never holds
          `examples` is never below 50
        lookups  small/base.rules:26
          is never silent
        lookups  small/base.rules:27
          `facts_needed is yes` never fails
        1 scenario
        rules      fired, and silent                 4 of 8, 50 %
        conditions lines that held, and failed       4 of 8, 50 %
        bounds     numbers on each side              2 of 4, 50 %
        exceptions exceptions that applied           0 of 0, 100 %
        decisive   decided where a case ends         3 of 4, 75 %

        """)
  }

  /// What an open answer leaves undecided neither fired nor was silent.
  @Test(arguments: [
    ("speed = 5s", 0), ("examples = 10", 25), ("examples = 10..60", 12),
    ("examples = 10\nfacts_needed = no", 50),
  ])
  func openAnswersExerciseNothing(answers: String, percent: Int) throws {
    var world = World.small
    world.files["one.answers"] = Array(answers.utf8)
    let run = world.run("rules coverage --rules small one.answers --json")
    let coverage = try #require(try AnswersTests.json(run)["coverage"] as? [String: Any])
    let rules = try #require(coverage["rules"] as? [String: Any])
    #expect(rules["percent"] as? Int == percent, "\(run.output)")
  }

  /// A generated scenario exercises rules, whoever agrees; and a gate reads rules alone.
  @Test func aGateHoldsFromItsPercentageOn() {
    var world = World.small
    world.files["small/scenarios/low.answers"] = Array(
      "x.generated = yes\nexamples = 10\nfacts_needed = no\nexpect.destination = prompt\n".utf8)
    world.folders["small"]?.append("scenarios/low.answers")
    let run = world.run("rules coverage --rules small --min 100")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasPrefix("too-few  small/documents/rules.rules:13\n  decides no case\n"))
    let alone = World.small.run("rules coverage --rules small --min 51")
    #expect(alone.status == 4)
    #expect(alone.errors == "rule coverage of 50 % is below 51 %\n")
  }
}
