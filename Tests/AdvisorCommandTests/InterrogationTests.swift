import Foundation
import Testing

@testable import AdvisorCommand

/// Questions about an advice: why, why not, and what would flip it.
@Suite struct InterrogationTests {
  @Test(arguments: [
    (
      "why --rules small good.conf",
      [
        "LoRA: recommended, score 5", "+5   there is enough to learn from", "[book-01]",
        "good.conf:1",
      ]
    ),
    ("why --rules small good.conf --short", ["LoRA: recommended, score 5; + there is enough"]),
    (
      "why --rules small good.conf lora --full",
      ["not firing", "too few", "not so: examples < 50 (examples is 500)"]
    ),
    ("why --rules small good.conf Retrieval", ["retrieval: recommended", "facts are looked up"]),
    (
      "why --rules small good.conf lora --not prompt",
      ["LoRA and not prompting", "LoRA leads by 5", "+5 / 0"]
    ),
    (
      "why --rules small good.conf prompt --not lora",
      ["prompting and not LoRA", "it is LoRA that is recommended", "0 / +5"]
    ),
    (
      "why-not --rules small good.conf lora --set examples=20",
      ["LoRA: blocked", "until there are 50", "examples = 200 (now 20)"]
    ),
    ("why-not --rules small good.conf prompt", ["LoRA and not prompting", "leads by 5"]),
    (
      "flips --rules small good.conf",
      ["examples = 199 (now 500)", "facts_needed = no (now yes)", "To get to", "prompting"]
    ),
    ("flips --rules small good.conf prompt --depth 1", ["none found within 1 answer"]),
    ("flips --rules small good.conf lora", ["it is in the destination"]),
  ]) func answers(line: String, parts: [String]) {
    let run = World.small.run(line)
    #expect(run.status == 0, "\(run.errors)")
    let flat = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in parts {
      let wanted = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(flat.contains(wanted), "\(part)\n\(run.output)")
    }
  }

  /// What a gate does stands before its reason in words, of one that acts and of one that could.
  @Test(arguments: [
    ("why-not --rules small good.conf lora --set examples=40", "  ruled out: too few\n"),
    ("why --rules small good.conf lora --full", "  would rule it out: too few\n"),
  ])
  func gatesSayWhatTheyDo(line: String, shown: String) {
    let run = World.small.run(line)
    #expect(run.output.contains(shown), "\(run.output)")
  }

  @Test(arguments: [
    ("why --rules small good.conf nope", Int32(64), "techniques: prompt"),
    ("why --rules small good.conf lroa", 64, "did you mean `lora`"),
    ("why --rules small good.conf lora --short --full", 64, "don't go together"),
    ("why-not --rules small good.conf", 64, "is missing"),
    ("why --rules small good.conf --set exmples=1", 2, "unknown key `exmples`"),
    ("flips --rules small good.conf --depth 9", 64, "`9` is no value of `--depth`"),
    ("why --rules small missing.conf", 1, "no such file"),
    ("flips --rules small examples=4", 1, "an answer is given as `--set examples=4`"),
  ]) func refuses(line: String, status: Int32, message: String) {
    let run = World.small.run(line)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ("why", "why --rules small good.conf"), ("why_not", "why-not --rules small good.conf prompt"),
    ("flips", "flips --rules small good.conf"),
  ]) func theMemberIsNamedForTheCommand(member: String, line: String) throws {
    let good = try AnswersTests.json(World.small.run(line + " --json"))
    #expect(good[member] != nil && !(good[member] is NSNull))
    let bad = try AnswersTests.json(World.small.run(line + " --set nope=1 --json"))
    #expect(bad["status"] as? String == "error")
    #expect(bad[member] is NSNull)
  }

  /// Every flip that is printed leads where it says, run as answers of its own.
  @Test func printedFlipsAreReal() throws {
    let run = World.small.run("flips --rules small good.conf --json")
    let flips = try #require(AnswersTests.json(run)["flips"] as? [[String: Any]])
    #expect(flips.count >= 2)
    for flip in flips {
      let key = try #require(flip["key"] as? String)
      let value = flip["to"].map { $0 as? Bool == false && key == "facts_needed" ? "no" : "\($0)" }
      guard (flip["with"] as? [Any])?.isEmpty == true else { continue }
      let again = World.small.run(
        "recommend --rules small good.conf --set \(key)=\(value ?? "") --get "
          + "recommendation.destination")
      let names = again.output.trimmingCharacters(in: .newlines).split(separator: ",")
      #expect(names.map(String.init) == flip["destination"] as? [String])
    }
  }

  /// That one could have the technique already is no way to it.
  @Test func aTechniqueInUseLeadsNobodyToIt() throws {
    let world = World([
      "mine.answers": """
      task_type = chat
      task_breadth = one
      in_use = prompt
      tried = prompt, few_shot
      prompt_result = close
      model_tier = strongest
      knowledge_need = none
      examples = 200
      volume = 10k/month

      """
    ])
    let run = world.run("flips mine.answers stronger_model --json")
    let flips = try #require(try AnswersTests.json(run)["flips"] as? [[String: Any]])
    #expect(!flips.isEmpty)
    for flip in flips {
      let with = try #require(flip["with"] as? [[String: Any]])
      let keys = ([flip] + with).compactMap { $0["key"] as? String }
      #expect(!keys.contains("in_use"), "\(keys)")
      #expect((flip["destination"] as? [String])?.contains("stronger_model") == true)
    }
    // As one change among all it is told: today's version is part of the use case.
    let all = try #require(
      try AnswersTests.json(world.run("flips mine.answers --json"))["flips"] as? [[String: Any]])
    #expect(all.contains { $0["key"] as? String == "in_use" })
  }

  /// Nobody gets to a tuned version by having measured one that was never tried.
  @Test func answersThatHardlyOccurTogetherLeadNobody() throws {
    let world = World([
      "mine.answers": """
      task_type = chat
      task_breadth = one
      in_use = prompt
      tried = prompt
      tuned_result = none
      prompt_result = close
      failure_mode = tone
      tone_need = strict
      knowledge_need = none
      examples = 40
      volume = 10k/month

      """
    ])
    let flips = try #require(
      try AnswersTests.json(world.run("flips mine.answers lora --json"))["flips"]
        as? [[String: Any]])
    #expect(!flips.isEmpty)
    for flip in flips {
      let with = try #require(flip["with"] as? [[String: Any]])
      let keys = ([flip] + with).compactMap { $0["key"] as? String }
      #expect(!keys.contains("tuned_result") || keys.contains("tried"), "\(keys)")
    }
  }
}
