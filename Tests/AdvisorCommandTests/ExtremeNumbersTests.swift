import DecisionModel
import Foundation
import Notation
import Testing

@testable import AdvisorCommand

/// Numbers at the ends of what questions and calculators take: every one is read, counted with and
/// printed, none traps, and what comes out is finite.
@Suite struct ExtremeNumbersTests {
  /// Answers to every question of some rules, numbers at an end of their range or over all of it.
  struct Case: CustomTestStringConvertible, Sendable {
    enum End: Sendable {
      case least, most, whole
      case drawn(UInt64)
    }

    var testDescription: String
    var end: End

    init(_ end: End) {
      self.end = end
      testDescription = "\(end)"
    }

    func text(_ rules: RuleSet) -> String {
      var random = SplitMix64(seed: 11)
      if case .drawn(let seed) = end { random = SplitMix64(seed: seed) }
      return rules.facts.filter { $0.role == .asked }.compactMap { fact in
        value(fact.type, &random).map { "\(fact.key) = \($0)\n" }
      }.joined()
    }

    private func value(_ type: FactType, _ random: inout SplitMix64) -> String? {
      switch type {
      case .number(_, let range):
        let least = range.low.canonical
        let most = range.high.canonical
        switch end {
        case .least: return least
        case .most: return most
        case .whole: return "\(least)..\(most)"
        case .drawn:
          // Some questions stay open, and some numbers are the smallest that can be written.
          let smallest = max(range.low, Quantity(micros: 1)).canonical
          return [least, most, "\(least)..\(most)", smallest, nil].randomElement(using: &random)
            ?? nil
        }
      case .choice(let options), .set(let options):
        return options.randomElement(using: &random)?.name.rawValue
      case .techniques, .name: return nil
      }
    }
  }

  private static func builtIn() throws -> RuleSet {
    try LoadedRules.read(RuleLibrary.embedded(), packs: nil).ruleSet
  }

  /// Runs a command; its JSON parses, which no infinite number would, and says how it went.
  @discardableResult
  private static func run(_ line: String, _ world: World) throws -> [String: Any] {
    let run = world.run(line + " --json")
    #expect(run.status == 0, "\(line): \(run.errors.prefix(2_000))")
    let document = try AnswersTests.json(run)
    #expect(document["exit_code"] as? Int == Int(run.status))
    try expectOrder(document, line)
    return document
  }

  /// Amounts are in order wherever they stand.
  private static func expectOrder(_ value: Any, _ line: String) throws {
    if let list = value as? [Any] {
      for one in list { try expectOrder(one, line) }
    } else if let object = value as? [String: Any] {
      let ends = ["least", "low", "likely", "high", "most"].compactMap { object[$0] as? Double }
      if ends.count == 5 {
        #expect(ends == ends.sorted() && ends.allSatisfy(\.isFinite), "\(line): \(ends)")
      }
      for one in object.values { try expectOrder(one, line) }
    }
  }

  @Test(arguments: [
    ("recommend a", Case(.most)), ("cost a --full", Case(.least)), ("cost a --full", Case(.most)),
    ("cost a", Case(.whole)), ("cost a --full", Case(.drawn(1))),
    ("sweep a --vary volume=0..100B --steps 2", Case(.most)),
  ])
  func theRulesInTheProgramTakeThem(line: String, one: Case) throws {
    try Self.run(line, World(["a": one.text(Self.builtIn())]))
  }

  @Test(arguments: [
    "memory --parameters 1000000B --layers 4096 --width 1M --kv-heads 4096 --head-size 1M",
    "memory --model llama2-7b --sequence 1 --micro-batch 1 --rank 1",
    "memory --model llama2-7b --sequence 1B --micro-batch 4096 --rank 1M --gpus 4096",
    "training --model llama2-7b --examples 1B --tokens 1M --epochs 100 --gpus 4096",
    "training --model llama2-7b --examples 0.000001 --tokens 1 --gpu-price $0.000001/h",
    "serving --model llama2-7b --input 1B --output 1B --rate 100B --gpu-price $1M/h",
    "serving --model llama2-7b --input 0.000001 --output 0.000001 --rate 0.000001",
    "api --input 100B --output 100B --volume 100B", "api --input 0 --output 0 --volume 0",
    "rag --corpus-tokens 1000B --chunk 1 --overlap 99% --volume 100B --retrieved 1M",
  ])
  func theCalculatorsTakeThemOrSayWhyNot(line: String) throws {
    let run = World([:]).run("estimate \(line) --json")
    #expect([0, 2].contains(run.status), "\(run.errors.prefix(2_000))")
    let document = try AnswersTests.json(run)
    try Self.expectOrder(document, line)
    #expect(run.status == 0 || run.errors.contains("error["))
  }

  @Test(arguments: 0..<20)
  func everyCommandTakesThem(seed: Int) throws {
    var world = World.small
    let rules = try LoadedRules.read(
      RuleLibrary(
        files: SmallRules.files.map { SourceText(path: $0.key, text: $0.value) }.sorted {
          $0.path < $1.path
        }), packs: nil
    ).ruleSet
    world.files["a"] = Array(Case(.drawn(UInt64(seed))).text(rules).utf8) + Array("x.id = 1\n".utf8)
    for command in [
      "recommend a", "cost a", "flips a", "why a", "why-not a lora", "what-if a --set speed=1ms",
      "sweep a --vary speed=1..86400000 --steps 5", "compare a good.conf",
    ] {
      let run = world.run("\(command) --rules small --json")
      #expect([0, 2].contains(run.status), "\(command): \(run.errors.prefix(1_000))")
      try Self.expectOrder(AnswersTests.json(run), command)
    }
  }
}
