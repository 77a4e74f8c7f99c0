import Advice
import CostModel
import DecisionModel

extension AdviceRecord.Confidence {
  /// How sure it is: `settled, confidence low: holds in 99 % of draws, lead 0`.
  public var words: String {
    var words = isSettled ? "settled" : "provisional"
    if !level.isEmpty { words += ", confidence \(level)" }
    if let robustness { words += ": holds in \(robustness.words(.percent)) of draws" }
    if let margin { words += ", lead \(margin)" }
    return words
  }
}

extension AdviceRecord.Recommendation {
  /// That it goes over limits, with the warnings that say which; nil where it keeps them all.
  public var overLimitsWords: String? {
    overLimits.isEmpty
      ? nil
      : "goes over a limit even at the lowest estimate: see \(overLimits.joined(separator: ", "))"
  }
}

extension AdviceRecord.Step {
  /// The word for its state: `done`, `next`, `later`, `only if`.
  public var stateWords: String { state == "only_if" ? "only if" : state }

  /// The working days: `1-10 d`; nil where none are known.
  public var effortWords: String? {
    guard let low = effortDays?.low?.grouped(), let high = effortDays?.high?.grouped() else {
      return nil
    }
    return (low == high ? low : "\(low)-\(high)") + " d"
  }

  /// When to take it, for a step that is only taken if something holds.
  public var condition: String {
    let entry = enterWhen.isEmpty ? "if the steps before it fall short" : enterWhen
    return open.isEmpty || technique == nil ? entry : "\(entry); \(openWords)"
  }

  /// What it waits for: `depends on examples, volume`.
  public var openWords: String { "depends on " + open.joined(separator: ", ") }
}

extension AdviceRecord {
  /// The titles of techniques, one after the other.
  public func titles(_ techniques: [String]) -> String {
    techniques.map(title).joined(separator: ", ")
  }

  /// An end in words: `few-shot prompting`, `stop, with prompting`, `nothing fits`.
  public func ending(_ techniques: [String], outcome: String) -> String {
    switch outcome {
    case "stop": "stop, with " + titles(techniques)
    case "none_fits": "nothing fits"
    default: titles(techniques)
    }
  }

  /// Where more draws lead than to the destination: `more draws lead to prompting: 21 %`; nil where none do.
  public var likelierWords: String? {
    recommendation.confidence.likelier.map { end in
      let ending = ending(end.destination, outcome: end.outcome)
      return "more draws lead to \(ending): \(end.share.words(.percent))"
    }
  }

  /// The flips worth a reader's time: those that don't change the past, numbers first, which are what a
  /// team can move.
  public var leadingFlips: [Flip] {
    let open = flips.filter { !$0.isPast }
    func isNumber(_ flip: Flip) -> Bool { flip.changes.first?.to.isNumber ?? false }
    return open.filter(isNumber) + open.filter { !isNumber($0) }
  }

  /// The open questions that are shown to change the destination.
  public var decidingQuestions: [OpenQuestion] {
    unanswered.filter { $0.canChange.contains("destination") }
  }

  /// The open questions that are neither shown to change the destination nor proved not to.
  public var undecidedQuestions: [OpenQuestion] { unanswered.filter(\.isUndecided) }

  /// The two answers that show that an open question matters: `if offline: prompting`, `if realtime: LoRA`;
  /// empty where nothing does.
  public func witnessWords(_ open: OpenQuestion) -> [String] {
    var ends = open.witness.map { ending($0.destination, outcome: $0.outcome) }
    if Set(ends).count < ends.count {
      ends = zip(ends, open.witness).map { "\($0), with \(titles($1.destination))" }
    }
    return zip(open.witness, ends).map { "if \($0.value.words(open.unit)): \($1)" }
  }

  /// The command that prints the advice again, as one would type it; empty where it is not known.
  public var command: String { commandLine.map(\.quotedForShell).joined(separator: " ") }
}

extension AdviceRecord.OpenQuestion {
  /// True when it is neither shown to change the destination nor proved not to.
  public var isUndecided: Bool { settledBy == "gave_up" }
}

extension AdviceRecord.Flip {
  /// The changed answers: `volume were 1,000,000 requests a month (now 10,000 requests a month)`.
  public var words: String {
    changes.map { change in
      "\(change.key) were \(change.to.words(change.unit)) (now \(change.from.words(change.unit)))"
    }.joined(separator: " and ")
  }
}
