internal import DecisionModel

/// Where a case ends, computed facts being asked for one by one, and only those it hangs on.
///
/// It ends the case with every answer that is still possible, as if gates on computed sets barred nothing.
/// Where that differs the first question is asked. Where it doesn't, the techniques that the ends hang on
/// are held against those gates, and what is barred starts it anew: to bar what no end hangs on changes
/// none. Where a gate may have to spare something, all of its slot is asked about, and which comes first.
struct AskedEnd: Sendable {
  let reads: ComputedReads
  /// The arms that must and may hold before anything is asked.
  private(set) var must: [UInt64]
  private(set) var may: [UInt64]
  /// What the rules come to that read nothing that is asked for.
  private(set) var scored: (known: [Int], moved: UInt64, count: Int)
  /// For each fact that is asked for the techniques that were asked about, and those found in the set.
  private var asked: [UInt64]
  private(set) var over: [UInt64]
  /// Which of some techniques come first in the sets of this case.
  var firsts = Firsts()
  /// The questions that arms ask in this case, with the answers that are possible and differ; the one to ask
  /// first stands last.
  private(set) var open: [(question: Int, answers: [ComputedReads.Answer], isLast: Bool)] = []

  /// For each question the answers that differ.
  private var differing: [DifferingAnswers]

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
    while let next = open.last?.question, reads.questions[next].test != nil {
      ask(engine, &facts)
    }
    while true {
      switch tryAll(&decision, engine.plan.techniques) {
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
    for index in reads.questions.indices.reversed() {
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

  /// Asks the first open question. What is not worked out to the end is asked for again after the others.
  private mutating func ask(_ engine: Engine, _ facts: inout some ComputedFacts) {
    let first = open.removeLast()
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
      open.insert((first.question, ways, isLast: true), at: 0)
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
