import Advice
import DecisionModel
import Notation
import Reports

/// Decides lines, one after the other: what each core does.
struct BatchReader: Sendable {
  let advisor: Advisor
  /// What each worker begins to read plain lines with.
  let plain: PlainLineReader
  let lines: AnswersLineReader
  let fields: BatchFields
  /// Answers that are stronger than those of any line.
  let settings: [Answer]
  /// The stream as the user named it.
  let path: String
  /// Whether what portfolios sum up is worked out too.
  let countsPortfolio: Bool
  /// Answers for what a line says nothing about: the user's defaults.
  var defaults: [Answer] = []

  /// What became of some lines.
  struct Result: Sendable {
    /// The lines to be written.
    var output: [UInt8] = []
    /// How many lines were read, and how many of them could not be decided.
    var lines = 0
    var errors = 0
    /// What they sum up to, when that was asked for.
    var portfolio = Portfolio()
  }

  /// A worker for lines that ask for destinations only; nil where more is asked for.
  func makeQuick() -> QuickLines? {
    guard fields.isLean, settings.isEmpty, defaults.isEmpty, !countsPortfolio else { return nil }
    return QuickLines(advisor, plain, fields)
  }

  /// Decides whole lines; what `quick` cannot read is read in full.
  func read(_ block: LineCutter.Block, _ quick: inout QuickLines?) -> Result {
    var result = Result()
    result.output.reserveCapacity(block.bytes.count / 4)
    var start = 0
    while start < block.bytes.count {
      let end = LineCutter.endOfLine(in: block.bytes, from: start)
      var stop = end
      if stop > start, block.bytes[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
      let isDecided =
        quick?.decide(
          block.bytes.span, start..<stop, number: block.line + result.lines, into: &result.output)
        ?? false
      if isDecided {
        result.lines += 1
        start = end + 1
        continue
      }
      let place = LinePlace(
        path: path, number: block.line + result.lines, offset: block.offset + start)
      decide(Array(block.bytes[start..<stop]), at: place, &quick, into: &result)
      result.lines += 1
      start = end + 1
    }
    return result
  }

  private func decide(
    _ bytes: [UInt8], at place: LinePlace, _ quick: inout QuickLines?, into result: inout Result
  ) {
    let line = lines.read(bytes, at: place)
    var text = "{\"id\":\(line.id),\"line\":\(place.number)"
    if line.hasErrors {
      let errors = line.diagnostics.map { JSON($0) }
      text += ",\"error\":" + JSON.object(["diagnostics": .array(errors)]).line
      result.errors += 1
    } else if let members = quick?.members(line.answers) {
      result.output += Array(text.utf8) + members
      return
    } else {
      let answers = defaults + line.answers + settings
      let outline: CaseOutline
      if fields.wantsAdvice {
        let advice = advisor.advise(answers)
        outline = CaseOutline(advice)
        text += fields.members(outline, .object(advice.members(advisor.ruleSet)))
      } else {
        outline = advisor.outline(
          answers, fields.wish.union(countsPortfolio ? .cost : []))
        text += fields.members(outline, nil)
      }
      if countsPortfolio { result.portfolio.add(outline, id: line.id, line: place.number) }
    }
    text += "}\n"
    result.output += Array(text.utf8)
  }
}
