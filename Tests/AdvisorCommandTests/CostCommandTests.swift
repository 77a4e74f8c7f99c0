import AdvisorCommand
import Foundation
import Testing

/// `advisor cost` as a user gets it, on the built-in rules.
@Suite struct CostCommandTests {
  static let world = World([
    "mine.answers": """
    task_type = extraction
    in_use = prompt
    volume = 10k/month
    input_tokens = 1_000
    output_tokens = 300
    fixed_prompt_tokens = 400
    examples = 800
    monthly_budget = $600

    """
  ])

  static func cost(_ line: String) throws -> [String: Any] {
    let document = try AnswersTests.json(world.run(line + " --json"))
    return try #require(document["cost"] as? [String: Any])
  }

  /// The cost of `recommend`, number by number, and what `cost` adds.
  @Test func saysWhatRecommendSays() throws {
    let cost = try Self.cost("cost mine.answers")
    let advice = try Self.cost("recommend mine.answers")
    for member in ["destination", "today", "break_even", "lines", "currency", "wants"] {
      #expect(cost[member] as? NSObject == advice[member] as? NSObject, "\(member)")
    }
    let contributors = try #require(cost["contributors"] as? [String: Any])
    for name in ["upfront", "monthly", "total"] {
      let ranked = try #require(contributors[name] as? [[String: Any]])
      let widths = ranked.compactMap { $0["width"] as? Double }
      #expect(widths.count > 1 && widths == widths.sorted(by: >))
    }
  }

  /// Every number has its formula and basis, and every price a source and a date.
  @Test func fullShowsEveryNumber() throws {
    let run = Self.world.run("cost mine.answers --technique lora --full")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("hosting = hosting_cost"))
    #expect(run.output.contains("examples = 800 (answered); mine.answers:7:12"))
    #expect(run.output.contains("USD/h (price)"))
    let lora = try Self.cost("cost mine.answers --technique lora")
    let techniques = try #require(lora["techniques"] as? [[String: Any]])
    #expect(techniques.compactMap { $0["id"] as? String } == ["lora"])
    for line in try #require(techniques.first?["lines"] as? [[String: Any]]) {
      #expect(line["formula"] is String)
      for input in try #require(line["inputs"] as? [[String: Any]]) {
        #expect(input["basis"] is String)
        if input["basis"] as? String == "price" {
          #expect((input["source"] as? String)?.isEmpty == false, "\(input["name"] ?? "")")
          #expect(input["as_of"] is String, "\(input["name"] ?? "")")
        }
      }
    }
  }

  @Test func whatIsNotKnownSaysWhatItWants() {
    let run = World(["few.answers": "task_type = chat\n"]).run("cost few.answers")
    #expect(run.status == 0)
    #expect(run.output.contains("per month, known so far"))
    #expect(run.output.contains("? wants answers:"))
    #expect(run.output.contains("provisional"))
  }

  /// What serves was paid for: beside it only what is new costs anything up front, and `cost`, `recommend`,
  /// `batch` and a sweep say so alike.
  @Test func whatIsInUseCostsNothingUpFront() throws {
    let world = World([
      "mine.answers": """
      task_type = generation
      task_breadth = one
      tried = prompt, few_shot, lora
      in_use = lora
      tuned_result = meets
      prompt_result = close
      examples = 3000
      eval_set = test_set_and_baseline
      volume = 100k/month
      input_tokens = 1000
      output_tokens = 300
      privacy = trusted_provider
      knowledge_need = none

      """
    ])
    func upfront(_ line: String) throws -> [String: Any] {
      let document = try AnswersTests.json(world.run(line + " --json"))
      let cost = try #require(document["cost"] as? [String: Any])
      let destination = try #require(cost["destination"] as? [String: Any])
      return try #require(destination["upfront"] as? [String: Any])
    }
    for command in ["cost", "recommend"] {
      #expect(try upfront("\(command) mine.answers")["most"] as? Double == 0)
      // The test set that it is measured on may still be missing.
      let unmeasured = try upfront("\(command) mine.answers --set eval_set=none")
      #expect(try #require(unmeasured["low"] as? Double) > 0)
    }
    let sweep = try AnswersTests.json(
      world.run("sweep mine.answers --vary volume=10k..1M --steps 2 --measure upfront --json"))
    let steps = try #require((sweep["sweep"] as? [String: Any])?["steps"] as? [[String: Any]])
    for step in steps {
      #expect((step["destination_cost"] as? [String: Any])?["high"] as? Double == 0)
    }
    // By itself it is priced as whoever begins with it would pay.
    let alone = world.run("cost mine.answers --technique lora")
    #expect(alone.output.contains("the LoRA project, labels left out"), "\(alone.output)")
  }

  /// A bundle is blocked with its member, and a route that nobody can take pays back for nobody.
  @Test func blockedTechniquesAreMarked() {
    let run = Self.world.run("cost mine.answers --set task_type=chat")
    #expect(run.lines.contains { $0.hasPrefix("  a classic NLP model (blocked)  ") })
    #expect(
      run.lines.contains { $0.hasPrefix("classic NLP for the bulk, LoRA for the tail (blocked)") })
    #expect(run.output.contains("a classic NLP model (blocked) instead of prompting"))
    #expect(run.lines.contains { $0.hasPrefix("  prompting  ") })
    let fits = Self.world.run("cost mine.answers")
    #expect(!fits.output.contains("a classic NLP model (blocked)"), "\(fits.output)")
  }

  @Test func tableIsRectangular() {
    let run = Self.world.run("cost mine.answers --format csv")
    let rows = run.output.split(separator: "\n")
    #expect(rows.first == "techniques,item,kind,unit,low,likely,high,least,most,wants")
    #expect(rows.count > 100)
    #expect(
      rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 10 })
  }

  @Test(arguments: [40, 80]) func keepsToTheWidth(_ width: Int) {
    var world = Self.world
    world.environment["COLUMNS"] = String(width)
    let run = world.run("cost mine.answers")
    for line in run.lines { #expect(line.count <= width, "\(line)") }
  }

  /// A limit that is passed says by how much.
  @Test func limitsSayTheAmount() throws {
    let path = "rules/scenarios/support-chatbot.answers"
    let run = World([path: try ReadmeTests.text(path)]).run([
      "recommend", path, "--set", "monthly_budget=$20", "--set", "latency_target=1s",
      "--set", "latency=interactive", "--json",
    ])
    #expect(run.output.contains(#/is \$[0-9,]+ a month over your \$20/month/#))
    #expect(run.output.contains(#/is [0-9.,]+ m?s over the target of 1 s/#))
  }

  /// Numbers no use case has: an error that names the line, or a bill in which each number is finite.
  @Test(arguments: [
    ("volume=10000000000000000/month", 2), ("volume=-5/month", 2), ("input_tokens=1e308", 2),
    ("horizon=0", 2), ("volume=0", 0), ("input_tokens=0", 2), ("output_tokens=0", 2),
    ("latency_target=1ms", 0), ("hourly_rate=-3", 2), ("api_model=gpt-99", 2),
    ("volume=100B/month", 0),
  ])
  func nonsenseIsRefusedOrPriced(_ answer: String, _ status: Int32) {
    let run = Self.world.run("cost mine.answers --json --set \(answer)")
    #expect(run.status == status, "\(run.errors)")
    if run.status == 2 { #expect(run.errors.contains("error[")) }
    #expect(!run.output.contains("nan") && !run.output.contains("inf,"))
  }

  @Test(arguments: [("lorra", "did you mean `lora`?"), ("human", "techniques: prompt")])
  func unknownTechnique(_ name: String, _ help: String) {
    let run = Self.world.run("cost mine.answers --technique \(name)")
    #expect(run.status == 64)
    #expect(run.errors.contains(help))
  }
}
