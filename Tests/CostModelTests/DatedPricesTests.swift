import CostModel
import DecisionModel
import Notation
import Testing

/// Which price holds on a day, what is said of it, and how old it is.
@Suite struct DatedPricesTests {
  static let workload = [
    "volume": "10000/month", "input_tokens": "1000", "output_tokens": "300",
    "fixed_prompt_tokens": "0", "thinking_tokens": "0", "privacy": "anywhere", "horizon": "360",
    "api_model": "gpt-4o", "latency": "interactive",
  ]

  static func estimator(_ day: String? = nil, _ overlay: String = "") -> Estimator {
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: overlay)], RuleFiles.ruleSet, over: RuleFiles.prices.book)
    #expect(reading.diagnostics == [])
    return Estimator(
      reading.book, RuleFiles.ruleSet, asOf: day.flatMap { Day($0) }, draws: 20)
  }

  static func calls(_ estimator: Estimator, _ changes: [String: String] = [:]) throws -> Double {
    let facts = RuleFiles.facts(workload.merging(changes) { $1 })
    let bill = estimator.estimate(["prompt"], for: facts)
    return try #require(bill.lines.first { $0.id == "calls" }?.value.amount).likely.double
  }

  @Test(arguments: [("2026-11", true), ("2027-01-13", true), ("2027-01-14", false)])
  func monthStandsForAllOfItsDays(_ day: String, _ isValid: Bool) {
    var entry = PriceBook.Entry(table: "t", name: "n")
    entry.validFrom = Day("2026-11-01")
    entry.validUntil = Day("2027-01-13")
    #expect(entry.isValid(on: Day(day)) == isValid)
    entry.validUntil = Day("2026-11")
    #expect(entry.isValid(on: Day("2026-11-30")))
    #expect(!entry.isValid(on: Day("2026-12-01")))
  }

  @Test func ofSeveralThatAreGoneTheLastOneIsNamed() {
    var book = PriceBook()
    for (from, until) in [("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")] {
      var entry = PriceBook.Entry(table: "t", name: "n")
      entry.validFrom = Day(from)
      entry.validUntil = Day(until)
      book.entries.append(entry)
    }
    #expect(book.entry("N", in: "t", on: Day("2026-02-01"))?.validFrom == Day("2026-01-01"))
    #expect(book.entry("n", in: "t", on: Day("2027-01-01"))?.validFrom == Day("2026-04-01"))
  }

  /// An alias stands for its entry until an overlay declares one of that name.
  @Test func answersMayNameAnAlias() throws {
    let alias = ["api_model": "OpenAI/gpt-4o"]
    #expect(try Self.calls(Self.estimator(), alias) == 0.0055)
    let own = """
      table api_model "openai/gpt-4o"
        tier   mid
        input  $5/Mtok
        output $20/Mtok
        source "mine" as of 2026-11-21 seen
      """
    #expect(try Self.calls(Self.estimator(nil, own), alias) == 0.011)
    #expect(try Self.calls(Self.estimator(nil, own)) == 0.0055)
  }

  /// 1,000 tokens in and 300 out at 2.50 and 10 dollars a million.
  @Test func batchIsPricedWhereNobodyWaits() throws {
    #expect(try Self.calls(Self.estimator()) == 0.0055)
    #expect(try Self.calls(Self.estimator(), ["latency": "offline"]) == 0.00275)
    // No batch at that provider, and none on machines of one's own.
    let model = ["api_model": "mistral-large-4"]
    let dear = try Self.calls(Self.estimator(), model)
    #expect(dear == 0.00133)
    #expect(try Self.calls(Self.estimator(), model.merging(["latency": "offline"]) { $1 }) == dear)
  }

  /// 1,000 tokens at 1.32 and 300 at 3.96, of which all or half are sent at half the price.
  @Test func offPeakPricesCountByTheirShare() throws {
    let facts = RuleFiles.facts(Self.workload.merging(["api_model": "deepseek-v4-pro"]) { $1 })
    let bill = Self.estimator().estimate(["prompt"], for: facts)
    let calls = try #require(bill.lines.first { $0.id == "calls" }?.value.amount)
    #expect(calls.least.canonical == "0.001254" && calls.most.canonical == "0.001881")
  }

  @Test func batchIsSaidToBeAssumed() throws {
    for (latency, isSaid) in [("offline", true), ("realtime", false)] {
      let facts = RuleFiles.facts(Self.workload.merging(["latency": latency]) { $1 })
      let estimator = Self.estimator()
      let bill = estimator.estimate(["prompt"], for: facts)
      let remarks = estimator.estimates(for: facts).remarks(on: [bill], book: estimator.book)
      let notes = remarks.filter { remark in
        if case .note(_, "batch", let text) = remark { return text.contains("batch") }
        return false
      }
      #expect(notes.count == (isSaid ? 1 : 0))
    }
  }

  @Test func whatEndsWithinTheHorizonIsSaid() throws {
    for (model, months, end, follows) in [
      ("gpt-4o", "360", "2027-01-13", false), ("gpt-4o", "30", nil, false),
      ("gemini-3.8-flash", "360", "2026-12-31", true), ("grok-4.7", "360", nil, false),
    ] {
      let facts = RuleFiles.facts(
        Self.workload.merging(["api_model": model, "horizon": months]) { $1 })
      let estimator = Self.estimator()
      let bill = estimator.estimate(["prompt"], for: facts)
      let ends = estimator.estimates(for: facts).remarks(on: [bill], book: estimator.book)
        .compactMap { remark -> (Day, Bool)? in
          guard case .ends(_, model, let until, let next) = remark else { return nil }
          return (until, next != nil)
        }
      #expect(ends.first?.0.canonical == end, "\(model)")
      #expect(ends.first?.1 ?? false == follows, "\(model)")
    }
  }

  /// A tuned model in use is billed by other numbers than those of the model that was named for it.
  @Test func whatAnAnswerNamesIsSaidToEndWhateverIsBilled() {
    let facts = RuleFiles.facts(Self.workload.merging(["api_model": "gpt-4.1-mini"]) { $1 })
    let estimator = Self.estimator()
    let bill = estimator.estimate(["classic_nlp"], for: facts)
    let remarks = { (named: [PriceBook.Entry]) in
      estimator.estimates(for: facts).remarks(on: [bill], naming: named, book: estimator.book)
        .compactMap { remark -> String? in
          guard case .ends(_, let name, let until, _) = remark else { return nil }
          return "\(name) \(until.canonical)"
        }
    }
    #expect(remarks([]) == [])
    #expect(remarks(estimator.entriesNamed(by: facts)) == ["gpt-4.1-mini 2027-01-13"])
  }

  @Test func oldestPriceUsedIsCounted() throws {
    let facts = RuleFiles.facts(Self.workload)
    let old = """
      input hourly_rate money_per_hour = $50/h
        answered hourly_rate
        source "a list" as of 2026-05-08 recalled
      """
    for (day, days) in [(nil, 197), ("2026-05-08", 0), ("2026-05-01", -7)] {
      let estimator = Self.estimator(day, old)
      let bill = estimator.estimate(["prompt"], for: facts)
      let age = try #require(estimator.estimates(for: facts).priceAge(of: [bill]))
      #expect(age.days == days)
      #expect(age.oldest.name == "hourly_rate")
      #expect(age.oldestDay == Day("2026-05-08"))
      #expect(age.recalled == 1)
    }
  }
}
