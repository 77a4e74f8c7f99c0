import AdvisorCommand
import Testing

/// Advice as a user gets it. Rows 8 to 14, 27 and 28.
@Suite struct RecommendTests {
  @Test func textAndJSONAgree() throws {
    let world = World.small
    let text = world.run("recommend --rules small good.conf")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("good.conf:1"))
    let document = try AnswersTests.json(world.run("recommend --rules small good.conf --json"))
    let advice = try #require(document["recommendation"] as? [String: Any])
    #expect(advice["destination"] as? [String] == ["lora", "rag"])
    #expect(document["format_version"] as? String == "1.0")
    #expect(document["command"] as? String == "recommend")
  }

  @Test func nothingOutsideTheInputCounts() {
    var elsewhere = World.small
    elsewhere.environment = ["LC_ALL": "tr_TR", "TZ": "Asia/Kathmandu", "HOME": "/nonexistent"]
    for line in ["recommend --rules small good.conf", "recommend --rules small good.conf --json"] {
      let first = World.small.run(line).output
      #expect(first == World.small.run(line).output)
      #expect(first == elsewhere.run(line).output)
      #expect(!first.contains("\u{1B}"))
      #expect(first.hasSuffix("\n") && !first.hasSuffix("\n\n"))
    }
  }

  @Test(arguments: [
    ("recommendation.destination", "lora,rag\n"), ("recommendation.outcome", "adapt\n"),
    ("status", "ok\n"), ("tool.rules.packs", "core,documents\n"),
  ])
  func oneValueForScripts(path: String, value: String) {
    let run = World.small.run("recommend --rules small good.conf --get \(path)")
    #expect(run.output == value)
    #expect(run.status == 0)
  }

  /// What rests on the decision alone is worked out alone. The condition wants the whole advice.
  @Test(arguments: ["headline", "outcome", "destination", "roles", "next.step", "next.technique"])
  func aDecisionAloneIsTheSame(member: String) {
    let line = "recommend --rules small good.conf --get recommendation.\(member)"
    let whole = World.small.run(line + " --fail-on confidence<0")
    #expect(World.small.run(line).output == whole.output)
    #expect(whole.status == 0)
  }

  @Test func aWrongPathIsNamed() {
    let run = World.small.run("recommend --rules small good.conf --get recommendation.destinaton")
    #expect(run.status == 64)
    #expect(run.errors.contains("`recommendation.destination`"))
    #expect(run.output.isEmpty)
  }

  /// Open answers count for nothing yet, so that most of what they can turn out to be may lead elsewhere.
  @Test func theTopSaysWhereMoreDrawsLead() throws {
    let answers = "task_type = extraction\nvolume = 40k/day\nexamples = 3000\n"
    var world = World(["few.answers": answers])
    let saved = world.run("recommend few.answers --json")
    let document = try AnswersTests.json(saved)
    let advice = try #require(document["recommendation"] as? [String: Any])
    let confidence = try #require(advice["confidence"] as? [String: Any])
    let likelier = try #require(confidence["likelier"] as? [String: Any])
    let share = try #require(likelier["share"] as? Double)
    #expect(share > (confidence["robustness"] as? Double ?? 1))
    #expect(likelier["destination"] as? [String] != advice["destination"] as? [String])
    world = World(["few.json": saved.output])
    for format in ["text", "markdown", "html"] {
      let page = world.run("render few.json --format \(format)").output
      #expect(page.contains("lead to"), "\(format)")
    }
  }

  /// What is called settled says at the top which limit it goes over.
  @Test func theTopSaysWhichLimitItMisses() throws {
    let path = "rules/scenarios/support-chatbot.answers"
    let world = World([path: try ReadmeTests.text(path) + "\n"])
    let name = "misses-the-latency-target"
    for (target, over) in [("20s", [String]()), ("1ms", [name])] {
      let line = "recommend \(path) --set latency_target=\(target)"
      let document = try AnswersTests.json(world.run(line + " --json"))
      let advice = try #require(document["recommendation"] as? [String: Any])
      #expect(advice["over_limits"] as? [String] == over)
      let page = world.run(line).output
      let top = page.firstRange(of: "\nPath\n").map { page[..<$0.lowerBound] }
      #expect(
        top?.contains("goes over a limit even at the lowest estimate: see \(name)") == !over.isEmpty
      )
    }
  }

  /// What is paid with each request weighs as much as all requests of a month do.
  @Test(arguments: [
    ("10k/month", "keeping retrieval in order, $2,"), ("300k/month", "model calls, $5,"),
  ])
  func theLargestLineOfAMonthIsNamed(volume: String, line: String) throws {
    let path = "rules/scenarios/support-chatbot.answers"
    let world = World([path: try ReadmeTests.text(path) + "\n"])
    let run = world.run("recommend \(path) --set volume=\(volume)")
    #expect(run.output.contains("most of it each month: " + line), "\(run.output)")
  }

  /// A size that nobody knows keeps one line of the bill open, not what all others come to.
  @Test func aBillThatWaitsSaysWhatIsKnown() throws {
    var world = World([
      "some.answers": """
      task_type = chat
      knowledge_need = private
      volume = 10k/month
      input_tokens = 800
      output_tokens = 300

      """
    ])
    let saved = world.run("recommend some.answers --json")
    let cost = try #require(try AnswersTests.json(saved)["cost"] as? [String: Any])
    let known = try #require(cost["known"] as? [String: Any])
    #expect((known["without"] as? [String])?.contains("rag_index") == true)
    #expect(cost["wants"] as? [String] == ["corpus_tokens"])
    world.files["saved.json"] = Array(saved.output.utf8)
    for format in ["text", "markdown", "html"] {
      let page = world.run("recommend some.answers -f \(format)").output
      #expect(page.contains("known so far"), "\(format)")
      #expect(page.contains("embedding the corpus"), "\(format)")
      #expect(page == world.run("render saved.json -f \(format)").output, "\(format)")
    }
    let bill = world.run("cost some.answers").output
    #expect(bill.contains("  up front, known so far"))
    let whole = world.run("recommend some.answers --set corpus_tokens=1M")
    #expect(!whole.output.contains("known so far"))
  }

  /// The lowest estimate keeps the budget, so no gate may speak; the likely one does not, and the top says so,
  /// once.
  @Test(arguments: [
    ("monthly_budget=$500", [String]()), ("monthly_budget=$330", ["monthly_budget"]),
    ("monthly_budget=$100", []), ("latency_target=10s", ["latency_target"]),
    ("latency_target=1ms", []),
    ("gpu=one_80gb --set privacy=own_servers_only --set volume=1M/month", ["gpu"]),
    ("gpu=several --set privacy=own_servers_only --set volume=1M/month", []),
  ])
  func theTopSaysWhichLimitItLikelyMisses(answer: String, limits: [String]) throws {
    let path = "rules/scenarios/support-chatbot.answers"
    var world = World([path: try ReadmeTests.text(path) + "\n"])
    let saved = world.run("recommend \(path) --set \(answer) --json")
    let advice = try AnswersTests.json(saved)["recommendation"] as? [String: Any]
    let over = try #require(advice?["likely_over"] as? [[String: Any]])
    #expect(over.compactMap { $0["limit"] as? String } == limits)
    for one in over {
      let (likely, most) = (one["likely"] as? Double ?? 0, one["most"] as? Double ?? 0)
      #expect(likely > most)
    }
    world = World(["saved.json": saved.output])
    for format in ["text", "markdown", "html"] {
      let page = world.run("render saved.json --format \(format)").output.lowercased()
      #expect(page.contains("likely over") == !limits.isEmpty, "\(format)")
    }
  }

  /// Each technique meets the target, but not the destination as a whole.
  @Test func theWholeIsHeldAgainstLimitsToo() throws {
    func run(_ target: String) throws -> Run {
      let path = "rules/scenarios/support-chatbot.answers"
      let answers = try ReadmeTests.text(path) + "\n"
      return World([path: answers]).run(
        "recommend --packs documents \(path) --set latency_target=\(target)")
    }
    let name = "the-whole-is-over-the-latency-target"
    #expect(try run("9.2s").output.contains(name))
    #expect(try !run("9.4s").output.contains(name))
  }

  @Test func strictRefusesToGuess() {
    let few = World.small.run("recommend --rules small few.conf")
    #expect(few.status == 0)
    let strict = World.small.run("recommend --rules small few.conf --strict")
    #expect(strict.status == 3)
    #expect(strict.output == few.output)
    #expect(strict.errors.contains("`examples`"))
  }

  @Test(arguments: [
    ("warnings", 0), ("provisional", 0), ("confidence<2", 4), ("confidence<0", 0), ("cost>49", 4),
    ("cost>$50/month", 0), ("upfront>1k", 0), ("total>600", 4),
  ])
  func gatesFailAfterTheReport(condition: String, status: Int32) {
    let run = World.small.run([
      "recommend", "--rules", "small", "good.conf", "--fail-on", condition,
    ])
    #expect(run.status == status)
    #expect(run.output == World.small.run("recommend --rules small good.conf").output)
    #expect(run.errors.contains("failed on: ") == (status == 4))
  }

  @Test func outputGoesToAFile() {
    let run = World.small.run("recommend --rules small good.conf -o out.json --json")
    #expect(run.output.isEmpty)
    #expect(
      run.written["out.json"]
        == World.small.run("recommend --rules small good.conf --json").output)
    #expect(run.errors.isEmpty)
  }

  @Test func failuresToWriteAreTold() {
    var world = World.small
    world.fileFault = .missing("nodir/x")
    let file = world.run("recommend --rules small good.conf -o nodir/x")
    #expect(file.status == 1)
    #expect(file.errors.contains("error[C202]: cannot write: no such file: `nodir/x`"))
    world.outputFault = .refused("standard output", 28)
    let full = world.run("recommend --rules small good.conf")
    #expect(full.status == 1)
    #expect(full.errors.contains("standard output"))
    world.outputFault = .closed
    let pipe = world.run("recommend --rules small good.conf")
    #expect(pipe.status == 0)
    #expect(pipe.errors.isEmpty)
  }

  @Test func expectationsAreLeftAlone() {
    var world = World.small
    world.files["good.conf"] = Array(
      "examples = 500\nexpect.fires = a-rule-of-another-pack\nwith.packs = nowhere\n".utf8)
    #expect(world.run("recommend --rules small good.conf").status == 0)
    #expect(world.run("check --rules small good.conf").status == 2)
  }

  @Test func brokenRulesAreShownAtTheirPlace() {
    var world = World.small
    world.files["small/base.rules"] = Array("fact examples coutn 0..1\n  ask \"?\"\n".utf8)
    let run = world.run("recommend --rules small good.conf")
    #expect(run.status == 2)
    #expect(run.errors.contains("small/base.rules:1:"))
    #expect(run.errors.contains("^^^^^"))
  }
}
