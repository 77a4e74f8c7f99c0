import AdvisorCommand
import Reports
import Testing

/// The command line itself: help, mistakes, versions. Rows 1 to 7 of the checklist.
@Suite struct CommandLineTests {
  @Test func aBareCallPrintsShortHelp() {
    let run = World().run("")
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE"))
    #expect(run.lines.count { $0.hasPrefix("  advisor ") } >= 3)
    #expect(run.lines.count < 25)
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: ["recommend", "check", "rules list", "rules", "sources", "explain"])
  func helpIsTheSameHoweverAsked(command: String) {
    let asked = World().run("help \(command)")
    #expect(asked.status == 0)
    #expect(asked.output == World().run("\(command) --help").output)
    #expect(asked.output == World().run("\(command) x y -h").output)
    #expect(asked.output == World().run("-h \(command) --quiet").output)
    #expect(asked.output.hasPrefix("OVERVIEW: "))
  }

  @Test(arguments: [
    ("recomend a.conf", "C101", "recommend"), ("rules lst", "C101", "list"),
    ("recommend --formt json a.conf", "C102", "--format"),
    ("recommend a.conf --format jsn", "C104", "json"), ("help nope", "C107", "exit-codes"),
    ("help exitcodes", "C107", "exit-codes"), ("recommend a.conf --set", "C103", "KEY=VALUE"),
    ("recommend a.conf --json=yes", "C104", "no value"),
    ("template one", "C106", "see `advisor template --help`"),
    ("interview my.conf", "C106", "given as `--answers my.conf`"),
    ("rules show", "C105", "NAME"), ("schema nope", "C107", "answers"),
    ("recommend a.conf --fail-on csot>5", "C104", "cost>N"),
    ("recommend a.conf --strict --fail-on cost>1,5", "A202", "1.5"),
    ("recommend a.conf --as-of yesterday", "C104", "2026-11-21"),
    ("recommend a.conf --packs documnts", "C107", "documents"),
    ("recommend", "C105", "template"), ("explain lroa", "C109", "lora"),
  ])
  func mistakesAreNamed(line: String, code: String, hint: String) {
    var world = World(["a.conf": "examples = 5"])
    world.environment["NO_COLOR"] = "1"
    let run = world.run(line)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("error[\(code)]"), "\(run.errors)")
    #expect(run.errors.contains(hint), "\(run.errors)")
  }

  @Test func mistakesAreJSONAsWell() {
    let run = World().run("recomend a.conf --json")
    #expect(run.status == 64)
    #expect(run.output.contains("\"exit_code\": 64"))
    #expect(run.output.contains("\"status\": \"error\""))
    #expect(run.errors.contains("did you mean `recommend`?"))
  }

  @Test(
    arguments: ["20", "40", "60", "80", "120"],
    [
      "help recommend", "", "help answers-file", "help environment", "help", "help exit-codes",
      "help rules test", "help json", "help accessibility",
    ])
  func helpFitsTheWidth(columns: String, line: String) throws {
    var world = World()
    world.environment["COLUMNS"] = columns
    let run = world.run(line)
    let width = try #require(Int(columns))
    guard width >= 40 else { return }
    for text in run.lines where text.cellWidth > width {
      Issue.record("\(text.cellWidth) cells at \(width): \(text)")
    }
  }

  @Test func versionIsOneLine() {
    let run = World().run("--version")
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /advisor \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func everyTopicAndCommandHasAPage() {
    let topics = World().run("help topics")
    for line in topics.lines where !line.isEmpty {
      let name = line.split(separator: " ")[0]
      #expect(World().run("help \(name)").status == 0)
    }
    #expect(World().run("help exit-codes").output.contains("64"))
  }

  @Test func wordsAfterTwoDashesAreArguments() {
    var world = World.small
    world.files["--json"] = Array("examples = 5\n".utf8)
    let run = world.run("check --rules small -- --json")
    #expect(run.status == 0)
    #expect(run.output == "--json: 1 answer, all valid\n")
  }

  @Test(arguments: [
    ([:], false, false), ([:], true, true), (["NO_COLOR": "1"], true, false),
    (["NO_COLOR": ""], true, true), (["CLICOLOR_FORCE": "1"], false, true),
    (["CLICOLOR_FORCE": "0"], false, false), (["FORCE_COLOR": "1"], false, true),
    (["TERM": "dumb"], true, false), (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
  ])
  func colorFollowsTheRules(environment: [String: String], terminal: Bool, colored: Bool) {
    var world = World()
    world.environment = environment
    if terminal { world.terminals = [.output] }
    #expect(world.run("help").output.contains("\u{1B}") == colored)
    #expect(!world.run("help --no-color").output.contains("\u{1B}"))
    #expect(world.run("help --color always").output.contains("\u{1B}"))
  }

  @Test func colorIsDecidedForEachStream() {
    var world = World(["bad.conf": "exmaples = 5\n"])
    world.terminals = [.errors]
    let run = world.run("recommend bad.conf --json")
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.errors.contains("\u{1B}"))
  }
}
