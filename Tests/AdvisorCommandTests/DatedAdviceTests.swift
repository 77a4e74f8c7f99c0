import AdvisorCommand
import Foundation
import Testing

/// What a report says of prices that have ended, as whole runs on the built-in book.
@Suite struct DatedAdviceTests {
  static let answers = """
    task_type     = chat
    volume        = 10k/month
    api_model     = gpt-4o
    latency       = offline
    privacy       = anywhere
    horizon       = 12 months
    input_tokens  = 1000
    output_tokens = 300
    examples      = 20
    in_use        = prompt
    """

  @Test func anEntryThatHasEndedIsNamedWithItsDate() throws {
    let world = World(["a.answers": Self.answers])
    let run = world.run("recommend a.answers --as-of 2027-02-01")
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "a.answers:3:17: warning[A117]: `gpt-4o` cannot be had on 2027-02-01: until 2027-01-13; "
          + "priced with `claude-sonnet-5-5` instead"), "\(run.errors)")
    #expect(run.output.contains("Cost (USD, prices as of 2027-02-01)"))
    let words = run.output.split(separator: "\n").joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(
      words.contains(
        "gpt-4o cannot be had on the day (until 2027-01-13); priced with claude-sonnet-5-5 instead")
    )
    #expect(words.contains("calls to a provider are priced as a batch"))
    #expect(words.contains("prices as of 2027-02-01, from a book as of 2026-11-21; oldest used"))
  }

  @Test func jsonSaysTheAgeOfPricesAndWhatEnds() throws {
    let world = World(["a.answers": Self.answers])
    let document = try AnswersTests.json(world.run("recommend a.answers --json"))
    let cost = try #require(document["cost"] as? [String: Any])
    let age = try #require(cost["price_age"] as? [String: Any])
    #expect(age["as_of"] as? String == "2026-11-21")
    let days = try #require(age["days"] as? Int)
    #expect(days > 0)
    #expect(age["oldest_name"] is String && age["oldest"] is String)
    let remarks = try #require(cost["remarks"] as? [[String: Any]])
    let ends = try #require(remarks.first { $0["kind"] as? String == "ends" })
    #expect(ends["entry"] as? String == "gpt-4o" && ends["until"] as? String == "2027-01-13")
    #expect(remarks.contains { $0["kind"] as? String == "note" })
    let codes = (document["diagnostics"] as? [[String: Any]] ?? []).map { $0["code"] as? String }
    #expect(!codes.contains("A117"))
  }
}
