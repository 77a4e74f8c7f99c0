internal import DecisionModel

/// Where a case ends, computed facts being asked for one by one, and only those it hangs on.
///
/// It ends the case with every answer that is still possible, as if gates on computed sets barred nothing.
/// Where that differs the first question is asked. Where it doesn't, the techniques that the ends hang on
/// are held against those gates, and what is barred starts it anew: to bar what no end hangs on changes
/// none. Where a gate may have to spare something, all of its slot is asked about, and which comes first.
struct AskedEnd: Sendable {
  private let reads: ComputedReads
  /// The arms that must and may hold before anything is asked.
  private var must: [UInt64]
  private var may: [UInt64]
  /// What the rules come to that read nothing that is asked for.
  private var scored: (known: [Int], moved: UInt64, count: Int)
  /// For each fact that is asked for the techniques that were asked about, and those found in the set.
  private var asked: [UInt64]
  private var over: [UInt64]
  /// Which of some techniques come first in the sets of this case.
  private var firsts = Firsts()
  /// The questions that arms ask in this case, with the answers that are possible and differ.
  private var open: [(question: Int, answers: [ComputedReads.Answer], isLast: Bool)] = []

  /// For each question the answers that differ.
  private var differing: [DifferingAnswers]

  /// In how many ways together the open questions may be answered for all of them to be tried.
  private static let mostWays = 6

  init(_ reads: ComputedReads, _ plan: Plan) {
    self.reads = reads
    must = Array(repeating: 0, count: plan.table.width)
    may = must
    scored = (Array(repeating: 0, count: plan.techniques.ids.count), 0, 0)
    asked = Array(repeating: 0, count: reads.places.count)
    over = asked
    differing = reads.questions.map { DifferingAnswers($0) }
  }

  /// The end of a case of which everything else was settled; nil where it hangs on more than can be asked.
  mutating func end(
    _ decision: inout Decision, _ engine: Engine, _ facts: inout some ComputedFacts
  ) -> QuickDecider.End? {
    begin(&decision, engine.plan)
    // What a line of tests comes to is told sooner than all ways are tried with and without it.
    while let first = open.first, reads.questions[first.question].test != nil {
      ask(engine, &facts)
    }
    while true {
      let count = open.reduce(1) { min($0 * $1.answers.count, Self.mostWays + 1) }
      let found =
        count <= Self.mostWays ? tryAll(count, &decision, engine.plan.techniques) : .differ
      switch found {
      case .differ:
        if open.isEmpty { return nil }
        ask(engine, &facts)
      case .wants(let fact, let among):
        firsts.known.append((fact, among, facts.first(of: among, in: fact)))
      case .all(let end, let looked, let gates):
        if stand(looked, against: gates, engine.plan.techniques, &facts) { return end }
      }
    }
  }

  /// Sweeps all other facts, and finds the questions that are left.
  private mutating func begin(_ decision: inout Decision, _ plan: Plan) {
    decision.present.sweep(plan, reads.base, .present)
    for word in plan.main.words {
      must[word] = decision.present.must[word]
      may[word] = decision.present.may[word]
    }
    score(&decision, plan.techniques)
    for index in asked.indices { (asked[index], over[index]) = (0, 0) }
    firsts.known.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    let inUse = plan.techniques.history.inUse?.known(decision.present.states) ?? 0
    for index in reads.questions.indices {
      let answers = differing[index].answers(
        to: reads.questions[index], decision.present, inUse, must, may)
      if answers.count > 1 {
        open.append((index, answers, isLast: false))
      } else if let only = answers.first {
        take(only, of: reads.questions[index])
      }
    }
  }

  /// Scores the rules that no answer to a question changes.
  private mutating func score(_ decision: inout Decision, _ plan: TechniquePlan) {
    var arms = reads.otherArms
    for word in reads.base.words { arms[word] &= must[word] }
    decision.scoreKnown(plan, in: arms)
    scored.known.overwrite(with: decision.known)
    (scored.moved, scored.count) = (decision.moved, decision.sums.count)
  }

  /// Scores the others on top of them.
  private func scoreAsked(_ decision: inout Decision, _ plan: TechniquePlan) {
    decision.known.overwrite(with: scored.known)
    decision.moved = scored.moved
    decision.sums.goBack(to: scored.count)
    for rule in reads.rules { decision.pushKnown(plan, plan.rules[rule]) }
    decision.addBundles(plan)
  }

  private enum Found {
    /// Not all ways lead to one end.
    case differ
    /// They do, as far as it goes before it is told which of some techniques comes first in a set.
    case wants(fact: Int, UInt64)
    /// All do, and hang on some techniques, and on the gates of some facts.
    case all(QuickDecider.End, looked: UInt64, gates: UInt64)
  }

  private mutating func tryAll(
    _ count: Int, _ decision: inout Decision, _ plan: TechniquePlan
  ) -> Found {
    var found: QuickDecider.End?
    var (looked, gates) = (0 as UInt64, 0 as UInt64)
    firsts.wanted = nil
    // What moves scores alone leaves what gates bar, needs and stops.
    let areOfRules = open.allSatisfy { reads.questions[$0.question].readers.isOfRules }
    var bars = AskedBars()
    for number in 0..<count {
      // Ways that lie far apart come first: where any two differ, they do.
      let way = number % 2 == 0 ? number / 2 : count - 1 - number / 2
      put(way, into: &decision.present)
      scoreAsked(&decision, plan)
      if number == 0 || !areOfRules {
        bars = decision.barAsked(plan, reads, over, &firsts)
        decision.end(plan)
      } else {
        decision.endScored(plan)
      }
      let end = QuickDecider.End(outcome: decision.outcome, techniques: decision.techniques)
      if let found, found != end { return .differ }
      found = end
      if end.outcome == .stop { continue }
      looked |= decision.looked | decision.left(by: bars, plan)
      gates |= bars.gates
    }
    if let wanted = firsts.wanted { return .wants(fact: wanted.fact, wanted.among) }
    return found.map { .all($0, looked: looked, gates: gates) } ?? .differ
  }

  /// The arms with one of the ways in which the open questions may be answered.
  private func put(_ number: Int, into present: inout Evaluation) {
    for word in reads.base.words {
      present.must[word] = must[word]
      present.may[word] = may[word]
    }
    var rest = number
    for place in open.indices {
      let count = open[place].answers.count
      let answer = rest % count
      rest /= count
      for (index, word) in reads.questions[open[place].question].readers.words.enumerated() {
        present.must[word] &= open[place].answers[answer].must[index]
        present.may[word] &= open[place].answers[answer].may[index]
      }
    }
  }

  /// Asks the first open question. What is not worked out to the end is asked for again after the others.
  private mutating func ask(_ engine: Engine, _ facts: inout some ComputedFacts) {
    let first = open.removeFirst()
    let question = reads.questions[first.question]
    if let test = question.test {
      let told = members(question, test, first.answers, &facts)
      switch test.truth(sure: told.sure, possible: told.possible, firsts: told.possible) {
      case .must: return
      case .may: take(question.answers[1], of: question)
      case .never: take(question.answers[2], of: question)
      }
      return
    }
    func answer(_ knowledge: Knowledge) -> ComputedReads.Answer {
      reads.answer(
        engine.state(of: knowledge, at: reads.places[question.fact]), question, engine.plan)
    }
    if first.isLast {
      take(answer(facts.outcome(question.fact)), of: question)
      return
    }
    let ways = facts.ways(question.fact).map(answer)
    if ways.count == 1 {
      take(ways[0], of: question)
    } else {
      open.append((first.question, ways, isLast: true))
    }
  }

  /// The members that a test names; whether they may be there is not asked where it makes no difference.
  private func members(
    _ question: ComputedReads.Question, _ test: SetTest, _ differing: [ComputedReads.Answer],
    _ facts: inout some ComputedFacts
  ) -> (sure: UInt64, possible: UInt64) {
    if differing.last == question.answers[2] || !test.goesBySure {
      return facts.members(question.mentioned, of: question.fact)
    }
    let sure = facts.sure(question.mentioned, of: question.fact)
    return (sure, sure)
  }

  private mutating func take(_ answer: ComputedReads.Answer, of question: ComputedReads.Question) {
    for (index, word) in question.readers.words.enumerated() {
      must[word] &= answer.must[index]
      may[word] &= answer.may[index]
    }
  }

  /// Asks whether gates bar some techniques; false when one of them does that was not known to be barred.
  private mutating func stand(
    _ looked: UInt64, against gates: UInt64, _ plan: TechniquePlan,
    _ facts: inout some ComputedFacts
  ) -> Bool {
    // A bundle falls with any of its members.
    let behind = looked.bits.reduce(looked) { $0 | plan.parts[$1] }
    var doStand = true
    for fact in gates.bits {
      let techniques = behind & ~asked[fact]
      if techniques == 0 { continue }
      asked[fact] |= techniques
      let sure = facts.sure(techniques, of: fact)
      over[fact] |= sure
      if sure != 0 { doStand = false }
    }
    return doStand
  }
}
