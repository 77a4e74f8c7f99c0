public import DecisionModel

/// What one line of batch input says.
public struct AnswersLine: Hashable, Sendable {
  /// The `id` as it is written, quotes included; `null` without one.
  public var id = "null"
  /// The checked answers, in the order given.
  public var answers: [Answer] = []
  /// What is to be put right, sorted by place.
  public var diagnostics: [Diagnostic] = []

  /// True when nothing may be decided by it.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// A line that says nothing.
  public init() {}
}

/// Where a line of a stream stands.
public struct LinePlace: Hashable, Sendable {
  /// The stream as the user named it.
  public var path: String
  /// The line, counted from 1.
  public var number: Int
  /// The offset of its first byte in the stream, counted from 0.
  public var offset: Int

  /// Names the place of a line.
  public init(path: String, number: Int, offset: Int) {
    self.path = path
    self.number = number
    self.offset = offset
  }
}
