import DecisionModel
import Notation
import Testing

/// What is wrong with a price file is said at its place, all at once.
@Suite struct PricesReaderTests {
  static let faults: [(text: String, code: String)] = [
    ("pric gpu L4", "P101"),
    ("input hourly_rat money_per_hour = $5/h", "R107"),
    ("input x money_per_hour = $5/h\n  source \"s\"", "R104"),
    ("input x speed = 5\n  source \"s\" seen", "P103"),
    ("input x money = $5..3\n  source \"s\" seen", "A208"),
    ("input x money = ~$5\n  source \"s\" seen", "P104"),
    ("input x money = $5\n  source \"s\" seen\ninput x money = $6\n  source \"s\" seen", "P102"),
    ("formula x money = hourly_rte * 2", "P111"),
    ("formula x money = y\nformula y money = x", "P112"),
    ("formula x money = task_type * 2", "P109"),
    ("formula x money = api.inputs * 2", "P110"),
    ("line x \"title\" weekly = 5", "P105"),
    ("line x \"title\" upfront at nowhere = 5", "R206"),
    ("recipe nothing\n  lines calls", "R203"),
    ("recipe prompt\n  lines colls", "P108"),
    ("choose x from nowhere\n  is a otherwise", "P106"),
    ("choose x from gpu\n  is L5 otherwise", "P107"),
    ("choose x from gpu\n  is L4 when gpu is huge", "R202"),
    ("table gpu L9\n  rent $5/h\n  rent $6/h\n  source \"s\" seen", "R106"),
    ("settle payback_months when", "R104"),
    ("settle misses_latency each latency_ms above latency_target\n  but prompt", "R104"),
    (
      "settle misses_latency each latency_ms above latency_target\n  but prompt where promt is",
      "R203"
    ),
    (
      "settle corpus_fits_window when corpus_tokens <= volume\n  but prompt where prompt is",
      "R102"
    ),
    ("book as of 2026-13-01", "R104"),
    ("draws 5000000000 seed 1", "P114"),
    ("draws 0 seed 1", "P114"),
    ("table gpu L9\n  rent $5/h\n  source \"s\" seen\n  valid", "R104"),
    ("table gpu L9\n  rent $5/h\n  source \"s\" seen\n  valid from 2027-02 until 2027-01", "P116"),
    ("table x a\n  f 1\n  source \"s\" seen\ntable x A\n  f 1\n  source \"s\" seen", "P102"),
    (
      "table x a\n  f 1\n  source \"s\" seen\n  valid until 2026-12\n"
        + "table x a\n  f 2\n  source \"s\" seen\n  valid from 2026-12-31", "P115"
    ),
    ("columns x\n  price usually $5", "R107"),
    ("columns x\n  price about $5", "R104"),
    ("columns x\n  stale after 5..8 d", "P104"),
    ("columns x\n  stale after 5 d\ncolumns x\n  stale after 6 d", "P102"),
    ("imports litellm into api_model where mode is chat\n  takes input dollars = a", "P103"),
    ("imports litellm into api_model", "R104"),
    ("imports litellm into api_model where mode is chat\n  word tier small when a < 5", "R104"),
    (
      "table gpu L9\n  alias \"some/L\"\n  rent $5/h\n  source \"s\" seen\n"
        + "table gpu L8\n  alias \"SOME/l\"\n  rent $5/h\n  source \"s\" seen", "P117"
    ),
    ("table x \"a b\"\n  f 1\n  source \"s\" seen", "R104"),
  ]

  @Test(arguments: faults) func faultIsNamed(_ fault: (text: String, code: String)) {
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: fault.text)], RuleFiles.ruleSet,
      over: RuleFiles.prices.book)
    #expect(
      reading.diagnostics.contains { $0.code == fault.code },
      "\(reading.diagnostics.map { "\($0.code) \($0.message)" })")
    #expect(reading.hasErrors)
  }

  @Test func endlessChainIsRefused() {
    let chain = (1...5_000).map { "formula f\($0) money = f\($0 - 1) + 1" }
    let text = (["formula f0 money = 1"] + chain.reversed()).joined(separator: "\n")
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: text)], RuleFiles.ruleSet, over: RuleFiles.prices.book)
    #expect(reading.diagnostics.contains { $0.code == "P113" })
  }

  @Test func allFaultsComeOutInOneRun() {
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: "input x speed = 5\nline y \"t\" weekly = 5")],
      RuleFiles.ruleSet, over: RuleFiles.prices.book)
    #expect(reading.diagnostics.map(\.code) == ["P103", "P105"])
    #expect(reading.diagnostics.map(\.span.line) == [1, 2])
  }

  @Test func usualValuesFillWhatEntriesLeaveOut() throws {
    let text = """
      columns api_model
        first_token usually 1 ms when tier is small
        first_token usually 2 ms
        cached      usually as input
        source      "a test" as of 2026-01 recalled
      table api_model "lab/one:free"
        tier   small
        input  $1/Mtok recalled
        source "a list" seen
      """
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: text)], RuleFiles.ruleSet, over: RuleFiles.prices.book)
    let entry = try #require(reading.book.entry("LAB/one:free", in: "api_model"))
    #expect(entry.field("first_token")?.value == PriceBook.Spread(Quantity(1)))
    let cached = try #require(entry.field("cached"))
    #expect(cached.value == PriceBook.Spread(Quantity(1)) && cached.isUsual)
    #expect(entry.provenance(of: cached).source == "a test")
    let input = try #require(entry.field("input"))
    #expect(entry.provenance(of: input).isRecalled && !input.isUsual)
    // What was usual before follows the new columns.
    let other = try #require(reading.book.entry("gpt-4.1", in: "api_model"))
    #expect(other.field("first_token")?.value == PriceBook.Spread(Quantity(2)))
    #expect(PricesPrinter.text(entries: [entry]).contains("table api_model \"lab/one:free\"\n"))
    #expect(!PricesPrinter.text(entries: [entry]).contains("cached"))
  }

  @Test func overlayReplacesByName() {
    let base = RuleFiles.prices.book
    let text = "formula hourly_rate money_per_hour = 2 * 25"
    let reading = PricesReader.read(
      [SourceText(path: "p.rules", text: text)], RuleFiles.ruleSet, over: base)
    #expect(reading.diagnostics == [])
    #expect(reading.book.inputs.allSatisfy { $0.name != "hourly_rate" })
    #expect(reading.book.formulas.contains { $0.name == "hourly_rate" })
    #expect(reading.book.lines == base.lines)
  }

  @Test func bytesOfAnyKindDoNotCrash() {
    var bytes = Array("table gpu L4\n  rent $5/h\n  source \"s\" seen\n".utf8)
    for place in bytes.indices {
      let kept = bytes[place]
      for byte: UInt8 in [0, 10, 34, 36, 46, 255] {
        bytes[place] = byte
        _ = PricesReader.read(
          [SourceText(path: "p.rules", bytes: bytes)], RuleFiles.ruleSet, over: PriceBook())
      }
      bytes[place] = kept
    }
  }
}
