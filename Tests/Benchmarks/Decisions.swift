import BenchmarkWorkload
import DecisionModel
import Foundation
import Notation
import RuleEngine

/// The seeded workload that the peers were measured on, in process: answers in, destination out.
struct Decisions {
  let engine: Engine
  let answers: [PlainAnswer]
  let expected: [UInt64]
  let width: Int
  let lines: [String]

  /// The workload itself: 60 rules, 20,000 cases.
  init() throws {
    let text = try String(
      contentsOf: Workload.rulebook.appendingPathComponent("workload.rules"), encoding: .utf8)
    try self.init(try Workload.load(), text, cases: 20_000)
  }

  /// A workload and its notation, with the first so many cases.
  init(_ workload: Workload, _ text: String, cases count: Int) throws {
    let reading = RulesReader.read([SourceText(path: "workload.rules", text: text)])
    if let error = reading.diagnostics.first(where: { $0.severity == .error }) {
      print("workload: \(error.message)")
      throw CocoaError(.fileReadCorruptFile)
    }
    engine = Engine(reading.ruleSet)
    let cases = workload.cases(count)
    lines = cases.map(workload.line)
    expected = cases.map { 1 << UInt64(workload.answer($0)) }
    width = reading.ruleSet.facts.count
    var reader = PlainLineReader(
      AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook))
    var row = Array(repeating: PlainAnswer.open, count: width)
    var all: [PlainAnswer] = []
    for line in lines {
      let bytes = Array(line.utf8)
      var span = row.mutableSpan
      guard reader.read(bytes.span, 0..<bytes.count - 1, into: &span) != nil else {
        throw CocoaError(.fileReadCorruptFile)
      }
      all += row
    }
    answers = all
  }

  /// How many of the cases end elsewhere than the rules say.
  func wrong(_ decider: inout QuickDecider) -> Int {
    var wrong = 0
    let all = answers.span
    for index in expected.indices {
      let row = all.extracting(index * width..<(index + 1) * width)
      if decider.decide(row).techniques != expected[index] { wrong += 1 }
    }
    return wrong
  }

  /// Decides all cases so many times; gives a digest, so that nothing can be left out.
  func decide(_ decider: inout QuickDecider, times: Int) -> UInt64 {
    var digest: UInt64 = 0
    let all = answers.span
    for _ in 0..<times {
      for index in expected.indices {
        let row = all.extracting(index * width..<(index + 1) * width)
        digest = digest &* 31 &+ decider.decide(row).techniques
      }
    }
    return digest
  }

  /// The same, with every score and the rules that fired.
  func explain(_ decider: inout QuickDecider, times: Int) -> Int {
    var digest = 0
    var scores: [Int] = []
    var fired: [Int] = []
    let all = answers.span
    for _ in 0..<times {
      for index in expected.indices {
        let row = all.extracting(index * width..<(index + 1) * width)
        _ = decider.decide(row)
        if decider.explain(scores: &scores, fired: &fired) {
          digest = digest &* 31 &+ scores[0] &+ fired.count
        }
      }
    }
    return digest
  }

  /// Reads every line so many times.
  func read(times: Int) -> Int {
    var reader = PlainLineReader(AnswersVocabulary(ruleSet: engine.ruleSet, priceBook: PriceBook()))
    var row = Array(repeating: PlainAnswer.open, count: width)
    let bytes = Array(lines.joined().utf8)
    var count = 0
    for _ in 0..<times {
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var span = row.mutableSpan
        if reader.read(bytes.span, start..<end, into: &span) != nil { count += 1 }
        start = end + 1
      }
    }
    return count
  }
}
