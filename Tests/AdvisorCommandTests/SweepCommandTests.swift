import AdvisorCommand
import DecisionModel
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

  /// What is blocked is priced and marked, but nothing is said to be cheapest that cannot be taken.
  @Test func blockedTechniquesAreMarked() throws {
    let line =
      "sweep mine.answers --set task_type=chat --vary volume=10k/month..10M/month --steps 3"
    let sweep = try #require(
      try AnswersTests.json(Self.world.run(line + " --json"))["sweep"] as? [String: Any])
    let steps = try #require(sweep["steps"] as? [[String: Any]])
    for step in steps {
      let blocked = try #require(step["blocked"] as? [String])
      #expect(blocked.contains("classic_nlp"))
      #expect(!blocked.contains(try #require(step["cheapest"] as? String)))
    }
    let text = Self.world.run(line)
    #expect(!text.output.contains("a classic NLP model"), "\(text.output)")
    #expect(text.output.contains("with what is blocked throughout; see --json"))
    let asked = Self.world.run(line + " --technique classic_nlp --technique prompt")
    #expect(asked.output.contains("a classic NLP model, blocked"), "\(asked.output)")
    #expect(asked.lines.contains { $0.hasPrefix("10,000,000") && $0.contains("x") })
    let table = Self.world.run(line + " --format csv").lines.map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(table.contains { $0.contains("classic_nlp") && $0.last == "yes" })
  }

  /// Along the range, those of what is shown among the others.
  @Test func crossoversAreReadInOrder() {
    let run = Self.world.run("sweep mine.answers --vary volume=10k/month..10M/month --steps 3")
    let lines = run.lines.drop { $0 != "Crossovers" }.prefix { $0 != "Destination" }
    let values = lines.filter { $0.hasPrefix("  from ") }.compactMap { line in
      line.split(separator: " ").dropFirst(2).first.flatMap { Int($0.replacing(",", with: "")) }
    }
    #expect(values.count > 1)
    #expect(values == values.sorted())
  }

  /// A move from one model behind an API to another: hours to earn back, and a price a request each.
  struct Move: Sendable, CustomTestStringConvertible {
    var hours: Int
    var rate: Int
    var input: Int
    var output: Int
    /// Cents for a million tokens.
    var dear: (input: Int, output: Int)
    var cheap: (input: Int, output: Int)

    var testDescription: String { "\(hours) h at $\(rate), \(input)+\(output) tokens" }

    /// The first volume at which a year of the cheaper model has earned the move back, in whole numbers:
    /// requests x months x hundredths of a millionth of a dollar against dollars.
    var volume: Int {
      let saving =
        input * (dear.input - cheap.input) + output * (dear.output - cheap.output)
      let earned = 12 * saving
      let cost = hours * rate * 100_000_000
      return (cost + earned - 1) / earned
    }

    var files: [String: String] {
      func model(_ name: String, _ price: (input: Int, output: Int)) -> String {
        """
        table api_model \(name)
          tier   mid
          input  $\(price.input / 100).\(price.input % 100 / 10)\(price.input % 10)/Mtok
          output $\(price.output / 100).\(price.output % 100 / 10)\(price.output % 10)/Mtok
          window count 1_000_000
          source "a test" as of 2026-11-01 seen
        """
      }
      return [
        "own.rules": """
        \(model("dear", dear))
        \(model("cheap", cheap))
        choose small from api_model
          is cheap otherwise
        input swap_hours labor = \(hours) h
          says   "moving the prompt"
          source "a test" as of 2026-11-01 seen

        """,
        "mine.answers": """
        in_use = prompt
        api_model = dear
        privacy = anywhere
        latency = interactive
        hourly_rate = $\(rate)/h
        input_tokens = \(input)
        fixed_prompt_tokens = 0
        output_tokens = \(output)
        thinking_tokens = 0
        horizon = 12 months

        """,
      ]
    }
  }

  static let moves: [Move] = {
    var stream = SplitMix64(seed: 11)
    func pick(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(stream.next() % UInt64(range.count))
    }
    return (0..<6).map { _ in
      let cheap = (input: pick(1...90), output: pick(1...400))
      return Move(
        hours: pick(1...90), rate: pick(20...200), input: pick(50...9_000),
        output: pick(5...900), dear: (cheap.input + pick(1...400), cheap.output + pick(0...900)),
        cheap: cheap)
    }
  }()

  /// Against figures that the test works out by itself, to the request.
  @Test(arguments: moves) func findsTheClosedForm(_ move: Move) throws {
    let run = World(move.files).run(
      "sweep mine.answers --prices own.rules --vary volume=1/month..10M/month --steps 2 --json")
    #expect(run.status == 0, "\(run.errors)")
    let sweep = try #require(try AnswersTests.json(run)["sweep"] as? [String: Any])
    let crossovers = try #require(sweep["crossovers"] as? [[String: Any]])
    let found = crossovers.filter {
      $0["from"] as? String == "prompt" && $0["to"] as? String == "smaller_model"
    }
    #expect(found.compactMap { $0["at"] as? Int } == [move.volume])
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
