public import DecisionModel

/// A text we read, with its lines: it turns byte ranges into places that a caret can point at.
public struct SourceText: Hashable, Sendable {
  /// The file as the user typed it, or its path below `rules/`; `<stdin>` for standard input.
  public let path: String
  /// The text, a byte order mark included.
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Holds the bytes of a text. Costs one pass over them.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var starts = [bytes.starts(with: mark) ? mark.count : 0]
    starts.reserveCapacity(bytes.count / 64)
    for offset in bytes.indices where bytes[offset] == Byte.lineFeed { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Holds a text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// How many lines there are; a line feed at the very end doesn't begin another one.
  public var lineCount: Int {
    lineStarts.count > 1 && lineStarts.last == bytes.count ? lineStarts.count - 1 : lineStarts.count
  }

  /// The bytes of a line counted from 1, without its line feed and a carriage return before that.
  public func line(_ number: Int) -> Range<Int> {
    guard lineStarts.indices.contains(number - 1) else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    guard lineStarts.indices.contains(number) else { return start..<bytes.count }
    var end = lineStarts[number] - 1
    if end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return start..<end
  }

  /// The text of some bytes; bad UTF-8 is shown by the replacement character.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The line that holds a byte, counted from 1.
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of some bytes of one line; what lies on later lines is left out.
  public func span(_ range: Range<Int>) -> Span {
    let number = lineNumber(at: range.lowerBound)
    let whole = line(number)
    let start = max(range.lowerBound, whole.lowerBound)
    let end = max(start, min(range.upperBound, whole.upperBound))
    let column = 1 + scalars(in: whole.lowerBound..<start)
    return Span(
      file: path, line: number, column: column, endColumn: column + scalars(in: start..<end),
      byteOffset: range.lowerBound)
  }

  /// Counts Unicode scalars as the bytes that don't continue one.
  private func scalars(in range: Range<Int>) -> Int {
    let bounded = range.clamped(to: 0..<bytes.count)
    return bytes[bounded].count { $0 & 0xC0 != 0x80 }
  }
}
