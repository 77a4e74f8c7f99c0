import DecisionModel
import Notation
import Testing

@testable import Archive

/// What goes into an archive comes out of it, and what is no archive gives nothing.
@Suite struct ArchiveTests {
  static let rules = """
    strength strongly 5
    slot behavior required
    group knowledge
    technique prompt "Prompt"
      slot behavior
    technique lora "LoRA"
      slot behavior
    fact examples count 0..1M
      ask "How many?"
      likely 0..10 weight 2
    fact privacy one of
      value anywhere "anywhere"
      value nowhere "nowhere" weight 3
    source paper "The paper, and a “quote”"
    claim paper-01
      section "1"
      says "enough is enough"
      about examples
      for lora
    rule many
      group knowledge
      when examples >= 500
      and privacy is anywhere or examples in 10..20
      except when examples < 600
      supports lora strongly
      because "enough"
      cites paper-01
    """

  @Test func holdsRules() throws {
    let reading = RulesReader.read([SourceText(path: "core.rules", text: Self.rules)])
    let taken = try #require(RulesReading(reading.archive))
    #expect(taken.ruleSet == reading.ruleSet)
    #expect(taken.ruleSet.rules.count == 1)
    #expect(taken.priceBook == reading.priceBook)
    #expect(taken.diagnostics == reading.diagnostics)
  }

  @Test func refusesWhatIsCutShort() {
    let archive = RulesReader.read([SourceText(path: "core.rules", text: Self.rules)]).archive
    for part in [\RulesArchive.rules, \RulesArchive.prices] {
      func isRefused(_ digits: String, _ words: String) -> Bool {
        var cut = archive
        cut[keyPath: part] = Archive(digits: digits, words: words)
        return RulesReading(cut) == nil
      }
      let whole = archive[keyPath: part]
      for length in stride(from: 0, to: whole.digits.utf8.count, by: 23) {
        #expect(isRefused(String(whole.digits.prefix(length)), whole.words))
      }
      #expect(isRefused(whole.digits, whole.words + "s"))
      #expect(isRefused(whole.digits + "0", whole.words))
    }
  }

  @Test func survivesAnyDigits() {
    var random = SplitMix64(seed: 7)
    let words = "words"
    for _ in 0..<300 {
      let digits = (0..<40).map { _ in
        Character(Unicode.Scalar(UInt8(48 + random.next() % 64)))
      }
      let archive = Archive(digits: String(digits), words: words)
      _ = RulesReading(RulesArchive(rules: archive, prices: archive))
    }
  }

  @Test(arguments: [Int.min, -1_000_000, -1, 0, 1, 15, 16, 31, 32, 1_000_000, Int.max])
  func holdsNumbers(number: Int) {
    var writer = ArchiveWriter()
    number.write(to: &writer)
    UInt64(bitPattern: Int64(number)).write(to: &writer)
    var reader = ArchiveReader(writer.archive)
    #expect(Int(from: &reader) == number)
    #expect(UInt64(from: &reader) == UInt64(bitPattern: Int64(number)))
    #expect(reader.isWhole)
  }

  @Test func keepsAWordOnce() {
    var writer = ArchiveWriter()
    ["one", "ünïcode", "", "one"].write(to: &writer)
    let archive = writer.archive
    #expect(archive.words == "oneünïcode")
    var reader = ArchiveReader(archive)
    #expect([String](from: &reader) == ["one", "ünïcode", "", "one"])
  }

  @Test func holdsEveryCase() {
    let half = Quantity(micros: 500_000)
    let sum = Expression.binary(.add, .name("a"), .call(.max, [.constant(half), .name("b")]))
    let comparison = PriceBook.Comparison(["lora"], against: "prompt", upTo: sum)
    expectKept(
      [
        .isOneOf(["a", "b"]), .isNoneOf(["a"]), .has(["a"]), .lacks([]), .isEmpty, .isNotEmpty,
        .startsWith(["c"]), .compares(.atLeast, half), .between(.zero, half),
      ] as [Atom.Test])
    expectKept([sum])
    expectKept(
      [
        .choice([.init("yes", label: "Yes", weight: 2, meansUnknown: true, standsAlone: true)]),
        .set([]), .techniques, .number(.moneyPerHour, QuantityRange(.zero, half)),
        .name(table: "gpu"),
      ] as [FactType])
    expectKept(
      [
        .asked, .cases([DerivedCase("yes", when: .always)]), .arithmetic(sum, absentAsZero: ["x"]),
        .computed(reads: ["x", "y"]),
      ] as [FactDeclaration.Role])
    expectKept(
      [
        .number(low: .zero, likely: half, high: .largest), .value(.number(QuantityRange(half))),
        .value(.choice("a")), .value(.set(["a", "b"])), .value(.name("gpt")),
      ] as [FactDeclaration.Fallback])
    expectKept(
      [
        .forbids(["lora"]), .forbidsEach("slow", sparesFirst: true),
        .postpones(["lora"], after: ["prompt", "split"]),
      ] as [Gate.Effect])
    expectKept(
      [
        .atMost(sum, .name("c")), .each(measure: "hours", above: sum), .payback(comparison),
        .breakEven(comparison),
      ] as [PriceBook.Settlement.Way])
    expectKept(
      [
        .picks(choice: "a"), .counts(choice: "b"), .sets(name: "c", word: nil),
        .sets(name: "c", word: "d"), .describes(choice: "e", field: "f"),
      ] as [PriceBook.Calculator.Way])
    expectKept(
      [
        .number(.bytes, PriceBook.Spread(.zero, half, .largest)), .field("input"),
      ] as [PriceBook.Columns.Usual.Value])
    expectKept([.supports, .opposes] as [Rule.Direction])
    expectKept([.error, .warning] as [Diagnostic.Severity])
    expectKept(Dimension.allCases)
  }

  private func expectKept<Item: Archived & Equatable>(_ items: [Item]) {
    var writer = ArchiveWriter()
    items.write(to: &writer)
    var reader = ArchiveReader(writer.archive)
    #expect([Item](from: &reader) == items)
    #expect(reader.isWhole)
  }
}
