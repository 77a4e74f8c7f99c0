import AdvisorCommand
import Foundation
import Testing

/// `advisor sweep` as a user gets it, on the built-in rules.
@Suite struct SweepCommandTests {
  static let world = CostCommandTests.world

  @Test func saysWhereThingsChange() throws {
    let run = Self.world.run(
      "sweep mine.answers --vary volume=1k/month..10M/month --steps 3 --json")
    #expect(run.status == 0, "\(run.errors)")
    let document = try AnswersTests.json(run)
    let sweep = try #require(document["sweep"] as? [String: Any])
    let steps = try #require(sweep["steps"] as? [[String: Any]])
    #expect(steps.compactMap { $0["value"] as? Double } == [1_000, 100_000, 10_000_000])
    let crossovers = try #require(sweep["crossovers"] as? [[String: Any]])
    // Against an API a small model's set-up is all there is to earn back: the closed form agrees.
    let found = try #require(
      crossovers.first {
        $0["from"] as? String == "prompt" && $0["to"] as? String == "smaller_model"
      })
    let cost = try CostCommandTests.cost("cost mine.answers")
    let routes = try #require(cost["break_even"] as? [[String: Any]])
    let route = try #require(
      routes.first { $0["from"] as? String == "prompt" && $0["to"] as? String == "smaller_model" })
    let closed = try #require((route["volume_per_month"] as? [String: Any])?["likely"] as? Double)
    #expect(found["at"] as? Double == closed.rounded(.up))
  }

  @Test func fitsNarrowPlainTerminals() {
    var world = Self.world
    world.environment = ["COLUMNS": "40", "TERM": "dumb"]
    let run = world.run("sweep mine.answers --vary volume=1k/month..10M/month --steps 2")
    #expect(run.status == 0, "\(run.errors)")
    for line in run.lines { #expect(line.count <= 40, "\(line)") }
    #expect(run.output.utf8.allSatisfy { $0 < 128 })
    #expect(run.output.contains("x crossover"))
  }

  @Test(arguments: [
    ("", "wants `--vary KEY=LOW..HIGH`"), ("--vary volume", "gives no range"),
    ("--vary volme=1..2", "did you mean `volume`?"),
    ("--vary privacy=1..2", "no key that holds a number"),
    ("--vary volume=5..5", "two different ends"), ("--vary volume=9..5", "volume"),
    ("--vary volume=1..10000000000000000/month", "volume"), ("--vary volume=-5..5", "volume"),
    ("--vary volume=nan..5", "volume"), ("--vary volume=1..1e308", "volume"),
    ("--vary volume=1..5 --steps 1", "from 2 to 60"),
    ("--vary volume=1..5 --steps 1e9", "from 2 to 60"),
    ("--vary volume=1..5 --measure monthy", "monthly"),
  ])
  func refusesNonsense(_ options: String, _ says: String) {
    let run = Self.world.run("sweep mine.answers " + options)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(says), "\(run.errors)")
  }
}
