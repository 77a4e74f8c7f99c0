public import DecisionModel

/// One answer given outside any file: by a flag or by the environment.
public struct AnswerSetting: Hashable, Sendable {
  /// The key, such as `volume`.
  public var key: String
  /// The text of the value.
  public var value: String
  /// Where it came from.
  public var origin: Origin
  /// What the user typed, such as `--set volume` or `ADVISOR_ANSWER_VOLUME`.
  public var name: String

  /// Names one answer.
  public init(key: String, value: String, origin: Origin, name: String) {
    self.key = key
    self.value = value
    self.origin = origin
    self.name = name
  }
}

extension AnswersReader {
  /// Reads answers given outside any file; of a key given twice the later one counts.
  public func read(_ settings: [AnswerSetting], name: String) -> AnswersReading {
    var reading = AnswersReading(name: name)
    // Nobody else's keys stand in flags and variables of ours, so an unknown one is a slip.
    var taker = taker
    taker.allowsUnknownKeys = false
    for setting in settings {
      let place = ValuePlace(setting.value, at: .outside(setting.name))
      do {
        try taker.take(
          setting.key, place.span, place, origin: setting.origin, into: &reading)
      } catch { reading.diagnostics.append(error) }
    }
    return reading
  }
}

/// The answers of several sources, each key once.
public struct MergedAnswers: Hashable, Sendable {
  /// The answers that count, in the order of declaration of their keys.
  public var answers: [Answer] = []
  /// Answers that a stronger source took the place of, each with the one that counts.
  public var overridden: [Override] = []

  /// An answer that does not count.
  public struct Override: Hashable, Sendable {
    /// The answer that does not count.
    public var answer: Answer
    /// The one that does.
    public var by: Answer

    /// Pairs an answer with the one that took its place.
    public init(answer: Answer, by: Answer) {
      self.answer = answer
      self.by = by
    }
  }

  /// Merges readings, the weakest first; of two answers to a key the later one counts.
  public init(_ readings: [AnswersReading], keys: [String]) {
    var current: [FactKey: Answer] = [:]
    var replaced: [Answer] = []
    for answer in readings.flatMap(\.answers) {
      if let earlier = current[answer.key] { replaced.append(earlier) }
      current[answer.key] = answer
    }
    answers = keys.compactMap { current[FactKey($0)] }
    overridden = replaced.compactMap { earlier in
      current[earlier.key].map { Override(answer: earlier, by: $0) }
    }
  }
}
