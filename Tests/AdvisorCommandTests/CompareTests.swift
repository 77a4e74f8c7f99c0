import Foundation
import Testing

/// What other answers, other cases and earlier results come to.
@Suite struct CompareTests {
  static let world: World = {
    var world = World.small
    world.files["few.answers"] = Array("examples = 20\nfacts_needed = yes\n".utf8)
    return world
  }()

  @Test(arguments: [
    ("few.answers --set examples=500", "~ destination Retrieval -> LoRA and retrieval"),
    ("few.answers --set examples=500", "examples-help [book-01] --set examples"),
    ("few.answers --set examples=500", "Because this applies no longer"),
    ("few.answers --set examples=21", "no change: "),
    ("good.conf --set facts_needed=no", "- step        Build retrieval (was later)"),
  ])
  func otherAnswersMoveTheAdvice(line: String, part: String) {
    let run = Self.world.run("what-if --rules small \(line)")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(part), "\(run.output)")
  }

  @Test func whatMovesIsInTheJSON() throws {
    let document = try AnswersTests.json(
      Self.world.run("what-if --rules small few.answers --set examples=500 --json"))
    let found = try #require(document["what_if"] as? [String: Any])
    let destination = try #require(found["destination"] as? [String: Any])
    #expect(destination["from"] as? [String] == ["rag"])
    #expect(destination["to"] as? [String] == ["lora", "rag"])
    let rules = try #require(found["because"] as? [[String: Any]])
    #expect(rules.map { $0["rule"] as? String } == ["examples-help", "too-few"])
    #expect(rules.map { $0["fires"] as? Bool } == [true, false])
  }

  @Test func nothingToChangeIsAUsageError() {
    let run = Self.world.run("what-if --rules small few.answers")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [40, 100])
  func casesStandSideBySide(width: Int) {
    var world = Self.world
    world.environment["COLUMNS"] = "\(width)"
    let run = world.run("compare --rules small good.conf few.answers")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Different"))
    #expect(run.output.contains("Applies only to A"))
    #expect(run.lines.allSatisfy { $0.count <= width }, "\(run.output)")
  }

  /// A result that was saved, under the name `old.json`.
  static let saved: World = {
    var world = Self.world
    world.files["old.json"] = Array(
      world.run("recommend --rules small few.answers --json").output.utf8)
    return world
  }()

  @Test(arguments: [
    ("few.answers --fail-on destination-changed", 0, "= no change: "),
    ("good.conf --fail-on destination-changed", 4, "~ destination Retrieval -> LoRA and retrieval"),
    ("good.conf --fail-on next-changed", 4, "Since old.json"),
    ("good.conf", 0, "Since old.json"),
  ])
  func aSavedResultIsHeldAgainst(line: String, status: Int, part: String) {
    let run = Self.saved.run("recommend --rules small --baseline old.json \(line)")
    #expect(run.status == Int32(status), "\(run.errors)")
    #expect(run.output.contains(part), "\(run.output)")
  }

  @Test(arguments: [
    ("no.json", 1, "C201"), ("good.conf", 2, "good.conf:1:1"), ("new.json", 2, "2.0"),
    ("other.json", 2, "`advisor check`"), ("part.json", 2, "recommendation.destination"),
  ])
  func whatIsNoAdviceIsRefused(file: String, status: Int, part: String) {
    var world = Self.saved
    let old = String(decoding: world.files["old.json"] ?? [], as: UTF8.self)
    for (name, from, to) in [
      ("new.json", "\"format_version\": \"1.0\"", "\"format_version\": \"2.0\""),
      ("other.json", "\"command\": \"recommend\"", "\"command\": \"check\""),
      ("part.json", "\"destination\": [\n      \"", "\"destinations\": [\n      \""),
    ] {
      world.files[name] = Array(old.replacingOccurrences(of: from, with: to).utf8)
    }
    let run = world.run("recommend --rules small few.answers --baseline \(file)")
    #expect(run.status == Int32(status))
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aChangeNeedsABaseline() {
    let run = Self.world.run("recommend --rules small good.conf --fail-on destination-changed")
    #expect(run.status == 64)
    #expect(run.errors.contains("--baseline"))
  }
}
