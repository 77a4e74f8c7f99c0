import AdvisorCommand
import Testing

/// What concerns rules, sources and names.
@Suite struct RulesCommandTests {
  @Test func scenariosAreRun() {
    let run = World.small.run("rules test --rules small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "1 scenario, 2 expectations, all met\n")
  }

  @Test func aFailureSaysWhatCameAndWhy() {
    var world = World.small
    world.files["bad.answers"] = Array(
      """
      examples = 10
      expect.destination = lora
      expect.outcome = stop
      expect.blocked = lora
      expect.fires = examples-help
      expect.cost.lora.monthly = 5..6
      """.utf8)
    let run = world.run("rules test --rules small bad.answers")
    #expect(run.status == 4)
    #expect(
      run.output == """
        bad.answers
          FAIL bad.answers:2:22: expect.destination = lora
               came out: prompt
               lora: blocked, score 0 (too-few forbids)
               prompt: recommended, score 0 (no rule speaks of it)
          FAIL bad.answers:3:18: expect.outcome = stop
               came out: adapt
               prompt: recommended, score 0 (no rule speaks of it)
          FAIL bad.answers:5:16: expect.fires = examples-help
               came out: examples-help does not fire
               examples-help: `examples >= 200` does not hold
          FAIL bad.answers:6:28: expect.cost.lora.monthly = 5..6
               came out: 50 USD/month
        1 of 1 scenario failed, 4 of 5 expectations

        """)
    let check = world.run("check --rules small bad.answers")
    #expect(check.status == 4)
    #expect(check.output.hasSuffix("bad.answers: 1 answer, 1 of 5 expectations met\n"))
  }

  @Test func everythingHasAnExplanation() throws {
    let world = World.small
    for (name, hint) in [
      ("examples", "How many examples"), ("lora", "examples-help (strongly)"),
      ("tuning", "Stands for lora"), ("too-few", "until \"there are 50\""),
      ("book-01", "cited by"), ("adapter", "a small file"), ("lookups", "facts the model lacks"),
      ("book", "Someone"), ("A101", "unknown key"), ("json", "format_version"),
      ("documents", "2 rules"), ("behavior", "prompt, lora"), ("data", "examples-help"),
      ("strongly", "weakly 1, strongly 5"), ("knowledge", "scores 3 or more"),
      ("knowledge", "group knowledge"),
    ] {
      let run = world.run("explain --rules small \(name)")
      #expect(run.status == 0)
      #expect(run.output.contains(hint), "\(name): \(run.output)")
    }
  }

  @Test func calculatorsAreExplainedBesideWhatSharesTheirName() {
    for (name, hints) in [
      ("serving", ["calculator serving", "advisor estimate serving"]),
      ("rag", ["retrieval-augmented", "advisor estimate rag"]),
      ("Memory", ["advisor estimate memory"]),
    ] {
      let run = World().run("explain \(name)")
      for hint in hints { #expect(run.output.contains(hint), "\(name): \(run.output)") }
    }
  }

  @Test func listsAndSourcesNameWhatThereIs() throws {
    let list = World.small.run("rules list --rules small")
    for name in ["too-few", "examples-help", "facts-are-looked-up", "prompt"] {
      #expect(list.output.contains("\n  \(name)"))
    }
    #expect(World.small.run("rules show too-few --rules small").output.contains("forbids lora"))
    #expect(World.small.run("sources --rules small").output.contains("3 claims, 3 of them cited"))
    let one = World.small.run("sources book --rules small")
    #expect(one.output.contains("cited by too-few"))
    #expect(World.small.run("sources nobody --rules small").status == 64)
  }

  @Test func everyExampleOfATemplateIsValid() {
    for rules in [["--rules", "small"], []] {
      var world = World.small
      let template = world.run(["template"] + rules)
      #expect(template.status == 0)
      #expect(template.lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") })
      world.files["blank.conf"] = Array(template.output.utf8)
      #expect(world.run(["check"] + rules + ["blank.conf"]).errors.contains("A112"))
      let filled = template.lines.map { $0.hasPrefix("# ") || $0 == "#" ? $0 : $0.dropFirst() }
      world.files["full.conf"] = Array(filled.joined(separator: "\n").utf8)
      let check = world.run(["check"] + rules + ["full.conf"])
      #expect(check.status == 0, "\(check.errors)")
    }
  }

  @Test func builtInRulesAreWrittenOut() {
    let run = World().run("rules eject copy")
    #expect(run.status == 0)
    #expect(run.written.keys.contains("copy/techniques.rules"))
    var world = World(["copy/a.rules": ""])
    world.folders["copy"] = ["a.rules"]
    #expect(world.run("rules eject copy").status == 1)
    #expect(world.run("rules eject copy --force").status == 0)
  }

  @Test func answersHaveASchema() throws {
    let schema = try AnswersTests.json(World.small.run("schema answers --rules small"))
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == ["examples", "facts_needed", "speed", "id"])
  }

  /// Readers of schemas refuse one that lists a word twice; prices that change on a day are two entries.
  @Test func answersHaveASchemaThatListsEveryNameOnce() throws {
    let schema = try AnswersTests.json(World().run("schema answers"))
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    func words(_ key: String) -> [String] {
      let forms = properties[key]?["anyOf"] as? [[String: Any]] ?? []
      return forms.flatMap { $0["enum"] as? [String] ?? [] }
    }
    for key in properties.keys { #expect(Set(words(key)).count == words(key).count, "\(key)") }
    #expect(words("api_model").contains("openai/gpt-6-luna"))
  }

  @Test(arguments: ["rules list", "sources", "template", "explain lora", "rules show too-few"])
  func everyCommandWritesTheEnvelope(line: String) throws {
    let document = try AnswersTests.json(World.small.run("\(line) --rules small --json"))
    let words = line.split(separator: " ")
    #expect(document["format_version"] as? String == "1.0")
    #expect(document[String(words[0])] is [String: Any])
    #expect(document["exit_code"] as? Int == 0)
  }
}
