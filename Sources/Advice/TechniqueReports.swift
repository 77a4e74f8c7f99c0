import DecisionModel

/// Verdict and evidence of every technique.
struct TechniqueReports {
  private let situation: Situation
  private let path: Set<TechniqueID>

  init(_ situation: Situation, path: Set<TechniqueID>) {
    self.situation = situation
    self.path = path
  }

  /// In slot order and then as declared, bundles left out.
  var all: [TechniqueReport] {
    let rules = situation.ruleSet
    let plain = rules.slots.flatMap { rules.techniques(in: $0.id) }.filter { $0.members.isEmpty }
    let reasons = Reasons(situation)
    var reports = plain.map { report($0, reasons) }
    for slot in rules.slots {
      let next = reports.indices.filter { place in
        reports[place].slot == slot.id && reports[place].verdict == .possible
      }.max { left, right in
        // Of equals the one declared first.
        let scores = (reports[left].score.known, reports[right].score.known)
        return scores.0 != scores.1 ? scores.0 < scores.1 : left > right
      }
      if let next { reports[next].verdict = .fallback }
    }
    return reports
  }

  private func report(_ technique: Technique, _ reasons: Reasons) -> TechniqueReport {
    let standing = situation.findings.standings[technique.id] ?? Standing()
    let postponed = standing.postponed.map(\.gate)
    let blocking = situation.gates(blocking: technique.id)
    return TechniqueReport(
      id: technique.id, title: technique.title, slot: technique.slot,
      verdict: verdict(technique, standing), score: standing.score,
      reasons: reasons.of(technique.id), blockedBy: blocking, postponedBy: postponed,
      until: (blocking + postponed).compactMap(until),
      mayBeBlockedBy: standing.mayBeBlockedBy)
  }

  private func until(_ gate: RuleName) -> String? {
    situation.ruleSet.gates.first { $0.grounds.name == gate }
      .map { situation.template.fill($0.until) }
  }

  private func verdict(
    _ technique: Technique, _ standing: Standing
  ) -> TechniqueReport.Verdict {
    if situation.destination.techniques.contains(technique.id) { return .recommended }
    if !standing.isPossible { return .blocked }
    if standing.isExhausted { return .exhausted }
    if situation.destination.outcome == .stop { return .notNeeded }
    if path.contains(technique.id) { return .supporting }
    if standing.score.known < 0 { return .discouraged }
    return isWanted(technique) ? .possible : .notNeeded
  }

  /// True unless the slot is optional and no need that the technique delivers is stated.
  private func isWanted(_ technique: Technique) -> Bool {
    let slot = situation.ruleSet.slots.first { $0.id == technique.slot }
    guard slot?.threshold != nil else { return true }
    return technique.delivers.contains { situation.findings.needs[$0] == .must }
  }
}
