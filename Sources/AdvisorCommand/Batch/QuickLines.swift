import Advice
import DecisionModel
import Notation
import Reports
import RuleEngine

/// Decides the plain lines of a batch that asks for destinations only; others are left to the reader
/// that explains.
struct QuickLines: Sendable {
  private var reader: PlainLineReader
  private var advisor: QuickAdvisor
  private let fields: BatchFields
  private var answers: [PlainAnswer]
  /// What stands behind the number of a line, by where it goes.
  private var endings: [QuickDecider.End: [UInt8]] = [:]
  /// The end that was met last, with what stands behind it.
  private var last: (end: QuickDecider.End, text: [UInt8])?

  private static let opening = Array("{\"id\":".utf8)
  private static let line = Array(",\"line\":".utf8)
  private static let null = Array("null".utf8)

  init(_ advisor: Advisor, _ reader: PlainLineReader, _ fields: BatchFields) {
    self.reader = reader
    self.advisor = QuickAdvisor(advisor)
    self.fields = fields
    answers = Array(repeating: .open, count: reader.factCount)
  }

  /// Decides one line and adds what comes out; false when it is not plain.
  mutating func decide(
    _ bytes: Swift.Span<UInt8>, _ range: Range<Int>, number: Int, into output: inout [UInt8]
  ) -> Bool {
    // Taken out for as long as others of this worker are changed too.
    var row: [PlainAnswer] = []
    swap(&row, &answers)
    defer { swap(&row, &answers) }
    var places = row.mutableSpan
    guard let id = reader.read(bytes, range, into: &places) else { return false }
    let end = advisor.end(row.span)
    output += Self.opening
    if id.isEmpty {
      output += Self.null
    } else {
      for place in id { output.append(bytes[place]) }
    }
    output += Self.line
    Self.append(number, to: &output)
    if last?.end != end { last = (end, ending(end)) }
    if let last { output += last.text }
    return true
  }

  /// What stands behind the number of a line with these answers; nil where they have no plain form.
  mutating func members(_ answers: [Answer]) -> [UInt8]? {
    advisor.end(of: answers).map { ending($0) }
  }

  private mutating func ending(_ end: QuickDecider.End) -> [UInt8] {
    if let known = endings[end] { return known }
    let text = fields.members(end.outcome, advisor.techniques(of: end)) + "}\n"
    endings[end] = Array(text.utf8)
    return Array(text.utf8)
  }

  /// Decimal digits without a string in between.
  private static func append(_ number: Int, to output: inout [UInt8]) {
    let start = output.count
    var rest = number
    repeat {
      output.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    output[start...].reverse()
  }
}
