import DecisionModel
import Notation

/// A line of a batch: the reader by place takes nothing that the reader in full refuses, and reads the
/// same out of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func lines(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let full = Ground.lines.read(bytes, at: LinePlace(path: "in", number: 7, offset: 100))
  for diagnostic in full.diagnostics {
    require(diagnostic.span.line == 7 && diagnostic.span.byteOffset >= 100, "not at its place")
  }
  require(full.hasErrors || !full.answers.isEmpty || bytes.contains(0x2E), "nothing said")

  var reader = Ground.quick
  var row = Array(repeating: PlainAnswer.open, count: reader.factCount)
  var places = row.mutableSpan
  guard let id = reader.read(bytes.span, 0..<bytes.count, into: &places) else { return 0 }
  require(!full.hasErrors, "read by place and refused in full")
  let text = id.isEmpty ? "null" : String(decoding: bytes[id], as: UTF8.self)
  require(full.id == text, "another id")
  let facts = Ground.rules.ruleSet.facts
  require(row.count { $0 != .open } == full.answers.count, "another number of answers")
  for answer in full.answers {
    guard let place = facts.firstIndex(where: { $0.key == answer.key }) else {
      return fail("an answer to no fact")
    }
    require(isSame(row[place], answer.value, facts[place]), "another answer: \(answer)")
  }
  return 0
}

private func fail(_ what: String) -> CInt {
  require(false, what)
  return 0
}

private func isSame(_ plain: PlainAnswer, _ value: Value?, _ fact: FactDeclaration) -> Bool {
  switch (plain.kind, value) {
  case (.unknown, nil): return true
  case (.number, .number(let range)?), (.range, .number(let range)?):
    return plain == PlainAnswer(range)
  case (.choice, .name(let name)?):
    guard case .name(let table) = fact.type else { return false }
    return Ground.vocabulary.priceBook.names(of: table, on: nil)[Int(plain.bits)] == name
  case (.choice, .choice(let name)?):
    return fact.type.options[Int(plain.bits)].name == name
  case (.choice, nil): return fact.type.options[Int(plain.bits)].meansUnknown
  case (.set, .set(let names)?):
    let all =
      fact.type.options.isEmpty
      ? Ground.rules.ruleSet.techniques.map { ValueName($0.id) } : fact.type.options.map(\.name)
    let mask = UInt64(bitPattern: plain.bits)
    let members = all.indices.filter { mask >> UInt64($0) & 1 == 1 }.map { all[$0] }
    let first = plain.first < 0 ? nil : all[Int(plain.first)]
    return first == names.first && Set(members) == Set(names)
      && members.filter { $0 != first } == Array(names.dropFirst())
  default: return false
  }
}

extension Ground {
  static let lines = held { AnswersLineReader(vocabulary) }
  static let quick = held { PlainLineReader(vocabulary) }
}
