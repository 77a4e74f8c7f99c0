public import DecisionModel

/// Reads the lines that most batches consist of straight into `PlainAnswer`s: keys of facts with numbers,
/// ranges, values, names and lists of names in plain ASCII.
///
/// It never says what is wrong: any line with an escape, a key that is no fact, an unknown word, a doubled
/// key or a fault is left to `AnswersLineReader`.
public struct PlainLineReader: Sendable {
  private let keys: WordTable
  private let facts: [AnswerWords]
  /// The facts that the last line answered, to be opened again.
  private var answered: [Int] = []
  /// For each fact the line that answered it last.
  private var lines: [Int]
  private var line = 0
  private var quantities = QuantityMemo()

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
    facts = declared.map { AnswerWords($0, vocabulary) }
    lines = Array(repeating: 0, count: declared.count)
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
      switch facts[place].kind {
      case .number: return quantity(place, text, word)
      case .choice: return value(place, text, word)
      case .set: return members(place, text, word)
      case .open, .unknown, .range: return nil
      }
    case UInt8(ascii: "["): return facts[place].kind == .set ? set(place, text, &scan) : nil
    default:
      guard facts[place].kind == .number, let micros = scan.number(text) else { return nil }
      return exactly(micros, place)
    }
  }

  private func exactly(_ micros: Int64, _ place: Int) -> PlainAnswer? {
    let bounds = facts[place].bounds
    guard micros >= bounds.low.micros, micros <= bounds.high.micros else { return nil }
    return PlainAnswer(.number, bits: micros)
  }

  /// A number as a text: with a unit, or with bounds.
  private mutating func quantity(
    _ place: Int, _ text: Swift.Span<UInt8>, _ range: Range<Int>
  ) -> PlainAnswer? {
    var scan = PlainScan(place: range.lowerBound, end: range.upperBound)
    if let whole = scan.wholeNumber(text) { return exactly(whole * 1_000_000, place) }
    let key = QuantityMemo.Key(place, text, range)
    if let key, let known = quantities[key] { return known }
    guard let answer = read(place, text, range) else { return nil }
    if let key { quantities[key] = answer }
    return answer
  }

  private func read(
    _ place: Int, _ text: Swift.Span<UInt8>, _ range: Range<Int>
  ) -> PlainAnswer? {
    if facts[place].number(of: text, range) == AnswerWords.unknown { return PlainAnswer(.unknown) }
    let bounds = facts[place].bounds
    let bytes = range.map { text[$0] }
    do throws(NumberFault) {
      let reading = try NumberReader.read(bytes[...], as: facts[place].dimension)
      let range = reading.bounds(within: bounds)
      guard range.low <= range.high, range.low >= bounds.low, range.high <= bounds.high else {
        return nil
      }
      return PlainAnswer(range)
    } catch { return nil }
  }

  private func value(
    _ place: Int, _ text: Swift.Span<UInt8>, _ word: Range<Int>
  ) -> PlainAnswer? {
    let value = facts[place].number(of: text, word)
    if value >= 0 { return PlainAnswer(.choice, bits: Int64(value)) }
    return value == AnswerWords.unknown ? PlainAnswer(.unknown) : nil
  }

  /// A set as a list.
  private func set(
    _ place: Int, _ text: Swift.Span<UInt8>, _ scan: inout PlainScan
  ) -> PlainAnswer? {
    guard scan.take(text, UInt8(ascii: "[")) else { return nil }
    var members = PlainMembers(facts[place])
    if scan.take(text, UInt8(ascii: "]")) { return members.answer }
    repeat {
      guard let word = scan.string(text), members.take(facts[place].number(of: text, word)) else {
        return nil
      }
    } while scan.take(text, Byte.comma)
    return scan.take(text, UInt8(ascii: "]")) ? members.answer : nil
  }

  /// A set as a text, its members between commas.
  private func members(
    _ place: Int, _ text: Swift.Span<UInt8>, _ range: Range<Int>
  ) -> PlainAnswer? {
    switch facts[place].number(of: text, range) {
    case AnswerWords.unknown: return PlainAnswer(.unknown)
    case AnswerWords.none: return PlainAnswer(.set)
    default: break
    }
    var members = PlainMembers(facts[place])
    var scan = PlainScan(place: range.lowerBound, end: range.upperBound)
    repeat {
      guard members.take(facts[place].number(of: text, scan.part(text))) else { return nil }
    } while scan.take(text, Byte.comma)
    return members.answer
  }
}
