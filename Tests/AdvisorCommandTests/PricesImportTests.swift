import AdvisorCommand
import Foundation
import Testing

/// `advisor prices import`, as whole runs on a hand-made file and the built-in book.
@Suite struct PricesImportTests {
  /// What LiteLLM's file looks like, odd items among the sound ones.
  static let file = """
    {
      "sample_spec": {"mode": "one of: chat, embedding", "input_cost_per_token": 0.0,
        "deprecation_date": "date when the model becomes deprecated"},
      "lab/new": {"mode": "chat", "input_cost_per_token": 1.5e-07, "output_cost_per_token": 6E-7,
        "cache_read_input_token_cost": 1.5e-08, "cache_creation_input_token_cost": 1.875e-07,
        "cache_creation_input_token_cost_above_1hr": 3e-07,
        "input_cost_per_token_batches": 7.5e-08, "output_cost_per_token_batches": 3.6e-07,
        "input_cost_per_token_above_200k_tokens": 3e-07,
        "output_cost_per_token_above_200k_tokens": 9e-07,
        "input_cost_per_token_above_1000k_tokens": 6e-07,
        "max_input_tokens": 10485760, "deprecation_date": "2027-03-01",
        "litellm_provider": "lab", "supports_vision": true,
        "source": "https://lab.example/prices"},
      "gpt-4o": {"mode": "chat", "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1.2e-05,
        "max_input_tokens": 128000},
      "gemini-3.8-flash": {"mode": "chat", "input_cost_per_token": 7.5e-07,
        "output_cost_per_token": 3.75e-06},
      "xai/grok-4.7": {"mode": "chat", "input_cost_per_token": 2e-06, "output_cost_per_token": 7e-06},
      "deep/model": {"mode": "responses", "input_cost_per_token": 2e-05, "output_cost_per_token": 4e-05,
        "cache_creation_input_token_cost": 0.0,
        "off_peak_pricing": {"input_cost_per_token": 1e-05, "output_cost_per_token": 3e-05}},
      "text-embedding-3-small": {"mode": "embedding", "input_cost_per_token": 2e-08,
        "input_cost_per_token_batches": 1e-08, "output_vector_size": 1536},
      "sizeless": {"mode": "embedding", "input_cost_per_token": 2e-08},
      "slipped": {"mode": "embedding", "input_cost_per_token": 0.0001, "output_vector_size": 512},
      "rank": {"mode": "rerank", "input_cost_per_query": 0.0025, "input_cost_per_token": 0.0},
      "rank-tokens": {"mode": "rerank", "input_cost_per_token": 5e-08},
      "rank-free": {"mode": "rerank", "input_cost_per_query": 0},
      "a-list": [], "a-null": null,
      "no-mode": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06},
      "painter": {"mode": "image_generation", "input_cost_per_token": 1e-06},
      "texted": {"mode": "chat", "input_cost_per_token": "1e-06", "output_cost_per_token": 1e-06},
      "nulled": {"mode": "chat", "input_cost_per_token": null, "output_cost_per_token": 1e-06},
      "below": {"mode": "chat", "input_cost_per_token": -1e-06, "output_cost_per_token": 1e-06},
      "typo": {"mode": "chat", "input_cost_per_token": 1e-3, "output_cost_per_token": 1e-06},
      "huge": {"mode": "chat", "input_cost_per_token": 1e300, "output_cost_per_token": 1e-06},
      "free": {"mode": "chat", "input_cost_per_token": 0.0, "output_cost_per_token": 0.0},
      "dear-cache": {"mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
        "cache_read_input_token_cost": 2e-06},
      "GPT-4O": {"mode": "chat", "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
      "ended": {"mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06,
        "deprecation_date": "2026-11-21"},
      "someday": {"mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06,
        "deprecation_date": "soon"},
      "two words": {"mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06}
    }
    """

  static let head =
    "prices import litellm.json --rules small --as-of 2026-11-21 --source litellm-1.109.1"

  /// The small rulebook with a few models, and how files are read as the built-in rules say.
  static func world(_ files: [String: String] = ["litellm.json": file]) throws -> World {
    var world = World.small
    for name in ["imports", "columns"] {
      let text = try ReadmeTests.text("rules/prices/\(name).rules")
      world.files["small/prices/\(name).rules"] = Array(text.utf8)
    }
    world.files["small/prices/models.rules"] = Array(models.utf8)
    world.folders["small"] = world.files.keys.filter { $0.hasPrefix("small/") }
      .map { String($0.dropFirst(6)) }.sorted()
    for (path, text) in files { world.files[path] = Array(text.utf8) }
    return world
  }

  static let models = """
    table api_model gpt-4o
      alias  "openai/gpt-4o"
      tier   mid
      input  $2.5/Mtok
      output $10/Mtok
      source "a list" as of 2026-10-21 seen
      valid  until 2027-01-13
    table api_model grok-4.7
      tier   mid
      input  $2/Mtok
      output $6/Mtok
      source "a list" as of 2026-10-21 seen
    table api_model gemini-3.8-flash
      tier   small
      input  $0.75/Mtok
      output $3.75/Mtok
      source "a list" as of 2026-10-21 seen
      valid  until 2026-12-31
    table api_model gemini-3.8-flash
      tier   small
      input  $1.5/Mtok
      output $7.5/Mtok
      source "a list" as of 2026-10-21 seen
      valid  from 2027-01-01
    """

  static func run(_ line: String = head, _ text: String = file) throws -> Run {
    try world(["litellm.json": text]).run(line)
  }

  static func result(_ run: Run) throws -> [String: Any] {
    let prices = try #require(
      try AnswersTests.json(run)["prices"] as? [String: Any], "\(run.errors)")
    return try #require(prices["import"] as? [String: Any])
  }

  @Test func soundItemsComeOutInOurNotation() throws {
    let run = try Self.run()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        """
        table api_model "lab/new"
          tier     small
          input    $0.15/Mtok
          cached   $0.015/Mtok
          output   $0.6/Mtok
          cache_write 1.25
          cache_write_hour 2
          batch    0.6
          window   count 10485760
          long_above count 200000
          long_input 2
          long_output 1.5
          source   "litellm-1.109.1; https://lab.example/prices" as of 2026-11-21 seen
          valid    until 2027-02-28

        """), "\(run.output)")
    #expect(
      run.output.contains(
        """
        table api_model "deep/model"
          tier     strongest
          input    $20/Mtok
          output   $40/Mtok
          cache_write 1
          off_peak 0.75

        """))
    #expect(
      run.output.contains(
        "table embedding text-embedding-3-small\n  price    $0.02/Mtok\n  batch    0.5\n"
          + "  dimensions count 1536\n"))
    #expect(run.output.contains("table reranker rank\n  search   $0.0025/request\n"))
    #expect(run.output.contains("table reranker rank-tokens\n  tokens   $0.05/Mtok\n"))
  }

  @Test func strangeItemsAreCountedWithTheReason() throws {
    let result = try Self.result(try Self.run(Self.head + " --json"))
    let skipped = try #require(result["skipped"] as? [[String: Any]])
    let reasons = Dictionary(
      uniqueKeysWithValues: skipped.map {
        ($0["reason"] as? String ?? "", $0["names"] as? [String] ?? [])
      })
    #expect(
      reasons == [
        "the file's own sample": ["sample_spec"], "no object": ["a-list", "a-null"],
        "no `mode`": ["no-mode"], "mode image_generation": ["painter"],
        "`input_cost_per_token` is no number": ["texted"], "no input": ["nulled"],
        "`input_cost_per_token` is below 0": ["below"],
        "`input` out of bounds": ["huge", "typo"], "input of 0": ["free"],
        "`price` out of bounds": ["slipped"], "`cached` more than `input`": ["dear-cache"],
        "no dimensions": ["sizeless"], "search and tokens of 0": ["rank-free"],
        "ended before 2026-11-21": ["ended"], "`deprecation_date` is no day": ["someday"],
        "the name was taken before": ["gpt-4o"], "a name that cannot be written": ["two words"],
      ])
    #expect(skipped.allSatisfy { $0["count"] as? Int == ($0["names"] as? [String])?.count })
    let counts = skipped.compactMap { $0["count"] as? Int }
    #expect(counts == counts.sorted(by: >))
    #expect(try Self.run().errors.contains("19 left out:\n  2  no object (a-list, a-null)\n"))
  }

  /// Figures that differ from the book's, the end and the later price that only the book knows.
  @Test func theBookIsHeardToo() throws {
    let line = Self.head + " --only gpt-4o --only gemini* --only xai/* --strip-prefix xai/"
    let text = Self.file.replacingOccurrences(of: "\"GPT-4O\"", with: "\"other\"")
    let run = try Self.run(line, text)
    #expect(run.errors.contains("  gpt-4o: output 12 USD/Mtok, ours 10 (x 1.2)\n"))
    #expect(run.errors.contains("  grok-4.7: output 7 USD/Mtok, ours 6 (x 1.167)\n"))
    #expect(run.errors.contains("3 prices taken: 3 api_model\n1 later price of the book kept\n"))
    #expect(run.output.contains("  tier     mid\n  input    $2.5/Mtok\n"), "its own tier")
    let end = "as of 2026-11-21 seen\n  valid    until 2027-01-13\n"
    #expect(run.output.contains(end), "\(run.output)")
    #expect(run.output.contains("  alias    \"openai/gpt-4o\"\n"), "names in use stay in use")
    #expect(run.output.contains("  input    $1.5/Mtok\n"))
    #expect(run.output.contains("  valid    from 2027-01-01\n"))
    let found = try Self.result(try Self.run(line + " --json", text))["disagreements"]
    let list = try #require(found as? [[String: Any]])
    #expect(list.count == 2)
    let grok = try #require(list.first { $0["name"] as? String == "grok-4.7" })
    #expect(grok["field"] as? String == "output" && grok["ours"] as? String == "6")
    #expect(grok["theirs"] as? String == "7" && grok["ratio"] as? Double == 1.167)
  }

  /// The end that the file names stands, and is a disagreement.
  @Test func anotherEndIsNamed() throws {
    let text = """
      {"gpt-4o": {"mode": "chat", "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05,
        "deprecation_date": "2027-06-01"},
      "gemini-3.8-flash": {"mode": "chat", "input_cost_per_token": 7.5e-07,
        "output_cost_per_token": 3.75e-06, "deprecation_date": "2028-01-01"}}
      """
    let run = try Self.run(Self.head, text)
    #expect(run.output.contains("  valid    until 2027-05-31\n"))
    #expect(run.errors.contains("  gpt-4o: until 2027-05-31, ours 2027-01-13\n"))
    // A price that is known to change ends when it changes.
    #expect(run.output.contains("  valid    until 2026-12-31\n"))
  }

  @Test func whatComesOutCanBeLaidOverTheBook() throws {
    let overlay = try Self.run(Self.head + " --tier mid").output
    let world = try Self.world(["lab.prices": overlay])
    let check = world.run("prices check lab.prices --rules small")
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.hasPrefix("9 prices\nno error"))
    let shown = world.run("prices show lab/new --rules small --prices lab.prices").output
    #expect(shown.contains("tier              mid\n") && shown.contains("batch             0.6\n"))
  }

  /// The built-in book takes an imported model where an answer names it.
  @Test func anAnswerCanNameAnImportedModel() throws {
    let overlay = try Self.run(Self.head + " --only lab/*").output
    let world = World(["lab.prices": overlay, "a.answers": "api_model = LAB/new\nvolume = 5/day\n"])
    let checked = world.run("check a.answers --prices lab.prices")
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(world.run("check a.answers").status == 2)
  }

  @Test(arguments: [
    ("prices import litellm.json", 64, "C105", "--as-of is missing"),
    ("prices import litellm.json --as-of yesterday", 64, "C104", "2026-11-21"),
    ("prices import litellm.json --as-of 2026-11-21 --tier smal", 64, "C104", "`small`"),
    ("prices import litellm.json --as-of 2026-11-21 --only nothing", 2, "P302", "--only"),
    ("prices import nowhere.json --as-of 2026-11-21", 1, "C201", "nowhere.json"),
    ("prices import broken.json --as-of 2026-11-21", 2, "P301", "broken.json:1:9"),
    ("prices import list.json --as-of 2026-11-21", 2, "P301", "no object"),
    ("prices import empty.json --as-of 2026-11-21", 2, "P301", "ends too early"),
  ])
  func mistakesAreNamed(_ line: String, _ status: Int32, _ code: String, _ hint: String) throws {
    let world = try Self.world([
      "litellm.json": Self.file, "broken.json": "{\"a\": 1 2}", "list.json": "[]", "empty.json": "",
    ])
    let line = line + " --rules small"
    let run = world.run(line)
    #expect(run.status == status)
    #expect(run.errors.contains("[\(code)]") && run.errors.contains(hint), "\(run.errors)")
    #expect(run.output.isEmpty)
    let json = try AnswersTests.json(world.run(line + " --json"))
    #expect(json["prices"] is NSNull)
  }

  @Test func bytesOfAnyKindDoNotCrash() throws {
    var world = try Self.world()
    let bytes = Array("{\"m\":{\"mode\":\"chat\",\"input_cost_per_token\":1e-06}}".utf8)
    for place in bytes.indices {
      for byte: UInt8 in [0, 45, 57, 101, 123, 255] {
        var changed = bytes
        changed[place] = byte
        world.files["f"] = changed
        let run = world.run("prices import f --as-of 2026-11-21 --rules small")
        // Nothing is complete without the price of the output.
        #expect(run.status == 2)
      }
    }
  }
}
