internal import DecisionModel

extension AskedEnd {
  /// In how many ways together the open questions may be answered for all of them to be tried.
  private static let mostWays = 6

  enum Found {
    /// Not all ways lead to one end.
    case differ
    /// They do, as far as it goes before it is told which of some techniques comes first in a set.
    case wants(fact: Int, UInt64)
    /// All do, and hang on some techniques, and on the gates of some facts.
    case all(QuickDecider.End, looked: UInt64, gates: UInt64)
  }

  /// Ends the case in all ways in which the open questions may be answered, where these are not too many.
  mutating func tryAll(_ decision: inout Decision, _ plan: TechniquePlan) -> Found {
    let (bars, scores) = (count(ofRules: false), count(ofRules: true))
    if bars * scores > Self.mostWays { return .differ }
    var found: QuickDecider.End?
    var (looked, gates) = (0 as UInt64, 0 as UInt64)
    firsts.wanted = nil
    var barred = AskedBars()
    for number in 0..<bars * scores {
      // What moves scores alone leaves what gates bar, needs and stops, so that it varies first.
      let score = number % scores
      put(
        Self.way(number / scores, of: bars), scored: Self.way(score, of: scores),
        into: &decision.present)
      scoreAsked(&decision, plan)
      if score == 0 {
        barred = decision.barAsked(plan, reads, over, &firsts)
        decision.end(plan)
      } else {
        decision.endScored(plan)
      }
      let end = QuickDecider.End(outcome: decision.outcome, techniques: decision.techniques)
      if let found, found != end { return .differ }
      found = end
      if end.outcome == .stop { continue }
      looked |= decision.looked | decision.left(by: barred, plan)
      gates |= barred.gates
    }
    if let wanted = firsts.wanted { return .wants(fact: wanted.fact, wanted.among) }
    return found.map { .all($0, looked: looked, gates: gates) } ?? .differ
  }

  /// In how many ways the open questions may be answered that only rules ask, or all others.
  private func count(ofRules: Bool) -> Int {
    open.reduce(1) { count, one in
      reads.questions[one.question].readers.isOfRules == ofRules
        ? min(count * one.answers.count, Self.mostWays + 1) : count
    }
  }

  /// Ways that lie far apart come first: where any two differ, they do.
  private static func way(_ number: Int, of count: Int) -> Int {
    number % 2 == 0 ? number / 2 : count - 1 - number / 2
  }

  /// The arms with one of the ways in which the open questions may be answered, and one of those that only
  /// rules ask.
  private func put(_ barred: Int, scored: Int, into present: inout Evaluation) {
    for word in reads.base.words {
      present.must[word] = must[word]
      present.may[word] = may[word]
    }
    var (barred, scored) = (barred, scored)
    for place in open.indices {
      let question = reads.questions[open[place].question]
      let rest = question.readers.isOfRules ? scored : barred
      let (others, answer) = rest.quotientAndRemainder(dividingBy: open[place].answers.count)
      if question.readers.isOfRules { scored = others } else { barred = others }
      for (index, word) in question.readers.words.enumerated() {
        present.must[word] &= open[place].answers[answer].must[index]
        present.may[word] &= open[place].answers[answer].may[index]
      }
    }
  }

  /// Scores the rules that the answers change on top of all others.
  private func scoreAsked(_ decision: inout Decision, _ plan: TechniquePlan) {
    decision.known.overwrite(with: scored.known)
    decision.moved = scored.moved
    decision.sums.goBack(to: scored.count)
    for rule in reads.rules { decision.pushKnown(plan, plan.rules[rule]) }
    decision.addBundles(plan)
  }
}
