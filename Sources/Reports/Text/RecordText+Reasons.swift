import Advice
import DecisionModel

extension RecordText {
  /// How many reasons for one technique are shown.
  private static let reasons = 3
  /// How many disagreements are shown in full.
  private static let disagreements = 3

  private var isStop: Bool { record.recommendation.outcome == "stop" }

  /// The strongest reasons for each technique of the destination, and the strongest against it.
  func reasons(_ page: inout TextPage) {
    let chosen = record.recommendation.destination.compactMap { id in
      record.techniques.first { $0.id == id }
    }.filter { $0.reasons.contains(where: \.counts) }
    guard !chosen.isEmpty, !isStop else { return }
    page.heading("Why")
    for technique in chosen {
      page.paragraph(short(technique.title), lead: "  ", style.bold)
      let counted = technique.reasons.filter(\.counts)
      let supports = counted.filter { $0.effect == "supports" }
      for reason in supports.prefix(Self.reasons) { show(reason, "+", &page) }
      more(supports.count - Self.reasons, "reason", "      ", &page)
      if let against = counted.first(where: { $0.effect == "opposes" }) {
        show(against, "-", &page)
      }
    }
    let same = record.equivalents.filter { group in chosen.contains { group.contains($0.id) } }
    let next = record.techniques.filter { technique in
      technique.verdict == "fallback" && technique.score > 0
        && !same.contains { $0.contains(technique.id) }
    }.map(\.title)
    if !next.isEmpty {
      page.paragraph(short("next best: " + next.joined(separator: ", ")), lead: "  ")
    }
  }

  private func show(_ reason: AdviceRecord.Reason, _ sign: String, _ page: inout TextPage) {
    page.paragraph(
      short(reason.text), lead: "    \(sign) ", marking: sign == "+" ? style.green : style.red)
    page.paragraph(source(reason), lead: "      ", style.dim)
  }

  /// What is blocked and what is postponed, each gate once.
  func gates(_ page: inout TextPage) {
    guard !isStop else { return }
    show("forbids", in: record.techniques.filter { $0.verdict == "blocked" }, "Blocked", &page)
    show(
      "postpones", in: record.techniques.filter { $0.verdict == "recommended" }, "Postponed", &page)
  }

  private func show(
    _ effect: String, in techniques: [AdviceRecord.Technique], _ heading: String,
    _ page: inout TextPage
  ) {
    var order: [String] = []
    var concerned: [String: [(technique: AdviceRecord.Technique, reason: AdviceRecord.Reason)]] =
      [:]
    for technique in techniques {
      for reason in technique.reasons where reason.effect == effect {
        if concerned[reason.rule] == nil { order.append(reason.rule) }
        concerned[reason.rule, default: []].append((technique, reason))
      }
    }
    guard !order.isEmpty else { return }
    page.heading(heading)
    for rule in order {
      guard let concerned = concerned[rule], let first = concerned.first else { continue }
      // A gate may say something else of each, such as how far it lies over a limit.
      var texts: [String] = []
      for one in concerned where !texts.contains(one.reason.text) { texts.append(one.reason.text) }
      for text in texts {
        let names = concerned.filter { $0.reason.text == text }.map(\.technique.title)
        page.paragraph(
          short("\(names.joined(separator: ", ")): \(text)"), lead: "  ! ", marking: style.yellow)
      }
      if let until = until(rule, in: first.technique) {
        page.paragraph(short("until \(until)"), lead: "    ")
      }
      page.paragraph(source(first.reason), lead: "    ", style.dim)
    }
  }

  private func until(_ gate: String, in technique: AdviceRecord.Technique) -> String? {
    let gates = technique.blockedBy + technique.postponedBy
    guard let place = gates.firstIndex(of: gate), place < technique.until.count else { return nil }
    return technique.until[place]
  }

  /// Mistakes to avoid, limits passed, and answers that hardly occur together.
  func warnings(_ page: inout TextPage) {
    guard !(record.warnings.isEmpty && record.conflicts.isEmpty) else { return }
    page.heading("Warnings")
    for note in record.warnings {
      page.paragraph(short(note.text), lead: "  ! ", marking: style.yellow)
      page.paragraph(source(note), lead: "    ", style.dim)
    }
    for conflict in record.conflicts {
      let keys = conflict.keys.joined(separator: ", ")
      page.paragraph(
        short("\(keys): answers that hardly occur together; \(conflict.because)"), lead: "  ! ",
        marking: style.yellow)
    }
  }

  /// The disagreements that moved the destination: the question, who holds what, and the resolution.
  /// The others by name.
  func disagreements(_ page: inout TextPage) {
    guard !record.disagreements.isEmpty else { return }
    page.heading("Where the documents disagree")
    let shown = record.disagreements.filter(\.isDecisive).prefix(Self.disagreements)
    for one in shown {
      page.paragraph(short("\(one.id) \(one.question)"), lead: "  ")
      for side in one.sides {
        let claims = side.claims.joined(separator: ", ")
        page.paragraph(short("\(side.text) [\(claims)]"), lead: "    - ", style.dim)
      }
      page.paragraph(short(one.applied), lead: "    = ")
    }
    let rest = record.disagreements.filter { one in !shown.contains(one) }.map(\.id)
    if !rest.isEmpty {
      let word = shown.isEmpty ? "on the way: " : "also on the way: "
      page.paragraph(short(word + rest.joined(separator: ", ")), lead: "  ", style.dim)
    }
  }
}
