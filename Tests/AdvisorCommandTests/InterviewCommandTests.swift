import AdvisorCommand
import Testing

/// Whole interviews in plain lines and by script, on the small rulebook.
@Suite struct InterviewCommandTests {
  static let draft = "/state/advisor/draft.answers"
  static let answers = "/state/advisor/interview-1.answers"

  /// A person at a terminal, who types some lines.
  static func person(_ lines: [String]) -> World {
    var world = World.small
    world.environment = ["XDG_STATE_HOME": "/state", "TERM": "dumb"]
    world.terminals = [.input, .errors]
    world.input = Array(lines.map { $0 + "\n" }.joined().utf8)
    return world
  }

  static func script(_ lines: [String]) -> World {
    var world = person(lines)
    world.terminals = []
    return world
  }

  @Test func asksAnswersAndRecommends() {
    let run = Self.person(["500", "yes", ""]).run("interview --rules small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Question 1, at most 2 left. examples\n"))
    #expect(run.errors.contains("Recorded: examples = 500\n"))
    #expect(run.errors.contains("Default: unknown. Type a number such as 1_200"))
    #expect(run.written.keys.sorted() == [Self.answers])
    #expect(run.written[Self.answers]?.hasSuffix("examples = 500\nfacts_needed = yes\n") == true)
    #expect(run.errors.contains("answers: \(Self.answers)\n"))
    #expect(run.errors.contains("again: advisor recommend \(Self.answers) --rules small\n"))
    #expect(!run.errors.contains("\u{1B}") && !run.output.contains("\u{1B}"))
  }

  @Test(arguments: ["--json", "--format text", "--get recommendation.destination", ""])
  func givesWhatRecommendGivesOnTheFileItWrote(format: String) throws {
    let run = Self.person(["500", "yes", "finish"]).run(
      "interview --answers my.conf --rules small " + format)
    #expect(run.status == 0)
    var world = World.small
    world.files["my.conf"] = Array(try #require(run.written["my.conf"]).utf8)
    let again = try #require(
      run.errors.split(separator: "\n").first { $0.hasPrefix("again: advisor ") })
    #expect(world.run(String(again.dropFirst("again: advisor ".count))).output == run.output)
    #expect(!run.output.isEmpty)
  }

  @Test func keepsEveryAnswerAtOnce() {
    let run = Self.person(["500", "yes", "quit"]).run("interview --rules small --all")
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.saves.count == 3)
    #expect(run.saves.map { $0.contains("examples = 500") } == [false, true, true])
    #expect(run.saves.last?.contains("# advisor-draft: asked = examples, facts_needed\n") == true)
    #expect(run.errors.contains("`advisor interview --resume` goes on"))
    #expect(run.written.keys.sorted() == [Self.draft])
  }

  @Test(arguments: [[], ["500"], ["500", "skip"], ["unknown", "back", "500", "yes"]])
  func resumesAtTheSameQuestion(lines: [String]) throws {
    func last(_ run: Run) -> Substring? {
      run.errors.split(separator: "\n").last { $0.hasPrefix("Question ") }
    }
    // The input ends as a closed terminal does.
    let first = Self.person(lines).run("interview --rules small --all")
    #expect(first.status == 3)
    var world = Self.person([])
    world.files[Self.draft] = Array(try #require(first.written[Self.draft]).utf8)
    let second = world.run("interview --resume --rules small")
    #expect(second.status == 3)
    #expect(last(second) != nil)
    #expect(last(second) == last(first))
    #expect(second.written[Self.draft] == first.written[Self.draft])
  }

  @Test func asksWhatToDoWithADraft() throws {
    let draft = """
      # advisor-draft: scope = all
      # advisor-draft: asked = examples
      examples = 500   # counted on Monday
      """
    for (lines, keeps) in [(["view", "r", "yes", "200ms"], true), (["nope", "f", "quit"], false)] {
      var world = Self.person(lines)
      world.files[Self.draft] = Array(draft.utf8)
      let run = world.run("interview --rules small")
      #expect(run.errors.contains("A draft with 1 answer is there (examples = 500)."))
      let kept = run.written[keeps ? Self.answers : Self.draft] ?? ""
      #expect(kept.contains("examples = 500   # counted on Monday\n") == keeps, "\(run.errors)")
      #expect(run.status == (keeps ? 0 : 3))
    }
  }

  @Test(arguments: [24, 40, 60])
  func whatIsAskedOfADraftFitsAnyWidth(width: Int) {
    var world = Self.person(["nope", "view"])
    world.files[Self.draft] = Array("# advisor-draft: scope = all\nexamples = 500\n".utf8)
    world.terminalWidth = width
    let run = world.run("interview --rules small")
    // What a person types ends the line that a prompt begins.
    let lines = run.errors.replacing("[resume] ", with: "[resume]\n").split(separator: "\n")
    #expect(lines.count { $0.contains("[resume]") } == 3, "\(run.errors)")
    #expect(run.errors.contains("goes on"))
    #expect(lines.filter { $0.count > width } == [])
  }

  @Test func leavesTheRestOfAFileAlone() {
    var world = Self.person(["yes", "finish"])
    world.files["my.conf"] = Array(
      "# ours\nspeed = 200ms\nexamples = 500\n\nx.team = blue\nexpect.next = prompt\n".utf8)
    let run = world.run("interview --answers my.conf --rules small")
    #expect(run.status == 0)
    #expect(
      run.written["my.conf"]
        == "# ours\nspeed = 200ms\nexamples = 500\nfacts_needed = yes\n\nx.team = blue\nexpect.next = prompt\n"
    )
  }

  @Test(arguments: [
    ("interview", 64, "use `advisor recommend FILE`, or `advisor interview --from-stdin`"),
    ("interview --resume --from-stdin --rules small", 64, "there is no draft"),
    ("interview --all --quick", 64, "don't go together"),
    ("interview --answers - --from-stdin", 64, "names no file"),
    ("interview --answers good.conf --fresh --from-stdin --rules small", 64, "no draft"),
  ])
  func refusesWithoutATerminalAndWhatMakesNoSense(line: String, status: Int32, words: String) {
    let run = Self.script(["1"]).run(line)
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.written.isEmpty)
  }

  @Test func followsAScript() {
    let run = Self.script(["# from the sheet", "500", "facts_needed = yes"]).run(
      "interview --from-stdin --rules small --json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"command\": \"recommend\""))
    #expect(run.errors.hasPrefix("examples = 500\nfacts_needed = yes\n"))
  }

  @Test(arguments: [
    (["zzz"], 2, "<stdin>:1:1: error[A214]", 0), (["500", ""], 2, "<stdin>:2:1: error[A214]", 1),
    (["500", "speed = 3s"], 2, "the question is `facts_needed`", 1),
    (["500", "review"], 2, "`review` is for people", 1), (["500"], 3, "open: `facts_needed`", 1),
    (["500", "yes", "200ms", "7"], 2, "nothing is left to ask", 2), ([], 3, "C111", 0),
  ])
  func endsAtABadLineAndKeepsWhatCameBefore(
    lines: [String], status: Int32, words: String, answers: Int
  ) {
    let run = Self.script(lines).run("interview --from-stdin --rules small")
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    let kept = run.written[Self.draft]?.split(separator: "\n").count { !$0.hasPrefix("#") }
    #expect(kept == answers)
    #expect(run.errors.contains("\(answers) answer"))
  }

  @Test func isToldOfAnotherInterviewOnTheDraft() {
    var world = Self.person(["500"])
    world.locked = [Self.draft + ".lock"]
    let run = world.run("interview --rules small")
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error[C205]: another interview is writing to `\(Self.draft)`
          help: go on there, or keep this one apart with `--answers OTHER-FILE`

        """)
    #expect(run.written.isEmpty)
  }

  @Test func doesNotBeginWhereNothingCanBeKept() {
    var world = Self.person(["500"])
    world.fileFault = .refused(Self.draft, 30)
    let run = world.run("interview --rules small")
    #expect(run.status == 1)
    #expect(run.errors.contains("name another place with `--answers FILE`"))
    world.environment = ["TERM": "dumb"]
    #expect(world.run("interview --rules small").status == 64)
  }

  @Test func takesAnswersOfFlagsAndTheEnvironment() {
    var world = Self.person(["finish"])
    world.environment["ADVISOR_ANSWER_EXAMPLES"] = "500"
    let run = world.run(
      "interview --rules small --answers my.conf --set facts_needed=no")
    #expect(run.written["my.conf"]?.hasSuffix("examples = 500\nfacts_needed = no\n") == true)
    #expect(run.errors.contains("again: advisor recommend my.conf --rules small --no-env"))
    let bad = world.run("interview --rules small --set facts_needed=perhaps")
    #expect(bad.status == 2)
  }

  @Test func advisesOnWhatIsThereWithoutAnyQuestion() {
    var world = Self.script([])
    world.files["my.conf"] = Array("examples = 500\n".utf8)
    let run = world.run("interview --no-input --answers my.conf --rules small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.isEmpty)
    #expect(Self.script([]).run("interview --no-input --rules small").status == 3)
  }

  @Test(arguments: 1...4)
  func fitsAnyWidth(tens: Int) {
    var world = Self.person(["?", "why", "zz", "500", "back", "review", "quit"])
    world.environment["COLUMNS"] = "\(tens * 20)"
    let run = world.run("interview --answers a --rules small")
    // What a person types ends the line that a prompt begins.
    let lines = run.errors.split(separator: "\n").prefix { !$0.contains("warning") }
      .flatMap { $0.split(separator: ": ", maxSplits: $0.hasPrefix("Answer: ") ? 1 : 0) }
    let long = lines.filter { $0.count > tens * 20 && $0.contains(" ") }
    #expect(long == [])
  }
}
