import AdvisorCommand
import Foundation
import Reports
import Testing

/// Advice in every form, now and from a saved result.
@Suite struct RenderTests {
  private static let base: World = {
    var world = World.small
    world.files["a.conf"] = Array("examples = 500\nfacts_needed = yes\n".utf8)
    return world
  }()
  private static let saved = base.run("recommend a.conf --rules small --json").output

  private func world() -> World {
    var world = Self.base
    world.files["saved.json"] = Array(Self.saved.utf8)
    return world
  }

  @Test(arguments: ["text", "markdown", "html", "github", "csv", "json"])
  func rendersWhatRecommendWouldHavePrinted(form: String) {
    let now = world().run("recommend a.conf --rules small --format \(form)")
    let later = world().run("render saved.json --format \(form)")
    #expect(now.status == 0 && later.status == 0, "\(later.errors)")
    #expect(later.output == now.output && !now.output.isEmpty)
    #expect(later.errors == "")
  }

  /// Saved text reads as it did at any width, with what moved since another result and in colour.
  @Test(
    arguments: [40, 80, 120],
    [
      "good.conf", "few.conf", "a.conf --baseline saved.json --set examples=5",
      "a.conf --baseline saved.json", "good.conf --color always",
    ])
  func aSavedResultReadsAsItDid(width: Int, line: String) {
    var world = world()
    world.environment["COLUMNS"] = "\(width)"
    let now = world.run("recommend --rules small \(line)")
    let json = world.run("recommend --rules small \(line) --json").output
    world.files["again.json"] = Array(json.utf8)
    let later = world.run(
      "render again.json" + (line.contains("--color") ? " --color always" : ""))
    #expect(later.output == now.output && later.status == 0)
    let plain = later.output.replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(plain.split(separator: "\n").allSatisfy { $0.cellWidth <= width })
    #expect(plain.contains("Since saved.json") == line.contains("--baseline"))
  }

  @Test func aFailedGateIsToldAgain() {
    var world = world()
    let line = "recommend a.conf --rules small --fail-on confidence<1.1"
    world.files["again.json"] = Array(world.run(line + " --json").output.utf8)
    let again = world.run("render again.json")
    #expect(again.status == 0 && again.output == world.run(line).output)
    #expect(again.errors.contains("failed on: the confidence is"))
  }

  @Test func readsStandardInput() {
    var world = World()
    world.input = Array(Self.saved.utf8)
    let run = world.run("render - --get recommendation.outcome")
    #expect(run.output == "adapt\n" && run.status == 0)
  }

  @Test(arguments: [
    ("{\"format_version\": \"2.0\"}", "format_version 2.0 is newer than 1.0"),
    ("{\"format_version\": \"1.7\", \"command\": \"cost\"}", "`advisor cost` printed this"),
    ("{\"format_version\": 1}", "`format_version` is missing or of another kind"),
    ("[1, 2", "this is no JSON"), ("", "this is no JSON"), ("[]", "`the document` is missing"),
  ])
  func refusesWhatIsNoAdvice(text: String, words: String) {
    let run = World(["x.json": text]).run("render x.json --format markdown")
    #expect(run.status == 2)
    #expect(run.errors.contains(words) && run.errors.contains("C206"), "\(run.errors)")
    #expect(!run.output.contains("next:"))
  }

  @Test func appendsToTheStepSummary() {
    var world = world()
    world.environment["GITHUB_STEP_SUMMARY"] = "summary.md"
    world.files["summary.md"] = Array("before\n".utf8)
    let run = world.run("recommend a.conf --rules small --step-summary --tag x")
    let markdown = world.run("recommend a.conf --rules small --format markdown --tag x").output
    #expect(run.written["summary.md"] == "before\n" + markdown)
    #expect(run.output == world.run("recommend a.conf --rules small").output && run.status == 0)
    let failed = world.run("recommend a.conf --rules small --step-summary --set examples=often")
    #expect(failed.status == 2)
    #expect(failed.written["summary.md"]?.contains("**No advice**") == true)
  }

  @Test(arguments: [[:], ["GITHUB_STEP_SUMMARY": ""]])
  func saysWhenThereIsNoStepSummary(environment: [String: String]) {
    var world = world()
    world.environment = environment
    let run = world.run("recommend a.conf --rules small --step-summary")
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.contains("GITHUB_STEP_SUMMARY, which is not set"))
  }

  @Test func saysWhenTheStepSummaryCannotBeWritten() {
    var world = world()
    world.environment["GITHUB_STEP_SUMMARY"] = "summary.md"
    world.fileFault = .refused("summary.md", 28)
    let run = world.run("recommend a.conf --rules small --step-summary")
    #expect(
      run.status == 1 && run.errors.contains("cannot write"))
  }

  @Test(arguments: ["a b", "-->", "x\ny", "", "é", String(repeating: "x", count: 65)])
  func aTagIsAName(tag: String) {
    let run = world().run(["recommend", "a.conf", "--rules", "small", "--tag", tag])
    #expect(run.status == 64 && run.output == "")
  }

  @Test func aFailedGateStandsInTheComment() {
    let run = world().run(
      "recommend a.conf --rules small --format markdown --fail-on confidence<1.1")
    #expect(run.status == 4)
    #expect(run.output.contains("\n**Failed:** failed on: the confidence is"))
    let annotations = world().run(
      "recommend a.conf --rules small --format github --fail-on confidence<1.1")
    #expect(
      annotations.status == 4 && annotations.output.hasPrefix("::error title=advisor::failed"))
  }

  @Test func whatMovedStandsInTheComment() {
    let line = "recommend a.conf --rules small --format markdown --baseline saved.json"
    #expect(world().run(line).output.contains("Nothing changed since <code>saved.json</code>."))
    let moved = world().run(line + " --set examples=5").output
    #expect(moved.contains("Changed since <code>saved.json</code>: "))
  }

  @Test(arguments: ["recommend", "check"])
  func mistakesAreAnnotated(command: String) {
    let run = World(["b.conf": "volume = 5s\nexamplez = 3\n"]).run("\(command) b.conf -f github")
    #expect(run.status == 2)
    #expect(
      run.output.hasPrefix("::error file=b.conf,line=1,col=10,endColumn=12,title=advisor A204::"))
    #expect(
      run.output.contains("\n::error file=b.conf,line=2,col=1,endColumn=9,title=advisor A101::"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
  }

  @Test func aFailedExpectationIsAnnotated() {
    var world = Self.base
    world.files["e.conf"] = Array("examples = 500\nexpect.next = rag\n".utf8)
    let run = world.run("check e.conf --rules small -f github")
    #expect(run.status == 4)
    #expect(run.output == world.run("rules test e.conf --rules small -f github").output)
    #expect(
      run.output.hasPrefix(
        "::error file=e.conf,line=2,col=15,endColumn=18,title=advisor expectation::"
          + "expected expect.next = rag%0Acame out: prompt"), "\(run.output)")
    #expect(run.output.count { $0 == "\n" } == 1)
  }

  @Test func theCommandInTheReportGivesTheReport() throws {
    let world = world()
    let words = [
      "recommend", "a.conf", "--rules", "small", "--set", "examples=300", "--as-of", "2026-11-21",
    ]
    let page = world.run(words + ["--format", "markdown", "--color", "never"]).output
    let line = try #require(page.split(separator: "\n").last { $0.hasPrefix("advisor ") })
    #expect(line == "advisor recommend a.conf --set examples=300 --rules small --as-of 2026-11-21")
    let again = line.split(separator: " ").dropFirst().map(String.init)
    #expect(world.run(again + ["--format", "markdown"]).output == page)
  }

  @Test(arguments: [
    ("recommendation.next.tecnique", "did you mean `recommendation.next.technique`?"),
    ("recommendation.next.x", "`recommendation.next` has step, technique"),
    ("recommendation.path.first", "`recommendation.path` is a list; give a number from 0 to"),
    ("recommendation.path.999", "give a number from 0 to"),
    ("flip", "did you mean `flips`?"), ("zzzzz", "it has answers, baseline, command"),
    ("status.x", "`status` is a single value"), ("conflicts.0", "`conflicts` is an empty list"),
    ("", "it has answers"), ("recommendation..next", "`recommendation` has"),
  ])
  func aWrongPathListsTheRightOnes(path: String, words: String) {
    let run = world().run(["recommend", "a.conf", "--rules", "small", "--get=\(path)"])
    #expect(run.status == 64 && run.output == "")
    if !path.isEmpty { #expect(run.errors.contains(words), "\(run.errors)") }
  }

  @Test(arguments: [
    ("recommendation.path.0.step", "prompt\n"), ("exit_code", "0\n"), ("baseline", "\n"),
    ("recommendation.destination", "lora,rag\n"),
  ])
  func oneValueIsPrintedRaw(path: String, value: String) {
    #expect(world().run("render saved.json --get \(path)").output == value)
  }
}

/// Lists as tables for a spreadsheet.
@Suite struct TableTests {
  @Test(arguments: [
    ("rules list --rules small", "name", 2), ("prices list --rules small", "name", 1),
    ("compare good.conf few.conf --rules small", "recommendation.headline", 2),
    ("cost good.conf --rules small", "techniques", 2),
    ("recommend good.conf --rules small", "technique", 3),
  ])
  func isATable(line: String, column: String, rows: Int) {
    let run = World.small.run(line + " --format csv")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.split(separator: ",").contains(Substring(column)) == true, "\(run.output)")
    #expect(lines.count > rows)
    let empty = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(empty.count == lines.count + 1)
  }
}
