import Foundation
import Testing

@testable import AdvisorCommand

/// `advisor estimate`: calculators that the rule files declare.
@Suite struct EstimateTests {
  private static func estimate(_ line: String) -> Run { World([:]).run("estimate " + line) }

  private static func amount(_ name: String, _ line: String) throws -> Double {
    let run = estimate(line + " --json")
    #expect(run.status == 0, "\(run.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let estimate = try #require(document?["estimate"] as? [String: Any])
    let amount = try #require(estimate[name] as? [String: Any])
    return try #require(amount["likely"] as? Double)
  }

  @Test func everyCalculatorIsListed() {
    let run = World([:]).run("estimate")
    #expect(run.status == 0)
    for name in ["memory", "training"] { #expect(run.output.contains(name)) }
    #expect(run.output.contains("--micro-batch"))
  }

  @Test func whatIsAskedForTakesThePlaceOfTheBook() throws {
    let narrow = try Self.amount("memory_gb", "memory --model llama2-7b --rank 8")
    let wide = try Self.amount("memory_gb", "memory --model llama2-7b --rank 256")
    let quantised = try Self.amount("memory_gb", "memory --model LLAMA2-7B --method qlora")
    #expect(narrow < wide)
    #expect(quantised < narrow / 1.5)
    // Twice the price is twice the cost, whatever the hours.
    let cheap = try Self.amount("usd", "training --gpu a100 --gpus 1 --gpu-price $1/h")
    let dear = try Self.amount("usd", "training --gpu A100-80 --gpus 1 --gpu-price $2/h")
    #expect(abs(dear / cheap - 2) < 0.001)
  }

  @Test func aModelOfOnesOwnIsDescribed() throws {
    let own = try Self.amount(
      "memory_gb",
      "memory --parameters 8.03B --layers 32 --width 4096 --kv-heads 8 --head-size 128 "
        + "--vocabulary 128256")
    #expect(try abs(own / Self.amount("memory_gb", "memory --model llama3.1-8b") - 1) < 0.01)
  }

  @Test func everyNumberSaysWhereItComesFrom() throws {
    let run = Self.estimate("training --model llama3.1-8b --gpu l4 --json")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let estimate = try #require(document?["estimate"] as? [String: Any])
    let assumptions = try #require(estimate["assumptions"] as? [[String: Any]])
    #expect(assumptions.count > 10)
    for item in assumptions {
      let source = item["source"] as? String ?? ""
      #expect(!source.isEmpty || item["basis"] as? String == "default", "\(item)")
    }
    #expect(assumptions.contains { $0["option"] as? String == "--gpu" })
  }

  @Test(arguments: [
    ("memory --model nope", "no `nope`", Int32(2)), ("memory --rank x", "--rank x", 2),
    ("memory --rank -4", "--rank", 2), ("memory --gpus 0", "whole number", 2),
    ("memory --gpus 1.5", "whole number", 2), ("memory --rank nan", "--rank", 2),
    ("memory --parameters 8B", "--layers", 2), ("memory --modl x", "did you mean `--model`", 64),
    ("memry", "did you mean `memory`", 64), ("memory extra", "unexpected argument", 64),
    ("--model llama2-7b", "calculator", 64), ("memory --model", "needs a value", 64),
    ("memory --rank 1 --rank 2", "twice", 64), ("memory --rank x --gpus 0", "--gpus", 2),
  ]) func nonsenseIsRefused(line: String, message: String, status: Int32) {
    let run = Self.estimate(line)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func withoutAnEntryThereIsAnErrorAndNoZero() {
    var world = World(["own.rules": "table gpu nothing\n  memory 1 GB\n  source \"a test\" seen\n"])
    world.environment = [:]
    let run = world.run("estimate training --gpu nothing --prices own.rules")
    #expect(run.status == 2)
    #expect(run.errors.contains("nothing"))
  }

  @Test func aNarrowTerminalIsEnough() {
    var world = World([:])
    world.environment = ["COLUMNS": "40"]
    for line in world.run("estimate memory").lines { #expect(line.count <= 40) }
  }
}

/// What calculators are asked on the command line, and senseless questions.
@Suite struct EstimateFlagTests {
  @Test func outputIsANumberOfTokensAndNoFile() throws {
    let short = World([:]).run(
      "estimate serving --model llama3.1-8b --gpu l4 --input 1000 --output 30 --rate 5/s --json")
    let long = World([:]).run(
      "estimate serving --model llama3.1-8b --gpu l4 --input 1000 --output 300 --rate 5/s --json")
    #expect(short.status == 0 && long.status == 0, "\(long.errors)")
    #expect(short.written.isEmpty && long.written.isEmpty)
    #expect(!short.output.isEmpty && short.output != long.output)
    let file = World([:]).run("estimate api --output 30 -o result.txt")
    #expect(file.written["result.txt"]?.contains("usd_per_request") == true)
  }

  @Test(arguments: [
    "rag --chunk 100 --overlap 200", "rag --chunk 0", "rag --corpus-tokens 0",
    "training --examples 0", "training --tokens 0", "training --epochs 0", "serving --rate 0/s",
    "serving --concurrency 0", "api --input 0 --output 0", "api --volume 1000000000000000",
    "training --gpu-price -1", "memory --layers 0 --parameters 8B",
  ]) func nothingComesOfNothing(line: String) {
    let run = World([:]).run("estimate " + line)
    #expect(run.status == 2, "\(run.output)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func whatNobodyGaveIsADefault() throws {
    let run = World([:]).run("estimate api --input 500 --json")
    let document = try AnswersTests.json(run)
    let estimate = try #require(document["estimate"] as? [String: Any])
    let items = try #require(estimate["assumptions"] as? [[String: Any]])
    func basis(_ option: String) -> String? {
      items.first { $0["option"] as? String == option }?["basis"] as? String
    }
    #expect(basis("--input") == "answered")
    #expect(basis("--output") == "default")
  }
}
