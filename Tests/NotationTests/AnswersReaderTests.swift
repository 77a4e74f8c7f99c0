import DecisionModel
import Notation
import Testing

@Suite struct AnswersReaderTests {
  static let rules = """
    slot behavior required
    slot knowledge optional at least 3
    technique prompt "prompting"
      slot behavior
      summary "ask"
    technique lora "LoRA"
      slot behavior
      summary "tune a little"
    technique rag "RAG"
      slot knowledge
      delivers knowledge
      summary "look it up"
    family tuning "tuning" = lora
    need knowledge "facts"
      when examples > 0
    fact examples count 0..1B
      ask "How many?"
    fact latency_target duration 1..86_400_000
      ask "How fast?"
    fact volume rate 0..1B
      ask "How many requests?"
    fact citations yes/no
      ask "Cite?"
    fact failure_mode set of
      ask "What fails?"
      value format "form"
      value tone "voice"
      value none_yet "nothing" alone
    fact in_use techniques
      ask "What is used?"
    fact task_type one of
      ask "Which?"
      value code "code"
      value chat "chat"
    derive doubled count 0..2B
      says "twice"
      = examples * 2
    """

  static let vocabulary: AnswersVocabulary = {
    let reading = RulesReader.read([SourceText(path: "test.rules", text: rules)])
    return AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: PriceBook())
  }()

  static func read(_ text: String) -> AnswersReading {
    AnswersReader(vocabulary).read(SourceText(path: "a.conf", text: text))
  }

  static func read(bytes: [UInt8]) -> AnswersReading {
    AnswersReader(vocabulary).read(SourceText(path: "a.conf", bytes: bytes))
  }

  @Test(arguments: [
    ("examples = 1_200", "examples", Value.number(QuantityRange(Quantity(1_200)))),
    ("examples=300-500", "examples", .number(QuantityRange(Quantity(300), Quantity(500)))),
    ("examples = ~200 # guess", "examples", .number(QuantityRange(Quantity(160), Quantity(240)))),
    ("volume = 10k/day", "volume", .number(QuantityRange(Quantity(300_000)))),
    ("volume = 10_000 / day", "volume", .number(QuantityRange(Quantity(300_000)))),
    ("volume = 10,000/day", "volume", .number(QuantityRange(Quantity(300_000)))),
    ("latency_target = 5m", "latency_target", .number(QuantityRange(Quantity(300_000)))),
    ("citations = true", "citations", .choice("yes")),
    ("citations = 'no'", "citations", .choice("no")),
    ("failure_mode = tone, format", "failure_mode", .set(["tone", "format"])),
    ("failure_mode = none", "failure_mode", .set([])),
    ("failure_mode = \"none_yet\"", "failure_mode", .set(["none_yet"])),
    ("in_use = prompt,rag", "in_use", .set(["prompt", "rag"])),
    ("\ttask_type\t=\tcode\t", "task_type", .choice("code")),
  ])
  func reads(line: String, key: String, value: Value) {
    let reading = Self.read(line)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.answers.map(\.key.rawValue) == [key])
    #expect(reading.answers.first?.value == value)
  }

  @Test(arguments: ["unknown", "skip", "'unknown'"])
  func nobodyKnows(word: String) {
    let reading = Self.read("examples = \(word)\ncitations = \(word)\nin_use = \(word)")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.answers.map(\.value) == [nil, nil, nil])
  }

  /// One faulty line each: its code and the column of its first and last marked character.
  @Test(arguments: [
    ("exmaples = 5", "A101", 1, 9), ("examples.more = 5", "A101", 1, 14),
    ("doubled = 5", "A101", 1, 8), ("Examples = 5", "A104", 1, 9),
    ("just words", "A103", 1, 11), ("= 5", "A103", 1, 2), ("examples: 5", "A108", 9, 10),
    ("export examples=5", "A108", 1, 7), ("[section]", "A108", 1, 10),
    ("examples = 5 \\", "A108", 14, 15), ("task_type = ${X}", "A108", 13, 15),
    ("examples =", "A105", 11, 11), ("examples = # none", "A105", 11, 11),
    ("examples = '5' 6", "A106", 16, 17), ("examples = '5", "A107", 12, 13),
    ("task_type = \"a\\q\"", "A107", 15, 17), ("advisor.version = 2", "A109", 19, 20),
    ("latency_target = 10/s", "A204", 18, 22), ("examples = 1,5", "A202", 12, 15),
    ("task_type = chta", "A209", 13, 17), ("in_use = prompt, rga", "A209", 18, 21),
    ("failure_mode = tone, tone", "A210", 22, 26),
    ("failure_mode = tone, none_yet", "A211", 16, 30),
    ("failure_mode = tone,, format", "A105", 21, 21), ("latency_target = 2d", "A212", 18, 20),
    ("expect.destination = promt", "A110", 22, 27), ("expect.dest = prompt", "A101", 1, 12),
    ("expect.cost.rag.upfornt = 5", "A101", 1, 24), ("with.packs = docs", "A110", 14, 18),
    ("because = kadoa-99", "A110", 11, 19), ("examples = nan", "A203", 12, 15),
    ("examples = 0x10", "A203", 12, 16), ("examples = -5", "A205", 12, 14),
    ("examples = 1e400", "A203", 12, 17), ("examples = １２", "A203", 12, 14),
  ])
  func refuses(line: String, code: String, column: Int, endColumn: Int) throws {
    let reading = Self.read("# first line\n\(line)\ncitations = yes")
    let fault = try #require(reading.diagnostics.first, "\(line)")
    #expect(reading.diagnostics.count == 1)
    #expect(fault.code == code)
    #expect([fault.span.line, fault.span.column, fault.span.endColumn] == [2, column, endColumn])
    #expect(reading.answers.map(\.key) == ["citations"])
  }

  @Test func suggestsTheCorrectedLine() {
    #expect(Self.read("exmaples = 5").diagnostics.first?.help == "did you mean `examples = 5`?")
    #expect(Self.read("task_type = chta").diagnostics.first?.help == "did you mean `chat`?")
  }

  @Test func aKeyGivenTwiceShowsBothLines() throws {
    let fault = try #require(Self.read("examples = 5\n\nexamples = 6").diagnostics.first)
    #expect(fault.code == "A102")
    #expect(fault.span.line == 3)
    #expect(fault.related.map(\.span.line) == [1])
  }

  @Test func allFaultsComeInOrder() {
    let reading = Self.read(
      "task_type = x\nexmaples = 1\nlatency_target = 3/s\ncitations =\nexamples = 1,5\n")
    #expect(reading.diagnostics.map(\.span.line) == [1, 2, 3, 4, 5])
  }

  @Test func otherLineEndsAreTheSame() {
    let plain = Self.read("examples = 5\ncitations = yes\n")
    let other = Self.read(
      bytes: [0xEF, 0xBB, 0xBF] + Array("examples = 5\r\ncitations = yes".utf8))
    #expect(other.diagnostics.isEmpty)
    #expect(other.answers.map(\.value) == plain.answers.map(\.value))
    #expect(other.answers.map(\.span.line) == plain.answers.map(\.span.line))
    #expect(other.answers.map(\.span.column) == plain.answers.map(\.span.column))
  }

  /// Bytes that no answers file holds, named, since the bytes themselves would flood a log.
  struct NoText: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var code: String
    var offset: Int

    init(_ name: String, _ bytes: [UInt8], _ code: String, at offset: Int) {
      (testDescription, self.bytes, self.code, self.offset) = (name, bytes, code, offset)
    }
  }

  @Test(arguments: [
    NoText("bad UTF-8", Array("examples = 5\n".utf8) + [0xFF, 0x0A], "A301", at: 13),
    NoText("NUL", Array("examples = 5\u{0}\n".utf8), "A302", at: 12),
    NoText("lone CR", Array("examples = 5\rcitations = yes".utf8), "A303", at: 12),
    NoText(
      "long line", Array("x.a = ".utf8) + [UInt8](repeating: 0x61, count: 5_000), "A304",
      at: 4_096),
    NoText("2 MiB", [UInt8](repeating: 0x0A, count: 2 << 20), "A305", at: 0),
  ])
  func refuses(noText: NoText) {
    let reading = Self.read(bytes: noText.bytes)
    #expect(reading.diagnostics.first?.code == noText.code)
    #expect(reading.diagnostics.first?.span.byteOffset == noText.offset)
  }

  @Test(arguments: ["", "# nothing", "x.mine = 3", "advisor.version = 1", "\u{FEFF}"])
  func aFileWithoutAnswersIsNone(text: String) {
    #expect(Self.read(text).diagnostics.map(\.code) == ["A112"])
  }

  @Test func expectationsAloneAreEnough() {
    let reading = Self.read(
      """
      expect.destination = prompt, rag
      expect.excludes    = tuning
      expect.cost.lora.payback_months = 21..never
      expect.cost.destination.monthly = $100..$200
      with.prices = book.rules
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.expectations.map(\.subject) == [
        .destination(["prompt", "rag"]), .excludes(["lora"]),
        .cost(
          .technique("lora"), .paybackMonths,
          Expectation.CostRange(low: Quantity(21), high: nil)),
        .cost(
          .destination, .monthly,
          Expectation.CostRange(low: Quantity(100), high: Quantity(200))),
      ])
    #expect(reading.directives.prices?.path == "book.rules")
  }

  @Test func unknownKeysMayOnlyWarn() {
    let source = SourceText(path: "a", text: "exmaples = 5\ncitations = yes")
    let reading = AnswersReader(Self.vocabulary, allowsUnknownKeys: true).read(source)
    #expect(reading.diagnostics.map(\.severity) == [.warning])
    #expect(reading.answers.count == 1)
  }

  @Test func strongerSourcesWin() {
    let reader = AnswersReader(Self.vocabulary)
    let file = Self.read("examples = 5\ncitations = yes")
    let flags = reader.read(
      [
        AnswerSetting(key: "examples", value: "7", origin: .flag, name: "--set examples"),
        AnswerSetting(key: "exmples", value: "7", origin: .flag, name: "--set exmples"),
      ], name: "--set")
    #expect(flags.diagnostics.map(\.span.file) == ["--set exmples"])
    let merged = MergedAnswers([file, flags], keys: Self.vocabulary.keys)
    #expect(merged.answers.map(\.key) == ["examples", "citations"])
    #expect(merged.answers.map(\.origin) == [.flag, .file])
    #expect(merged.overridden.map(\.answer.raw) == ["5"])
  }

  /// No text makes the reader trap, and every fault lies within its line.
  @Test(arguments: 0..<200)
  func nothingTraps(seed: Int) {
    let pieces = [
      "examples", "=", " ", "\"", "'", "#", "\\", "${", "5", "-", "unknown", ",", "\n", "\r",
      "\u{0}", "é", "日", "expect.", "cost.", "..", "never", "task_type", ":", "[", "\t", "in_use",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var text = ""
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
    }
    let source = SourceText(path: "a", text: text)
    for fault in AnswersReader(Self.vocabulary).read(source).diagnostics where fault.span.line > 0 {
      #expect(fault.span.line <= source.lineCount)
      #expect(fault.span.column >= 1 && fault.span.column <= fault.span.endColumn)
    }
  }
}
