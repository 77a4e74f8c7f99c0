import AdvisorCommand
import Foundation
import Testing

/// Answers from files, variables and flags, as a user meets them. Rows 10 and 15 to 26.
@Suite struct AnswersTests {
  static func json(_ run: Run) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func aMisspeltKeyIsShownWithACaret() {
    var world = World.small
    world.files["typo.conf"] = Array("# 1\n\n\n\n\n\nexmaples = 5  # many\n".utf8)
    let run = world.run("recommend --rules small typo.conf")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        typo.conf:7:1: error[A101]: unknown key `exmaples`
          |
        7 | exmaples = 5  # many
          | ^^^^^^^^
          help: did you mean `examples = 5`?
        see `advisor explain A101`
        1 error, 0 warnings in typo.conf (0 answers read). Nothing was decided.

        """)
  }

  @Test func fiveMistakesComeOutAtOnceInOrder() throws {
    var world = World.small
    world.files["bad.conf"] = Array(
      "exmaples = 1\nspeed = 3/day\nfacts_needed = yse\nfacts_needed = yes\nexamples: 4\n".utf8)
    let run = world.run("recommend --rules small bad.conf")
    #expect(run.status == 2)
    let places = run.errors.matches(of: /bad\.conf:(\d):\d+: error/).map { String($0.1) }
    #expect(places == ["1", "2", "3", "4", "5"])
    let json = world.run("recommend --rules small bad.conf --json")
    #expect(json.status == 2)
    #expect(json.errors == run.errors)
    let document = try Self.json(json)
    #expect(document["status"] as? String == "error")
    #expect((document["diagnostics"] as? [Any])?.count == 5)
    #expect(document["recommendation"] is NSNull)
    #expect(document["answers"] is NSNull)
  }

  @Test func aDuplicateKeyNamesBothLines() {
    var world = World.small
    world.files["two.conf"] = Array("examples = 1\nexamples = 2\n".utf8)
    let run = world.run("check --rules small two.conf")
    #expect(run.errors.contains("two.conf:2:1: error[A102]"))
    #expect(run.errors.contains("first given here: two.conf:1:1"))
  }

  @Test(arguments: [
    ("empty", 2, "A112"), ("null.conf", 2, "A302"), ("missing", 1, "C201"),
    ("small", 1, "is a folder"), ("large", 2, "A305"),
  ])
  func oddFilesAreRefused(path: String, status: Int32, hint: String) {
    var world = World.small
    world.files["empty"] = []
    world.files["null.conf"] = [0]
    world.files["large"] = [UInt8](repeating: 0x0A, count: 2 << 20)
    let run = world.run(["recommend", "--rules", "small", path])
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(hint), "\(run.errors)")
  }

  @Test func standardInputGivesTheSame() {
    var world = World.small
    world.input = world.files["good.conf"] ?? []
    let file = world.run("check --rules small good.conf --show-origin")
    let input = world.run("check --rules small - --show-origin")
    #expect(
      input.output.replacing("<stdin>", with: "good.conf").replacing("stdin ", with: "file ")
        == file.output)
    #expect(input.output.contains("stdin  <stdin>:1:12"))
  }

  @Test func otherLineEndsGiveTheSame() throws {
    var world = World.small
    world.files["other.conf"] =
      [0xEF, 0xBB, 0xBF] + Array("examples = 500\r\nfacts_needed = yes".utf8)
    let plain = world.run("recommend --rules small good.conf --json")
    let other = world.run("recommend --rules small other.conf --json")
    #expect(plain.status == 0)
    let offsets = /"byte_offset": \d+/
    #expect(
      other.output.replacing("other.conf", with: "good.conf").replacing(offsets, with: "")
        == plain.output.replacing(offsets, with: ""))
  }

  @Test func flagsGoBeforeVariablesBeforeFiles() {
    var world = World.small
    world.environment["ADVISOR_ANSWER_EXAMPLES"] = "60"
    let variable = world.run("check --rules small good.conf --show-origin")
    #expect(variable.output.contains("examples = 60       environment  ADVISOR_ANSWER_EXAMPLES"))
    #expect(variable.errors.contains("note: `examples = 500` (good.conf:1:12) gives way to `60`"))
    let flag = world.run("check --rules small good.conf --show-origin --set examples=1k")
    #expect(flag.output.contains("examples = 1000  (1k)  flag  --set examples"))
    let file = world.run("check --rules small good.conf --show-origin --no-env")
    #expect(file.output.contains("examples = 500      file  good.conf:1:12"))
    let later = world.run("check --rules small good.conf few.conf --no-env --show-origin")
    #expect(later.output.contains("speed = 5000ms  (5s)"))
  }

  @Test func aWrongVariableIsAnError() {
    var world = World.small
    world.environment["ADVISOR_ANSWER_EXMAPLES"] = "60"
    let run = world.run("check --rules small good.conf")
    #expect(run.status == 2)
    #expect(run.errors.contains("ADVISOR_ANSWER_EXMAPLES: error[A101]"))
    #expect(world.run("check --rules small good.conf --no-env").status == 0)
  }

  @Test func flagsAloneAreEnough() {
    let run = World.small.run("check --rules small --set examples=5 --show-origin")
    #expect(run.status == 0)
    #expect(run.output.contains("--set examples"))
  }

  @Test func unknownKeysMayOnlyWarn() {
    var world = World.small
    world.files["odd.conf"] = Array("examples = 5\nfavourite = red\n".utf8)
    #expect(world.run("check --rules small odd.conf").status == 2)
    let run = world.run("check --rules small odd.conf --allow-unknown")
    #expect(run.status == 0)
    #expect(run.errors.contains("warning[A101]"))
    #expect(world.run("check --rules small odd.conf --allow-unknown -q").errors.isEmpty)
  }

  @Test(arguments: [
    (["XDG_CONFIG_HOME": "/c"], "/c/advisor/config"), (["HOME": "/h"], "/h/.config/advisor/config"),
    (["XDG_CONFIG_HOME": "c", "HOME": "/h"], "/h/.config/advisor/config"),
  ])
  func defaultsOfTheUserAreTheWeakest(environment: [String: String], path: String) {
    var world = World.small
    world.environment = environment
    world.files[path] = Array("# mine\nspeed = 5s\nexamples = 7\n".utf8)
    let run = world.run("check --rules small good.conf --show-origin")
    #expect(run.status == 0 && run.output.contains("good.conf: 3 answers"), "\(run.output)")
    #expect(run.output.contains("examples = 500"))
    #expect(run.output.contains("default  <config>:2:9"), "\(run.output)")
    let hermetic = world.run("check --rules small good.conf --show-origin --no-env")
    #expect(!hermetic.output.contains("speed"))
    let alone = world.run("recommend --rules small")
    #expect(alone.status == 64 && alone.errors.contains("no answers"))
    world.files[path] = Array("speed = often\n".utf8)
    let wrong = world.run("recommend --rules small good.conf")
    #expect(wrong.status == 2 && wrong.errors.contains("<config>:1:9"), "\(wrong.errors)")
    #expect(wrong.errors.contains("^^^^^"))
    for empty in ["", "# nothing yet\n"] {
      world.files[path] = Array(empty.utf8)
      #expect(world.run("check --rules small good.conf").status == 0)
    }
  }

  /// What holds always need not be asked, and stands in the file an interview leaves.
  @Test func anInterviewTakesTheDefaultsOfTheUser() {
    var world = InterviewCommandTests.person(["500", ""])
    world.environment["XDG_CONFIG_HOME"] = "/c"
    world.files["/c/advisor/config"] = Array("facts_needed = yes\nspeed = 5s\n".utf8)
    let run = world.run("interview --rules small --answers my.conf --set speed=200ms")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("facts_needed\n"))
    let left = run.written["my.conf"] ?? ""
    #expect(
      left.hasSuffix("examples = 500\nfacts_needed = yes\nspeed = 200ms\n"), "\(left)")
    let nobody = world.run("interview --no-input --rules small --answers none.conf")
    #expect(nobody.status == 3 && nobody.errors.contains("nothing was answered"))
    let without = world.run("interview --no-env --rules small --answers n.conf --set examples=500")
    #expect(without.errors.contains("facts_needed\n"), "\(without.errors)")
    world.files["/c/advisor/config"] = Array("speed = often\n".utf8)
    let wrong = world.run("interview --rules small --answers w.conf")
    #expect(wrong.status == 2 && wrong.errors.contains("<config>:1:9"), "\(wrong.errors)")
  }

  /// A line of a batch stands between the defaults and the variables, as a file does.
  @Test(arguments: [
    ("{}", "", "A112"), (#"{"speed":"1s"}"#, "", #"["lora","rag"]"#),
    (#"{"examples":5}"#, "", #"["rag"]"#), (#"{"examples":5}"#, "--no-env", #"["prompt"]"#),
    (#"{"speed":"1s"}"#, "--set examples=5", #"["rag"]"#),
  ])
  func aBatchTakesDefaultsAndVariables(line: String, flags: String, expected: String) {
    var world = World.small
    world.environment = ["XDG_CONFIG_HOME": "/c", "ADVISOR_ANSWER_FACTS_NEEDED": "yes"]
    world.files["/c/advisor/config"] = Array("examples = 500\nfacts_needed = no\n".utf8)
    world.input = Array((line + "\n").utf8)
    let run = world.run("batch --rules small --fields destination " + flags)
    #expect(run.output.contains(expected), "\(run.output) \(run.errors)")
    world.environment["ADVISOR_ANSWER_FACTS_NEEDED"] = "often"
    #expect(world.run("batch --rules small").status == 2)
  }
}
