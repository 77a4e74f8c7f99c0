/// What an answer says, once its type is checked.
public enum Value: Hashable, Sendable {
  /// A number in the base unit of the fact's dimension; a range is a partly known answer.
  case number(QuantityRange)
  /// One value of a choice; yes/no facts take `yes` and `no`.
  case choice(ValueName)
  /// Members of a set, in the order given; empty for `none`.
  case set([ValueName])
  /// A name in the price book, such as an API model.
  case name(String)
}

/// What is known of a fact.
public enum Knowledge: Hashable, Sendable {
  /// Nobody has said.
  case unasked
  /// Asked, and not known; it stays open in every proof.
  case unknown
  /// The guard says that the question does not apply; conditions on it are false.
  case notApplicable
  /// Said, or worked out.
  case known(Value)
  /// A computed set of which some members are sure, in their order, while others may be in it or not.
  case partly(sure: [ValueName], possible: [ValueName])

  /// The value, when there is one.
  public var value: Value? {
    if case .known(let value) = self { return value }
    return nil
  }
}

/// Where an answer came from; the order is the order of precedence, weakest first.
public enum Origin: String, Hashable, Sendable, CaseIterable {
  /// A line of the user's own defaults, which hold whatever the use case.
  case `default`
  /// A line of an answers file.
  case file
  /// A line of standard input.
  case stdin
  /// A line of batch input.
  case batch
  /// An environment variable `ADVISOR_ANSWER_KEY`.
  case environment
  /// A flag `--set key=value`.
  case flag
  /// The interview.
  case interview
}

/// One answer as the user gave it.
public struct Answer: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// The checked value, or nil for `unknown`.
  public var value: Value?
  /// The text as written.
  public var raw: String
  /// Where it came from.
  public var origin: Origin
  /// The place of the value.
  public var span: Span

  /// Records one answer.
  public init(key: FactKey, value: Value?, raw: String, origin: Origin, span: Span) {
    self.key = key
    self.value = value
    self.raw = raw
    self.origin = origin
    self.span = span
  }
}
