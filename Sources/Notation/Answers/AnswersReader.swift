public import DecisionModel

/// Reads answers files: everything that is wrong with one comes out in one run.
public struct AnswersReader: Sendable {
  /// The code for a file that holds no answer.
  public static let noAnswers = "A112"
  /// The largest file that is read, in bytes.
  public static let largestFile = 1 << 20
  /// The longest line that is read, in bytes.
  public static let longestLine = 4_096

  let vocabulary: AnswersVocabulary
  let allowsUnknownKeys: Bool
  let readsExpectations: Bool

  /// Reads against the names of a vocabulary; with `allowsUnknownKeys` they only warn.
  ///
  /// Without `readsExpectations` the lines for tests are left alone, so that a file can be decided by
  /// rules other than those its expectations name.
  public init(
    _ vocabulary: AnswersVocabulary, allowsUnknownKeys: Bool = false,
    readsExpectations: Bool = true
  ) {
    self.vocabulary = vocabulary
    self.allowsUnknownKeys = allowsUnknownKeys
    self.readsExpectations = readsExpectations
  }

  var taker: AnswerTaker {
    AnswerTaker(
      vocabulary: vocabulary, allowsUnknownKeys: allowsUnknownKeys,
      readsExpectations: readsExpectations)
  }

  /// Reads a whole file.
  public func read(_ source: SourceText, origin: Origin = .file) -> AnswersReading {
    var reading = AnswersReading(name: source.path)
    guard source.bytes.count <= Self.largestFile else {
      reading.diagnostics = [Self.tooLarge(source)]
      return reading
    }
    let spoilt = reportFaults(of: source, to: &reading)
    var first: [String: Span] = [:]
    for number in 1...max(1, source.lineCount) {
      let line = source.line(number)
      if reading.diagnostics.count >= DiagnosticLimit.most {
        reading.diagnostics.append(Self.tooMany(line, of: source))
        break
      }
      if line.count > Self.longestLine {
        reading.diagnostics.append(Self.tooLong(line, of: source))
        continue
      }
      if spoilt.contains(number) { continue }
      do {
        guard let cut = try AnswerLine.cut(line, of: source) else { continue }
        try take(cut, of: source, origin: origin, first: &first, into: &reading)
      } catch {
        if error.severity == .error || allowsUnknownKeys { reading.diagnostics.append(error) }
      }
    }
    if !reading.holdsAnswers, !reading.diagnostics.contains(where: { $0.severity == .error }) {
      reading.diagnostics.append(
        Diagnostic(
          Self.noAnswers, .error, "no answers in `\(source.path)`",
          help: "advisor template prints a file with every key", at: .outside(source.path)))
    }
    reading.diagnostics.sort()
    return reading
  }

  /// Reports bytes no text may hold; at most 20, so that a picture doesn't fill the screen.
  private func reportFaults(
    of source: SourceText, to reading: inout AnswersReading
  ) -> Set<Int> {
    let faults = EncodingFault.all(in: source)
    for fault in faults.prefix(20) { reading.diagnostics.append(fault.diagnostic(in: source)) }
    if faults.count > 20, let next = faults.dropFirst(20).first {
      reading.diagnostics.append(
        Diagnostic(
          "A301", .error, "and \(faults.count - 20) more bytes of this kind",
          help: "is this a text file?", at: source.span(next.range)))
    }
    return Set(faults.map { source.lineNumber(at: $0.range.lowerBound) })
  }

  private func take(
    _ line: AnswerLine, of source: SourceText, origin: Origin, first: inout [String: Span],
    into reading: inout AnswersReading
  ) throws(Diagnostic) {
    let key = line.key.text
    let keySpan = source.span(line.key.range)
    if let earlier = first[key] {
      throw Diagnostic(
        "A102", .error, "`\(key)` is answered twice", help: "keep one of the two lines",
        at: keySpan, related: [Diagnostic.Related(note: "first given here", span: earlier)])
    }
    first[key] = keySpan
    let place = ValuePlace(line, of: source)
    try taker.take(key, keySpan, place, origin: origin, into: &reading)
  }

  private static func tooLarge(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      "A305", .error,
      "an answers file has at most \(largestFile) bytes; byte \(largestFile) is the first too many",
      help: "is this the right file?", at: .outside(source.path))
  }

  private static func tooMany(_ line: Range<Int>, of source: SourceText) -> Diagnostic {
    Diagnostic(
      "A306", .error, "there is something to say of each of \(DiagnosticLimit.most) lines",
      help: "is this an answers file? the lines from here on were not read", at: source.span(line))
  }

  private static func tooLong(_ line: Range<Int>, of source: SourceText) -> Diagnostic {
    let limit = line.lowerBound + longestLine
    return Diagnostic(
      "A304", .error,
      "the line has \(line.count) bytes, more than \(longestLine); "
        + "byte \(limit) is the first too many",
      help: "is this an answers file?", at: source.span(limit..<limit + 1))
  }
}
