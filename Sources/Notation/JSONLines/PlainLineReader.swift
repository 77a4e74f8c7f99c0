public import DecisionModel

/// Reads the lines that most batches consist of straight into `PlainAnswer`s: plain keys, exact bare
/// numbers with or without a unit, named values, lists of names.
///
/// It never says what is wrong: any line with an escape, a range, a name of the price book, an unknown
/// word, a doubled key or a fault is left to `AnswersLineReader`.
public struct PlainLineReader: Sendable {
  private let keys: WordTable
  private let facts: [FactWords]
  /// The facts that the last line answered, to be opened again.
  private var answered: [Int] = []
  /// For each fact the line that answered it last.
  private var lines: [Int]
  private var line = 0
  private var quantities = QuantityMemo()

  /// What answers to one fact may say.
  private struct FactWords: Sendable {
    var kind = PlainAnswer.Kind.open
    var words = WordTable([])
    /// The values that true and false stand for, or -1.
    var yes = -1
    var no = -1
    var bounds: ClosedRange<Int64> = 0...0
    var dimension = Dimension.count
    /// Members that stand alone.
    var alone: UInt64 = 0
    /// True when gates forbid the members, so that it counts in which order they come.
    var isOrdered = false
  }

  /// The number that stands for `id` among the keys.
  private static let id = -2

  /// Reads against the names of a vocabulary.
  public init(_ vocabulary: AnswersVocabulary) {
    let declared = vocabulary.ruleSet.facts
    var words: [(String, Int)] = [("id", Self.id)]
    for (place, fact) in declared.enumerated() where fact.role == .asked && fact.key != "id" {
      words.append((fact.key.rawValue, place))
    }
    keys = WordTable(words)
    facts = declared.map { Self.words($0, vocabulary.ruleSet) }
    lines = Array(repeating: 0, count: declared.count)
  }

  private static func words(_ fact: FactDeclaration, _ ruleSet: RuleSet) -> FactWords {
    var words = FactWords()
    switch fact.type {
    case .number(let dimension, let range):
      words.kind = .number
      words.dimension = dimension
      words.bounds = range.low.micros...max(range.low.micros, range.high.micros)
    case .choice(let options):
      words.kind = .choice
      let names = options.map(\.name.rawValue)
      words.words = table(names.enumerated().map { ($0.element, $0.offset) }, but: [])
      if let yes = names.firstIndex(of: "yes"), let no = names.firstIndex(of: "no") {
        (words.yes, words.no) = (yes, no)
      }
    case .set(let options):
      guard options.count <= 63 else { return words }
      words.kind = .set
      words.words = table(options.enumerated().map { ($0.element.name.rawValue, $0.offset) })
      for (place, option) in options.enumerated() where option.standsAlone {
        words.alone |= 1 << UInt64(place)
      }
    case .techniques:
      guard ruleSet.techniques.count <= 63 else { return words }
      words.kind = .set
      words.words = table(
        ruleSet.techniques.enumerated().filter(\.element.members.isEmpty).map {
          ($0.element.id.rawValue, $0.offset)
        })
      words.isOrdered = ruleSet.gates.contains { gate in
        if case .forbidsEach(let key, _) = gate.effect { key == fact.key } else { false }
      }
    case .name: break
    }
    return words
  }

  /// The words but those that mean something else wherever an answer stands.
  private static func table(
    _ words: [(word: String, number: Int)], but others: [String] = ["none"]
  ) -> WordTable {
    let taken = ["unknown", "skip"] + others
    return WordTable(words.filter { !taken.contains($0.word) })
  }

  /// How many facts there are.
  public var factCount: Int { facts.count }

  /// Reads a line without its end into one answer a fact; the place of the `id`, empty without one, or
  /// nil when the line is not plain. `answers` must hold what the last call left in it, or all open.
  public mutating func read(
    _ text: Swift.Span<UInt8>, _ range: Range<Int>, into answers: inout MutableSpan<PlainAnswer>
  ) -> Range<Int>? {
    for place in answered { answers[place] = .open }
    answered.removeAll(keepingCapacity: true)
    line += 1
    var scan = PlainScan(place: range.lowerBound, end: range.upperBound)
    var id = range.lowerBound..<range.lowerBound
    guard scan.take(text, UInt8(ascii: "{")) else { return nil }
    repeat {
      guard let key = scan.string(text), scan.take(text, UInt8(ascii: ":")) else { return nil }
      let place = keys.number(of: text, key.lowerBound, key.upperBound)
      if place == Self.id {
        guard id.isEmpty, let found = scan.scalar(text) else { return nil }
        id = found
        continue
      }
      guard place >= 0, lines[place] != line else { return nil }
      lines[place] = line
      guard let answer = answer(to: place, text, &scan) else { return nil }
      answers[place] = answer
      answered.append(place)
    } while scan.take(text, Byte.comma)
    guard scan.take(text, UInt8(ascii: "}")), scan.isAtEnd(text), !answered.isEmpty else {
      return nil
    }
    return id
  }

  @inline(__always)
  private mutating func answer(
    to place: Int, _ text: Swift.Span<UInt8>, _ scan: inout PlainScan
  ) -> PlainAnswer? {
    switch scan.current(text) {
    case UInt8(ascii: "n"): return scan.word(text, "null") ? PlainAnswer(.unknown) : nil
    case UInt8(ascii: "t"):
      guard facts[place].yes >= 0, scan.word(text, "true") else { return nil }
      return PlainAnswer(.choice, bits: Int64(facts[place].yes))
    case UInt8(ascii: "f"):
      guard facts[place].no >= 0, scan.word(text, "false") else { return nil }
      return PlainAnswer(.choice, bits: Int64(facts[place].no))
    case Byte.quote:
      guard let word = scan.string(text) else { return nil }
      if facts[place].kind == .number { return quantity(place, text, word) }
      guard facts[place].kind == .choice else { return nil }
      let value = facts[place].words.number(of: text, word.lowerBound, word.upperBound)
      return value >= 0 ? PlainAnswer(.choice, bits: Int64(value)) : nil
    case UInt8(ascii: "["): return facts[place].kind == .set ? set(place, text, &scan) : nil
    default:
      guard facts[place].kind == .number, let micros = scan.number(text),
        facts[place].bounds.contains(micros)
      else { return nil }
      return PlainAnswer(.number, bits: micros)
    }
  }

  /// A number with a unit, as long as it is exact.
  private mutating func quantity(
    _ place: Int, _ text: Swift.Span<UInt8>, _ range: Range<Int>
  ) -> PlainAnswer? {
    var scan = PlainScan(place: range.lowerBound, end: range.upperBound)
    if let whole = scan.wholeNumber(text) {
      let micros = whole * 1_000_000
      return facts[place].bounds.contains(micros) ? PlainAnswer(.number, bits: micros) : nil
    }
    let key = QuantityMemo.Key(place, text, range)
    if let key, let micros = quantities[key] { return PlainAnswer(.number, bits: micros) }
    let bytes = range.map { text[$0] }
    do throws(NumberFault) {
      let reading = try NumberReader.read(bytes[...], as: facts[place].dimension)
      guard let exact = reading.exact, facts[place].bounds.contains(exact.micros) else {
        return nil
      }
      if let key { quantities[key] = exact.micros }
      return PlainAnswer(.number, bits: exact.micros)
    } catch { return nil }
  }

  private func set(
    _ place: Int, _ text: Swift.Span<UInt8>, _ scan: inout PlainScan
  ) -> PlainAnswer? {
    guard scan.take(text, UInt8(ascii: "[")) else { return nil }
    var mask: UInt64 = 0
    var first: Int8 = -1
    if scan.take(text, UInt8(ascii: "]")) { return PlainAnswer(.set) }
    repeat {
      guard let word = scan.string(text) else { return nil }
      let member = facts[place].words.number(of: text, word.lowerBound, word.upperBound)
      guard member >= 0, mask >> UInt64(member) & 1 == 0 else { return nil }
      // An order that the bits cannot hold.
      if facts[place].isOrdered, mask != 0,
        mask & ~(1 << UInt64(first)) >= 1 << UInt64(member)
      {
        return nil
      }
      mask |= 1 << UInt64(member)
      if first < 0 { first = Int8(member) }
    } while scan.take(text, Byte.comma)
    guard scan.take(text, UInt8(ascii: "]")) else { return nil }
    if mask & facts[place].alone != 0, mask & (mask - 1) != 0 { return nil }
    return PlainAnswer(.set, bits: Int64(bitPattern: mask), first: first)
  }
}
