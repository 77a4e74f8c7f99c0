import Testing

/// `advisor rules diff` and `advisor rules suggest-tests` on the small rulebook.
@Suite struct RuleDiffTests {
  /// The small rulebook, and another in which a text is replaced.
  private static func world(_ changes: (old: String, new: String)...) -> World {
    var world = World.small
    for (path, text) in SmallRules.files {
      let changed = changes.reduce(text) { $0.replacing($1.old, with: $1.new) }
      world.files["other/" + path] = Array(changed.utf8)
    }
    world.folders["other"] = SmallRules.files.keys.sorted()
    return world
  }

  @Test func aMovedBoundIsShownByACaseBetweenTheTwo() {
    let run = Self.world(("examples >= 200", "examples >= 300"))
      .run("rules diff other --rules small --draws 50")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        lora -> prompt
          0 of 50 cases drawn
          such as: examples = 200
        lora, rag -> rag
          0 of 50 cases drawn
          such as: examples = 200; facts_needed = yes
        2 pairs of ends; 0 of 50 cases drawn end elsewhere, 0 %

        """)
  }

  @Test func equalRulesLeadNowhereElse() {
    let run = Self.world().run("rules diff other --rules small --draws 50")
    #expect(
      run.output
        == "no case that ends elsewhere was found among 102, which proves nothing\n")
  }

  /// Words change no advice, and are no difference.
  @Test func wordsAreNoDifference() {
    let run = Self.world(("there is enough to learn from", "enough"))
      .run("rules diff other --rules small --draws 50")
    #expect(run.output.hasPrefix("no case that ends elsewhere was found"))
  }

  @Test func theOtherFolderMustHoldRules() {
    #expect(World.small.run("rules diff nowhere --rules small").status != 0)
    #expect(World.small.run("rules diff --rules small").status == 64)
    #expect(Self.world().run("rules diff other --rules small --draws 0").status == 64)
  }

  @Test func eachGapIsSuggestedAsAnAnswersFile() {
    let run = World.small.run("rules suggest-tests --rules small")
    #expect(run.status == 0, "\(run.errors)")
    let question =
      "# Is this end right? Then say which claim holds it after `because`, and delete `x.generated`."
    let shown = [
      ("examples-help", "Nothing notices examples-help without the line `examples >= 200`.", ""),
      (
        "examples-help--2",
        "Nothing notices examples-help `examples >= 50` instead of `examples >= 200`.",
        "examples = 100\n"
      ),
      ("examples-help--3", "Without it, examples-help is never silent.", "examples = 0\n"),
      (
        "examples-help--4", "Without it, examples-help `examples` is never below 200.",
        "examples = 50\n"
      ),
      (
        "facts-are-looked-up", "Without it, facts-are-looked-up is never silent.",
        "facts_needed = no\n"
      ),
    ].map { name, shows, answers in
      "# \(name).answers\n# \(shows)\n\(question)\n\nx.generated = yes\n\(answers)\n"
        + "expect.destination = prompt\n"
    }
    #expect(run.output == shown.joined(separator: "\n"))
  }

  /// A suggestion that is confirmed closes its gap: written out and run, all are met, and nothing is
  /// left to suggest.
  @Test func whatIsConfirmedIsNotSuggestedAgain() {
    var world = World.small
    let run = world.run("rules suggest-tests --rules small --into cases")
    #expect(run.output == "5 cases written to cases\n")
    var names: [String] = []
    for (path, text) in run.written {
      let name = "scenarios/" + path.dropFirst("cases/".count)
      world.files["small/" + name] = Array(
        text.replacing("x.generated = yes\n", with: "").utf8)
      names.append(name)
    }
    world.folders["small"]?.append(contentsOf: names.sorted())
    #expect(world.run("rules test --rules small").status == 0)
    #expect(world.run("rules suggest-tests --rules small").output == "nothing to suggest\n")
  }

  /// What the commands on rules print is what the schema says of it, nothing more and nothing less.
  @Test(arguments: [
    "rules diff other --rules small --draws 50", "rules suggest-tests --rules small",
    "rules check --rules small --attempts 50", "rules check --rules other --attempts 0",
    "rules test --rules small", "rules list --rules small", "rules show too-few --rules small",
    "rules eject out --rules small", "rules coverage --rules small", "rules mutants --rules small",
    "rules diff nowhere --rules small",
  ])
  func theSchemaHoldsTheMember(line: String) throws {
    let world = Self.world(("examples >= 200", "examples >= 300"))
    let schema = try AnswersTests.json(world.run("schema output"))
    let document = try AnswersTests.json(world.run(line + " --json"))
    #expect(SchemaFit(root: schema).faults(document) == [], "\(line)")
  }
}
