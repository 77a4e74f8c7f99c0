import Testing

/// `advisor rules mutants` on the small rulebook, whose one scenario is `examples = 500`.
@Suite struct MutantsTests {
  @Test func survivorsAreListedWithACaseThatShowsThem() {
    let run = World.small.run("rules mutants --rules small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        examples-help  small/documents/rules.rules:3
          without the line `examples >= 200`
            with no answer at all:
            prompt, and not lora
        examples-help  small/documents/rules.rules:3
          `examples >= 50` instead of `examples >= 200`
            with examples = 100:
            prompt, and not lora
        16 mutants, 1 scenario: 7 of 9 that lead some case elsewhere are noticed, 77 %
        delete 3 of 3, flip 2 of 2, threshold 1 of 2, drop 1 of 2; beside them weights 1
        of 1
        for 5 others no case that ends elsewhere was found, which proves nothing; 0 of
        them are noticed

        """)
  }

  /// Each survivor's case, written as a scenario that expects the present end, kills it.
  @Test func theCaseOfASurvivorKillsIt() {
    var world = World.small
    world.files["small/scenarios/below.answers"] = Array(
      "examples = 100\nexpect.destination = prompt\n".utf8)
    world.files["small/scenarios/blank.answers"] = Array(
      "speed = 5s\nexpect.destination = prompt\n".utf8)
    world.folders["small"]?.append(contentsOf: [
      "scenarios/below.answers", "scenarios/blank.answers",
    ])
    let run = world.run("rules mutants --rules small --min 100")
    #expect(run.status == 0)
    #expect(run.output.contains("9 of 9 that lead some case elsewhere are noticed, 100 %"))
  }

  @Test func aScoreBelowTheGateFails() throws {
    let run = World.small.run("rules mutants --rules small --min 78 --json")
    #expect(run.status == 4)
    #expect(run.errors == "the score of 77 % is below 78 %\n")
    let document = try AnswersTests.json(run)
    let mutants = try #require(document["mutants"] as? [String: Any])
    #expect(mutants["score"] as? Int == 77)
    let survivors = try #require(mutants["survivors"] as? [[String: Any]])
    #expect(survivors.count == 2)
    #expect(survivors[1]["answers"] as? [String: String] == ["examples": "100"])
    #expect(World.small.run("rules mutants --rules small --min 77").status == 0)
  }

  /// What nobody has agreed with proves nothing, and what a deleted rule did is no surprise.
  @Test(arguments: [
    ("x.generated = yes\nexamples = 500\nexpect.destination = lora", "0 of 9"),
    ("examples = 500\nexpect.fires = examples-help", "1 of 9"),
  ])
  func someExpectationsDoNotCount(text: String, score: String) {
    var world = World.small
    world.files["own.answers"] = Array(text.utf8)
    let run = world.run("rules mutants --rules small own.answers")
    #expect(run.output.contains(": \(score) that lead some case elsewhere"), "\(run.output)")
  }

  @Test(arguments: ["--min 101", "--min x", "--attempts -1", "--min 9223372036854775808"])
  func numbersOutOfBoundsAreRefused(flag: String) {
    #expect(World.small.run("rules mutants --rules small \(flag)").status == 64)
  }
}
