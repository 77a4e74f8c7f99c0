internal import DecisionModel

extension Report {
  /// The largest rule or price file that is read, in bytes.
  static let largestFile = 16 << 20
  /// The longest line of one, in bytes.
  static let longestLine = 1 << 14
  /// So many bytes that no text may hold are a mistake or two; more of them, and it is no text.
  private static let mostFaults = 20

  /// Notes the bytes that no text may hold; false when the file is not worth reading.
  func accepts(_ source: SourceText) -> Bool {
    guard source.bytes.count <= Self.largestFile else {
      self(
        Diagnostic(
          "A305", .error, "a file of rules or prices has at most \(Self.largestFile >> 20) MiB",
          help: "is this the right file? rules may stand in several", at: .outside(source.path)))
      return false
    }
    let faults = EncodingFault.all(in: source)
    for fault in faults.prefix(Self.mostFaults) { self(fault.diagnostic(in: source)) }
    guard let next = faults.dropFirst(Self.mostFaults).first else { return true }
    self(
      Diagnostic(
        "A301", .error, "and \(faults.count - Self.mostFaults) more bytes of this kind",
        help: "is this a text file? nothing in it was read", at: source.span(next.range)))
    return false
  }

  /// False for a line that is too long to be read, which is noted.
  func acceptsLine(_ range: Range<Int>, of source: SourceText) -> Bool {
    guard range.count > Self.longestLine else { return true }
    let limit = range.lowerBound + Self.longestLine
    self(
      Diagnostic(
        "A304", .error, "the line has \(range.count) bytes, more than \(Self.longestLine)",
        help: "a text goes on in the next line, in quotes of its own",
        at: source.span(limit..<limit + 1)))
    return false
  }
}
