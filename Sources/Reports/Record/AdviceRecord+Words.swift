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
      : "goes over a limit that nothing keeps: see \(overLimits.joined(separator: ", "))"
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

extension AdviceRecord.Route {
  /// From what volume it is cheaper, and when it has paid back; empty while answers are wanted.
  public var words: [String] {
    var words: [String] = []
    if let volume {
      if let likely = volume.likely {
        words.append(
          likely == .zero
            ? "cheaper at any volume"
            : "cheaper from \(likely.grouped(digits: 3)) requests a month")
      } else {
        words.append("never cheaper" + (reason.map { ", as \($0)" } ?? ""))
      }
    }
    if let paybackMonths {
      if let likely = paybackMonths.likely {
        if likely > .zero { words.append("pays back in \(likely.grouped(decimals: 1)) months") }
      } else {
        words.append("never pays back at this volume")
      }
    }
    return words
  }
}

extension AdviceRecord.Route {
  /// Why it is never cheaper.
  private var reason: String? {
    switch neverBecause.flatMap(BreakEven.Reason.init) {
    case nil: return nil
    case .noSaving: return "a request costs no less"
    case .machines: return "the machines for more requests cost more than they save"
    case .capacity:
      let most = capacity?.likely.map { " of \($0.grouped(digits: 3)) requests a month" }
      return "it would take more than its capacity" + (most ?? "")
    }
  }

  /// A route as its JSON would say it.
  init(_ route: BreakEven) {
    self.init(
      from: [route.from.rawValue], to: [route.to.rawValue],
      volume: route.volume.amount.map(AdviceRecord.Amount.init),
      paybackMonths: route.paybackMonths.amount.map(AdviceRecord.Amount.init),
      saving: route.saving.amount.map(AdviceRecord.Amount.init),
      neverBecause: route.neverBecause?.rawValue,
      capacity: route.capacity?.amount.map(AdviceRecord.Amount.init))
  }
}

extension AdviceRecord.Amount {
  /// An amount as its JSON would say it.
  init(_ amount: CostModel.Amount) {
    func point(_ value: Quantity) -> Quantity? { value == CostModel.Amount.never ? nil : value }
    self.init(
      low: point(amount.low), likely: point(amount.likely), high: point(amount.high),
      least: point(amount.least), most: point(amount.most), unit: amount.unit)
  }
}

extension AdviceRecord.PriceAge {
  /// The age in a line: the day of the prices, that of the book where it is another, and the oldest.
  public var words: String {
    var text = "prices as of \(asOf)"
    if let bookAsOf, bookAsOf != asOf { text += ", from a book as of \(bookAsOf)" }
    text += "; oldest used \(oldest), "
    switch days {
    case 0: text += "the same day"
    case ..<0: text += "\(days.magnitude) \(days == -1 ? "day" : "days") later"
    default: text += "\(days) \(days == 1 ? "day" : "days") before"
    }
    return text + " (\(oldestName))"
  }
}

extension AdviceRecord.Cost {
  /// `total over 12 months`.
  public var totalWords: String {
    horizonMonths.map { "total over \($0.grouped()) months" } ?? "total"
  }
}

extension AdviceRecord.CostChange {
  /// What moved: `+$120 (+4 %)`; nil where one of the two is not known.
  public var words: String? {
    guard let change else { return nil }
    let sign = change < .zero ? "" : "+"
    let part = share.map { " (\($0 < .zero ? "" : "+")\($0.words(.percent)))" } ?? ""
    return sign + change.dollars + part
  }
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
