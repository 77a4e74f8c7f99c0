import Foundation

@testable import AdvisorCommand

/// Where the examples of the help and of the README run: what help shows works as it stands.
///
/// Examples that decide go by a rulebook of a page that knows the keys they name, since the built-in one
/// takes seconds for each in a debug build; what reads prices goes by the built-in book.
enum ExampleWorld {
  private static let more = """

    claim book-04
      section "Four"
      kind rule_for
      says "Ask well, and show examples."
      about examples
      for any
    technique few_shot "few-shot prompting"
      slot behavior
      requires prompt
      summary "show examples"
      no cost because "a test"
    step few_shot "Show examples"
      do "add 3 examples"
      stop "it meets the target"
      effort 1..2..3 d
      cites book-04
    rule examples-are-shown
      group data
      when examples >= 3
      supports few_shot weakly
      because "a few examples are there"
      cites book-04
    rule a-prompt-does
      group effort
      when examples < 3
      supports prompt weakly
      because "there is nothing to show"
      cites book-04
    step evaluation "Build the evaluation set"
      done when examples >= 1M
      do "hold out 20 inputs"
      stop "they are scored"
      effort 1..2..3 d
      cites book-04
    fact volume rate 0..10B
      ask "How many requests are there?"
      example "10k/month"
      topic traffic
    fact input_tokens count 1..10M
      ask "How long is a prompt?"
      example "1000"
      topic traffic
    fact privacy one of
      ask "Where may the data go?"
      example "anywhere"
      topic task
      value anywhere "anywhere" weight 1
      value own_servers_only "nowhere but our own servers" weight 1
    fact ml_skill one of
      ask "Who can train a model?"
      example "some"
      topic task
      value none "nobody" weight 1
      value some "somebody" weight 1
    """

  /// Answers, saved results, prices and rules, by the names that examples use.
  static let world: World = {
    var world = World()
    for folder in ["small", "my-rules", "old", "new"] {
      for (path, text) in SmallRules.files {
        // A citation that holds, so that `rules check` has nothing to say against the whole.
        let step = "step prompt \"Write a prompt\"\n"
        let parts = text.components(separatedBy: step)
        let cited = parts.dropFirst().map { part in
          part.replacing("cites book-01", with: "cites book-04", maxReplacements: 1)
        }
        let whole =
          ([parts[0]] + cited).joined(separator: step) + (path == "base.rules" ? more : "")
        world.files["\(folder)/\(path)"] = Array(whole.utf8)
      }
      world.folders[folder] = SmallRules.files.keys.sorted()
    }
    world.folders["my-cases"] = ["one.answers"]
    let answers = "examples = 500\nfacts_needed = yes\nvolume = 10k/month\n"
    for name in ["my", "mine", "chat", "mail", "a", "b", "c"] {
      world.files["\(name).answers"] = Array(answers.utf8)
    }
    world.files["my-cases/one.answers"] = Array((answers + "expect.includes = rag\n").utf8)
    world.files["cases.jsonl"] = Array(
      "{\"id\": 1, \"examples\": 500}\n{\"id\": 2, \"examples\": 3}\n".utf8)
    world.input = Array("{\"examples\": 500, \"facts_needed\": true}\n".utf8)
    world.files["gpt.prices"] = Array(
      """
      input training_price money = $150
        says "one training"
        source "an offer" as of 2026-11-01 seen

      """.utf8)
    let saved = world.run("recommend my.answers --rules small --json").output
    for name in ["old.json", "saved.json"] { world.files[name] = Array(saved.utf8) }
    world.files["litellm.json"] = Array(
      #"{"gpt-6-new": {"mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06}}"#
        .utf8)
    return world
  }()

  /// The words of a line as a shell takes them, without what it would redirect or say beside.
  private static func words(_ line: String) -> [String] {
    let words = line.split(separator: " ").map(String.init)
    return words.prefix { ![">", "|", "#"].contains($0) }.dropFirst().map {
      $0.replacing("'", with: "")
    }
  }

  /// Runs an example; tells whether it may fail, as one with a gate may.
  static func run(_ line: String) throws -> (run: Run, isGate: Bool) {
    var words = words(line)
    let invocation = try ArgumentParser(commands: CommandTable.all).parse(words)
    let command = invocation.command
    let usesBook = ["prices", "estimate"].contains(command.words.first)
    let takesRules = command.allOptions.contains { $0.name == OptionSpec.rules.name }
    if takesRules, !usesBook, !invocation.has(OptionSpec.rules) {
      words += ["--rules", "small"]
    }
    var world = world
    if line.contains("mine.prices") || line.contains("--prices gpt.prices"), usesBook {
      world.files["mine.prices"] = world.files["gpt.prices"]
    }
    if command.name == "rules eject" {
      world.folders["my-rules"] = nil
      world.files = world.files.filter { !$0.key.hasPrefix("my-rules/") }
    }
    return (world.run(words), words.contains("--fail-on") || words.contains("--min"))
  }
}
