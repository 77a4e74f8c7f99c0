internal import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ practice: Practice) {
    head("practice \(practice.grounds.name)")
    list("for", practice.techniques)
    field("at", practice.step.rawValue)
    printConditions(practice.grounds)
    quoted("advises", practice.grounds.because)
    printEvidence(practice.grounds)
  }

  mutating func print(_ warning: Warning) {
    head("warning \(warning.grounds.name)")
    list("for", warning.techniques)
    if let each = warning.each { field("for", "each of \(each)") }
    if let whole = warning.whole { field("for", "whole of \(whole)") }
    printConditions(warning.grounds)
    quoted("says", warning.grounds.because)
    printEvidence(warning.grounds)
  }

  mutating func print(_ step: Step) {
    head("step \(step.id) \(Self.quote(step.title))")
    quoted("do", step.action)
    quoted("stop", step.stopWhen)
    quoted("enter", step.entry, optional: true)
    if let done = step.done { condition("done when", done) }
    if let due = step.due { condition("due when", due) }
    for join in step.joins { print(join) }
    list("replaces", step.replaces)
    list("finds out", step.findsOut)
    if let effort = step.effort { field("effort", Self.effortText(effort)) }
    if step.waits { field("waits", "") }
    if step.launches { field("launches", "") }
    for item in step.concludes { print(item) }
    list("cites", step.cites)
  }

  private mutating func print(_ join: Step.Join) {
    let beside = join.beside.isEmpty ? "any" : Self.listed(join.beside)
    if !join.when.clauses.isEmpty {
      condition("beside \(beside) when", join.when)
    } else if join.beside.isEmpty {
      field("always", "")
    } else {
      field("beside", beside)
    }
  }

  private mutating func print(_ conclusion: Step.Conclusion) {
    let join = conclusion.join
    let beside = join.beside.isEmpty ? "" : " beside \(Self.listed(join.beside))"
    if join.when.clauses.isEmpty {
      field("concludes", conclusion.outcome.rawValue + beside)
    } else {
      condition("concludes \(conclusion.outcome.rawValue)\(beside) when", join.when)
    }
  }

  /// An effort is held in working days, which are units of working time.
  private static func effortText(_ effort: Step.Effort) -> String {
    let points = [effort.low, effort.likely, effort.high]
    let isExact = effort.low == effort.high
    let texts = (isExact ? [effort.likely] : points).map(\.canonical)
    return texts.joined(separator: "..") + " d"
  }

  mutating func print(_ ordering: Ordering) {
    head("order \(ordering.first) before \(ordering.second)")
    printConditions(ordering.grounds)
    quoted("because", ordering.grounds.because)
    printEvidence(ordering.grounds)
  }
}
