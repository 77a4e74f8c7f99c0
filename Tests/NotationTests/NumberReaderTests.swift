import DecisionModel
import Notation
import Testing

@Suite struct NumberReaderTests {
  /// A spelling and the base-unit value it stands for.
  struct Spelling: CustomTestStringConvertible, Sendable {
    var text: String
    var dimension: Dimension
    var value: String
    var testDescription: String { "\(text) as \(dimension.rawValue)" }

    init(_ text: String, _ dimension: Dimension, _ value: String) {
      self.text = text
      self.dimension = dimension
      self.value = value
    }
  }

  static let spellings: [Spelling] = [
    Spelling("10000", .count, "10000"), Spelling("10_000", .count, "10000"),
    Spelling("10,000", .count, "10000"), Spelling("1,234,567", .count, "1234567"),
    Spelling("1.5M", .count, "1500000"), Spelling("2k", .count, "2000"),
    Spelling("5m", .count, "5000000"), Spelling("3 million", .count, "3000000"),
    Spelling("128Ki", .count, "131072"), Spelling("50M tokens", .count, "50000000"),
    Spelling("1B", .count, "1000000000"), Spelling("0.000001", .count, "0.000001"),
    Spelling("10k/day", .rate, "300000"), Spelling("10,000/day", .rate, "300000"),
    Spelling("10_000 / day", .rate, "300000"), Spelling("10k per day", .rate, "300000"),
    Spelling("10k requests/day", .rate, "300000"), Spelling("10k a day", .rate, "300000"),
    Spelling("0.5/s", .rate, "1296000"), Spelling("300/min", .rate, "12960000"),
    Spelling("2M/month", .rate, "2000000"), Spelling("30000", .rate, "30000"),
    Spelling("7/week", .rate, "30"), Spelling("12/yr", .rate, "1"),
    Spelling("1 rps", .rate, "2592000"),
    Spelling("10/week", .rate, "42.857143"),
    Spelling("$500", .money, "500"), Spelling("500 USD", .money, "500"),
    Spelling("500", .money, "500"), Spelling("$6k", .money, "6000"),
    Spelling("5k USD", .money, "5000"),
    Spelling("500 dollars", .money, "500"), Spelling("$ 500", .money, "500"),
    Spelling("500 USD/month", .moneyPerMonth, "500"), Spelling("$6k/yr", .moneyPerMonth, "500"),
    Spelling("$500", .moneyPerMonth, "500"), Spelling("$10/day", .moneyPerMonth, "300"),
    Spelling("$3.99/h", .moneyPerHour, "3.99"), Spelling("80", .moneyPerHour, "80"),
    Spelling("$0.10/Mtok", .moneyPerToken, "0.1"), Spelling("$3/1M tokens", .moneyPerToken, "3"),
    Spelling("$3 / 1M tokens", .moneyPerToken, "3"),
    Spelling("$0.002/1k tokens", .moneyPerToken, "2"),
    Spelling("$0.000001/token", .moneyPerToken, "1"),
    Spelling("$2/example", .moneyPerExample, "2"),
    Spelling("$0.03/request", .moneyPerRequest, "0.03"),
    Spelling("$2/1k requests", .moneyPerRequest, "0.002"),
    Spelling("$0.33/GB-month", .moneyPerByteMonth, "0.33"),
    Spelling("$0.33/GB/month", .moneyPerByteMonth, "0.33"),
    Spelling("200ms", .duration, "200"), Spelling("1.5s", .duration, "1500"),
    Spelling("2min", .duration, "120000"), Spelling("5m", .duration, "300000"),
    Spelling("200 ms", .duration, "200"), Spelling("200", .duration, "200"),
    Spelling("14 d", .period, "14"), Spelling("3 months", .period, "90"),
    Spelling("1y", .period, "360"),
    Spelling("2 weeks", .period, "14"), Spelling("12h", .period, "0.5"),
    Spelling("3 d", .labor, "24"), Spelling("90 min", .labor, "1.5"), Spelling("2 d", .hours, "48"),
    Spelling("24GB", .bytes, "24"), Spelling("24GiB", .bytes, "25.769804"),
    Spelling("512 MB", .bytes, "0.512"), Spelling("80", .bytes, "80"),
    Spelling("7B", .parameters, "7"), Spelling("70b", .parameters, "70"),
    Spelling("350M", .parameters, "0.35"), Spelling("8", .parameters, "8"),
    Spelling("7B parameters", .parameters, "7"),
    Spelling("95%", .percent, "0.95"), Spelling("20 %", .percent, "0.2"),
    Spelling("0.5", .percent, "0.5"), Spelling("312 TFLOPS", .teraflops, "312"),
    Spelling("2.039 TB/s", .bandwidth, "2.039"), Spelling("900 GB/s", .bandwidth, "0.9"),
    Spelling("1.25", .ratio, "1.25"), Spelling("2x", .ratio, "2"),
  ]

  @Test(arguments: spellings) func readsTheSpelling(_ spelling: Spelling) throws {
    let reading = try NumberReader.read(spelling.text, as: spelling.dimension)
    #expect(reading.exact?.canonical == spelling.value)
  }

  static let ranges: [Spelling] = [
    Spelling("300-500ms", .duration, "300..500"), Spelling("300..500 ms", .duration, "300..500"),
    Spelling("300ms - 1s", .duration, "300..1000"), Spelling("300–500 ms", .duration, "300..500"),
    Spelling("1-5m", .duration, "60000..300000"), Spelling("1k-2k", .count, "1000..2000"),
    Spelling("0..1M", .count, "0..1000000"), Spelling("1..1M", .count, "1..1000000"),
    Spelling("500-1k", .count, "500..1000"), Spelling("$100-500/month", .moneyPerMonth, "100..500"),
    Spelling("$100..$500/month", .moneyPerMonth, "100..500"),
    Spelling("7..70B", .parameters, "7..70"), Spelling("10-20%", .percent, "0.1..0.2"),
    Spelling("10k..20k/day", .rate, "300000..600000"), Spelling("~200", .count, "160..240"),
    Spelling("~ 10k/day", .rate, "240000..360000"), Spelling("<1s", .duration, "0..999.999999"),
    Spelling("<=1s", .duration, "0..1000"), Spelling(">5", .count, "5.000001..10000000"),
    Spelling(">=5", .count, "5..10000000"), Spelling("8..32..60 h", .labor, "8..60"),
  ]

  @Test(arguments: ranges) func readsTheRange(_ spelling: Spelling) throws {
    let reading = try NumberReader.read(spelling.text, as: spelling.dimension)
    let bounds = reading.bounds(within: QuantityRange(.zero, Quantity(10_000_000)))
    #expect("\(bounds.low.canonical)..\(bounds.high.canonical)" == spelling.value)
  }

  @Test func readsThreePointsAsLowLikelyHigh() throws {
    let reading = try NumberReader.read("300..1000..4000", as: .count)
    #expect(reading.shape == .estimate(Quantity(300), Quantity(1_000), Quantity(4_000)))
  }

  /// A spelling that is refused, with the code and a part of what is said.
  struct Refusal: CustomTestStringConvertible, Sendable {
    var text: String
    var dimension: Dimension
    var code: String
    var saying: String
    var testDescription: String { "\(text) as \(dimension.rawValue)" }

    init(_ text: String, _ dimension: Dimension, _ code: String, _ saying: String) {
      self.text = text
      self.dimension = dimension
      self.code = code
      self.saying = saying
    }
  }

  static let refusals: [Refusal] = [
    Refusal("", .count, "A201", "missing"),
    Refusal("many", .count, "A201", "`many` is not a number"),
    Refusal("$", .money, "A201", "not a number"),
    Refusal("1,5", .count, "A202", "write `1.5` or `15`"),
    Refusal("10,00", .money, "A202", "write `10.00` or `1000`"),
    Refusal("2-3k", .count, "A202", "`2k..3k` or `2..3k`"),
    Refusal("5m", .period, "A202", "`5 months` or `5 min`"),
    Refusal("5M", .duration, "A202", "`5 min` or `5 million`"),
    Refusal("1,5,00", .count, "A203", "grouped"), Refusal("1__0", .count, "A203", "grouped"),
    Refusal("10 000", .count, "A203", "grouped"), Refusal("1_000,000", .count, "A203", "grouped"),
    Refusal("1.2.3", .count, "A203", "grouped"), Refusal(".5", .count, "A203", "point"),
    Refusal("5.", .count, "A203", "point"), Refusal("1e400", .count, "A203", "exponent"),
    Refusal("1e-5", .count, "A203", "exponent"), Refusal("0x10", .count, "A203", "hexadecimal"),
    Refusal("nan", .count, "A203", "finite"), Refusal("inf", .duration, "A203", "finite"),
    Refusal("５", .count, "A203", "0 to 9"), Refusal("1５", .count, "A203", "0 to 9"),
    Refusal("-5", .count, "A205", "less than nothing"), Refusal("−5", .count, "A205", "nothing"),
    Refusal("99999999999999999999999999999999999999999", .count, "A205", "too large"),
    Refusal("9e", .count, "A203", "exponent"),
    Refusal("9999999B", .count, "A205", "too large"),
    Refusal("0.00000001", .count, "A205", "too small"),
    Refusal("0.00000000000000000001", .count, "A205", "too small"),
    Refusal("5 parsecs", .duration, "A206", "unknown unit `parsecs`"),
    Refusal("24 GV", .bytes, "A206", "did you mean `gb`"),
    Refusal("10/s", .duration, "A204", "expected a time such as 200ms, found a rate"),
    Refusal("200ms", .rate, "A204", "expected a rate such as 10k/day, found a time"),
    Refusal("$500/month", .money, "A204", "found money per month"),
    Refusal("95%", .count, "A204", "found a share"),
    Refusal("3 months", .duration, "A204", "a period"),
    Refusal("$5", .count, "A204", "found an amount of money"),
    Refusal("€500", .money, "A207", "US dollars"), Refusal("500 EUR", .money, "A207", "US dollars"),
    Refusal("500..300", .count, "A208", "backward"),
    Refusal("300ms..500", .duration, "A208", "unit"),
    Refusal("1..2..3..4", .count, "A208", "range"), Refusal("1-2..3", .count, "A208", "range"),
    Refusal("~1..2", .count, "A208", "sign"), Refusal("2024-01-15", .count, "A208", "backward"),
  ]

  @Test(arguments: refusals) func refusesAndSaysWhy(_ refusal: Refusal) {
    let source = SourceText(path: "x", text: refusal.text)
    do {
      let reading = try NumberReader.read(refusal.text, as: refusal.dimension)
      Issue.record("read as \(reading)")
    } catch {
      let diagnostic = error.diagnostic(in: source, from: 0)
      #expect(diagnostic.code == refusal.code)
      #expect("\(diagnostic.message); \(diagnostic.help ?? "")".contains(refusal.saying))
    }
  }

  @Test(arguments: Dimension.allCases) func printsWhatItReads(dimension: Dimension) throws {
    for micros: Int64 in [0, 1, 500_000, 1_000_000, 1_234_567, 300_000_000_000, 9_000_000_000_000] {
      let quantity = Quantity(micros: micros)
      let text = QuantityText.canonical(quantity, as: dimension)
      #expect(try NumberReader.read(text, as: dimension).exact == quantity, "\(text)")
      let wide = QuantityRange(quantity, Quantity(micros: micros * 2 + 7))
      let range = QuantityText.canonical(wide, as: dimension)
      #expect(try NumberReader.read(range, as: dimension).bounds(within: wide) == wide, "\(range)")
    }
  }

  @Test(arguments: [
    (Quantity(10_000), Dimension.rate, "10,000 per month"), (Quantity(1_500), .duration, "1.5 s"),
    (Quantity(200), .duration, "200 ms"), (Quantity(120_000), .duration, "2 min"),
    (Quantity(360), .period, "12 months"), (Quantity(14), .period, "14 days"),
    (Quantity(1), .period, "1 day"), (Quantity(6_000), .money, "$6,000"),
    (Quantity(micros: 950_000), .percent, "95 %"), (Quantity(8), .parameters, "8B"),
  ])
  func writesForSentences(quantity: Quantity, dimension: Dimension, text: String) {
    #expect(QuantityText.friendly(quantity, as: dimension) == text)
  }

  @Test func neverCrashesOnOddText() {
    let pieces = [
      "1", "9", "_", ",", ".", "..", "-", "~", "<", ">", "=", "$", "k", "M", "B", "/", "day", " ",
      "%",
      "e", "x", "µ", "５", "usd", "m", "GB", "\u{0}", "tib", "token",
    ]
    var random = SplitMix64(seed: 7)
    for _ in 0..<5_000 {
      let count = Int(random.next() % 8)
      let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      for dimension in [Dimension.count, .duration, .moneyPerToken, .bytes, .parameters] {
        _ = try? NumberReader.read(text, as: dimension)
      }
      _ = try? NumberReader.readAny(Array(text.utf8)[...])
    }
  }
}
