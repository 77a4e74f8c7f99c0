import Advice
import DecisionModel

/// The first screen: where to go, what it costs, what to do first, and how sure that is.
extension HTMLReport {
  var verdict: Markup {
    let advice = record.recommendation
    return Markup("header") {
      Markup("p", ["class": "eyebrow"]) { eyebrow }
      Markup("h1") { advice.headline.capitalized }
      if let stop = advice.stoppedBy { Markup("p", ["class": "lead"]) { stop.text.sentence } }
      Markup("p", ["class": "lead"]) { money }
      figures
      Markup("p", ["class": "first"]) { first }
      Markup("p") { sureness }
      if let over = advice.overLimitsWords {
        Markup("p", ["class": "alert"]) { "It \(over)." }
      }
      for over in advice.likelyOver { Markup("p", ["class": "alert"]) { over.sentence } }
      if !advice.ties.isEmpty {
        Markup("p") {
          "It ties with \(names(advice.ties)); of equals, the one declared first stands."
        }
      }
      for role in advice.roles {
        Markup("p") { "\(record.title(role.technique).capitalized) \(role.role)." }
      }
      for failure in record.failures { Markup("p", ["class": "alert"]) { failure.sentence } }
      since
      contents
    }
  }

  private var eyebrow: String {
    switch record.recommendation.outcome {
    case "adapt": "Recommended for this use case"
    case "stop": "Enough is done"
    case "none_fits": "No technique fits"
    default: record.recommendation.outcome
    }
  }

  /// What it costs, in a sentence.
  private var money: String {
    guard let cost = record.cost else { return "It was not priced." }
    let bill = cost.destination
    guard let monthly = bill.monthly?.likelyDollars ?? bill.total?.likelyDollars else {
      let keys = bill.wants.prefix(4).joined(separator: ", ")
      let rest = keys.isEmpty ? "is not known" : "can be told once \(keys) is answered"
      if let known = knownMoney(cost) { return "What is known of it \(known); the rest \(rest)." }
      guard let upfront = bill.upfront?.likelyDollars else { return "What it costs \(rest)." }
      return "It likely costs \(upfront) up front; what it costs each month \(rest)."
    }
    var words = "It likely costs "
    if let upfront = bill.upfront, let likely = upfront.likely {
      words += likely == .zero ? "nothing up front and " : "\(likely.dollars) up front and "
    }
    words += "\(monthly) a month"
    if let billed = bill.monthlyBill?.likelyDollars, billed != monthly {
      words += "; \(billed) of that is billed by others, the rest is your own work"
    }
    return words + "."
  }

  /// What the lines that are known cost up front and each month; nil where they say nothing of either.
  private func knownMoney(_ cost: AdviceRecord.Cost) -> String? {
    guard let known = cost.known, known.upfront != nil || known.monthly != nil else { return nil }
    let upfront = (cost.destination.upfront ?? known.upfront)?.likelyDollars
    let parts = [
      upfront.map { "\($0) up front" }, known.monthly?.likelyDollars.map { "\($0) a month" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "likely costs " + parts.joined(separator: " and ")
  }

  private var figures: Markup {
    guard let cost = record.cost else { return .none }
    let shown = cost.rows.filter { $0.measure != "per_request" }
    guard shown.contains(where: { $0.amount?.likely != nil }) else { return .none }
    return Markup("ul", ["class": "tiles"]) {
      for row in shown {
        let amount = row.amount
        Markup("li") {
          Markup("span", ["class": "of"]) { row.label.capitalized }
          " "
          Markup("b", ["class": amount?.likely == nil ? "unknown" : nil]) {
            amount?.likelyDollars ?? "not known"
          }
          if let low = amount?.low, let high = amount?.high {
            " "
            Markup("span", ["class": "range"]) { "\(low.dollars) to \(high.dollars)" }
          }
        }
      }
    }
  }

  private var first: Markup {
    let advice = record.recommendation
    guard let step = advice.next else {
      return .group([Markup("b") { "Next: " }, .text(advice.nextStep)])
    }
    let price = [step.days, step.cost.flatMap(\.likelyDollars)]
      .compactMap(\.self).joined(separator: ", ")
    return .group([
      Markup("b") { "Do first: \(step.title.lowercasedFirst)" },
      .text((price.isEmpty ? "" : " (\(price))") + ". "), .text(step.action.sentence),
    ])
  }

  private var sureness: Markup {
    let sure = record.recommendation.confidence
    let share = sure.robustness.map {
      " It holds in \($0.words(.percent)) of draws over what is open"
        + (likelier.map { "; more lead to \($0)." } ?? ".")
    }
    let lead = sure.margin.map { ", with a lead of \($0) over the next best" } ?? ""
    let level = sure.level.isEmpty ? "" : " Confidence: \(sure.level)\(lead)."
    let deciding = record.decidingQuestions.count + record.undecidedQuestions.count
    return .group([
      Markup("b") { sure.isSettled ? "Settled. " : "Provisional. " },
      sure.isSettled
        ? .text("No open answer can change it.")
        : .group([
          Markup("a", ["href": record.unanswered.isEmpty ? "#main" : "#the-questions"]) {
            deciding == 0
              ? "Open answers" : "\(deciding) open \(deciding == 1 ? "answer" : "answers")"
          },
          .text(" may still change it."),
        ]),
      .text((share ?? "") + level),
    ])
  }

  private var likelier: String? {
    record.recommendation.confidence.likelier.map { end in
      let ending = ending(end.destination, outcome: end.outcome)
      return "\(ending), \(end.share.words(.percent)) of them"
    }
  }

  private var since: Markup {
    guard let baseline = record.baseline else { return .none }
    guard baseline.changed else {
      return Markup("p") { "Nothing changed since \(baseline.file)." }
    }
    var moves: [String] = []
    if baseline.destinationChanged { moves.append("it was \(baseline.headlineFrom)") }
    if baseline.nextChanged { moves.append("the next step was \(baseline.nextFrom)") }
    for cost in baseline.costs {
      if let words = cost.words {
        moves.append(cost.measure.replacing("_", with: " ") + " " + words)
      }
    }
    if baseline.rulesChanged { moves.append("the rules are others") }
    if let date = baseline.pricesFrom { moves.append("prices were as of \(date)") }
    if moves.isEmpty { moves.append("the path or the confidence is another") }
    return Markup("p", ["class": "alert"]) {
      "Changed since \(baseline.file): \(moves.joined(separator: "; "))."
    }
  }

  private var contents: Markup {
    Markup("nav", ["aria-label": "Contents"]) {
      Markup("ul") {
        for part in parts {
          Markup("li") { Markup("a", ["href": "#" + part.id]) { part.title } }
        }
      }
    }
  }
}

extension String {
  /// The first letter small, unless the first word is an abbreviation.
  var lowercasedFirst: String {
    let second = dropFirst().first
    guard let second, !second.isUppercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
