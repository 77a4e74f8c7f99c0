/// A stretch of one line of a text: what a caret points at.
public struct Span: Hashable, Sendable {
  /// The file as the user typed it, or its path below `rules/`; `<stdin>` for standard input.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The first column, counted from 1 in Unicode scalars.
  public var column: Int
  /// The column after the last one.
  public var endColumn: Int
  /// The offset of the first byte in the file, counted from 0.
  public var byteOffset: Int

  /// Marks columns `column ..< endColumn` of one line.
  public init(file: String, line: Int, column: Int, endColumn: Int, byteOffset: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
    self.endColumn = endColumn
    self.byteOffset = byteOffset
  }

  /// A place that no file holds: a flag, the environment, or a value made in a test.
  public static func outside(_ name: String) -> Span {
    Span(file: name, line: 0, column: 0, endColumn: 0)
  }

  /// `file:line:column`, or the bare name when no file holds the place.
  public var label: String { line == 0 ? file : "\(file):\(line):\(column)" }
}

extension Span: Comparable {
  /// Orders by file, line and column.
  public static func < (left: Span, right: Span) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.line != right.line { return left.line < right.line }
    return left.column < right.column
  }
}
