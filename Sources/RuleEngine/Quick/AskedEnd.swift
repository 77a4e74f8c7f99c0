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

  /// In how many ways together the open questions may be answered for all of them to be tried.
  private static let mostWays = 24

  init(_ reads: ComputedReads, _ plan: Plan) {
    self.reads = reads
    must = Array(repeating: 0, count: plan.table.width)
    may = must
    scored = (Array(repeating: 0, count: plan.techniques.ids.count), 0, 0)
    asked = Array(repeating: 0, count: reads.places.count)
    over = asked
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
    for index in reads.questions.indices {
      let answers = answers(index, decision.present)
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
    for technique in decision.known.indices { scored.known[technique] = decision.known[technique] }
    (scored.moved, scored.count) = (decision.moved, decision.sums.count)
  }

  /// Scores the others on top of them.
  private func scoreAsked(_ decision: inout Decision, _ plan: TechniquePlan) {
    for technique in scored.known.indices { decision.known[technique] = scored.known[technique] }
    decision.moved = scored.moved
    decision.sums.goBack(to: scored.count)
    for rule in reads.rules { decision.pushKnown(plan, plan.rules[rule]) }
    decision.addBundles(plan)
  }

  /// The answers to a question that differ in what they make of the arms that matter; none where no arm
  /// asks it.
  private func answers(_ place: Int, _ present: Evaluation) -> [ComputedReads.Answer] {
    guard isAsked(place, present) else { return [] }
    let question = reads.questions[place]
    var (certain, possible) = (question.must, question.may)
    for index in question.words.indices {
      certain[index] &= must[question.words[index]]
      possible[index] &= may[question.words[index]]
    }
    for one in question.exceptions where counts(one, present) {
      for index in question.words.indices {
        if one.isOfStop {
          certain[index] |= one.arms[index] & must[question.words[index]]
        } else {
          possible[index] |= one.arms[index] & may[question.words[index]]
        }
      }
    }
    var found: [ComputedReads.Answer] = []
    found.reserveCapacity(question.answers.count)
    for answer in question.answers
    where !found.contains(where: { $0.says(answer, certain, possible) }) {
      found.append(answer)
    }
    return found
  }

  /// Whether an arm asks a question in this case.
  private func isAsked(_ place: Int, _ present: Evaluation) -> Bool {
    for (index, word) in reads.questions[place].words.enumerated() {
      let arms =
        reads.questions[place].must[index] & must[word]
        | reads.questions[place].may[index] & may[word]
      if arms != 0 { return true }
    }
    for one in reads.questions[place].exceptions where counts(one, present) {
      for (index, word) in reads.questions[place].words.enumerated() {
        if one.arms[index] & (one.isOfStop ? must : may)[word] != 0 { return true }
      }
    }
    return false
  }

  /// Whether an exception can matter: where the condition holds that it is an exception to.
  private func counts(_ exception: ComputedReads.Exception, _ present: Evaluation) -> Bool {
    let truth = present.truth(exception.when)
    return exception.isPlain ? truth == .must : truth != .never
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
    // What moves scores alone leaves what gates bar.
    let areOfRules = open.allSatisfy { reads.questions[$0.question].isOfRules }
    var bars = Bars()
    for number in 0..<count {
      // Ways that lie far apart come first: where any two differ, they do.
      let way = number % 2 == 0 ? number / 2 : count - 1 - number / 2
      put(way, into: &decision.present)
      scoreAsked(&decision, plan)
      if number == 0 || !areOfRules { bars = decision.barAsked(plan, reads, over, &firsts) }
      decision.end(plan)
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
      for (index, word) in reads.questions[open[place].question].words.enumerated() {
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
      let told = facts.members(question.mentioned, of: question.fact)
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

  private mutating func take(_ answer: ComputedReads.Answer, of question: ComputedReads.Question) {
    for (index, word) in question.words.enumerated() {
      must[word] &= answer.must[index]
      may[word] &= answer.may[index]
    }
  }

  /// Asks whether gates bar some techniques; false when one of them does that was not known to be barred.
  private mutating func stand(
    _ looked: UInt64, against gates: UInt64, _ plan: TechniquePlan,
    _ facts: inout some ComputedFacts
  ) -> Bool {
    let behind = looked.bits.reduce(0 as UInt64) { $0 | reads.barredBy[$1] }
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

extension ComputedReads.Answer {
  /// Whether it makes the same as another of the arms that matter.
  @inline(__always)
  fileprivate func says(_ other: Self, _ certain: [UInt64], _ possible: [UInt64]) -> Bool {
    for index in must.indices {
      let differ =
        (must[index] ^ other.must[index]) & (certain[index] | possible[index])
        | (may[index] ^ other.may[index]) & possible[index]
      if differ != 0 { return false }
    }
    return true
  }
}

/// Which of some techniques come first in the sets that are asked for.
private struct Firsts: Sendable {
  /// What was told.
  var known: [(fact: Int, among: UInt64, first: Int?)] = []
  /// What an end hangs on that was not.
  var wanted: (fact: Int, among: UInt64)?

  /// The first of some techniques; until it is told, any of them.
  mutating func first(of techniques: UInt64, in fact: Int) -> Int? {
    if techniques & (techniques &- 1) != 0 {
      if let known = known.first(where: { $0.fact == fact && $0.among == techniques }) {
        return known.first
      }
      wanted = (fact, techniques)
    }
    return techniques.bits.first { _ in true }
  }
}

/// What gates on the sets that are asked for make of a case.
private struct Bars {
  /// The facts whose gates act.
  var gates: UInt64 = 0
  /// The techniques of slots in which a gate would leave nothing: it is asked of all of them whether it bars
  /// them.
  var spared: UInt64 = 0
}

extension Decision {
  /// Finds what gates bar, those on the sets that are asked for what is known to be over.
  fileprivate mutating func barAsked(
    _ plan: TechniquePlan, _ reads: ComputedReads, _ over: [UInt64], _ firsts: inout Firsts
  ) -> Bars {
    boundsDiffer = false
    var bars = Bars()
    bar(plan) { fact in
      guard let index = reads.places.firstIndex(of: fact) else { return nil }
      bars.gates |= 1 << UInt64(index)
      return over[index]
    } first: { fact, among, _ in
      guard let index = reads.places.firstIndex(of: fact) else { return nil }
      bars.spared |= among
      return firsts.first(of: among & over[index], in: index)
    }
    return bars
  }

  /// The techniques that an end hangs on because gates leave little in slots that must hold something.
  fileprivate func left(by bars: Bars, _ plan: TechniquePlan) -> UInt64 {
    var looked = bars.spared
    // A gate spares something where it leaves nothing in a slot that must hold something. Bundles don't count
    // there, but their members do. One that no gate bars is enough.
    for slot in plan.slots.indices where plan.slots[slot].threshold == nil {
      let standing = winners[slot] < 0 ? 0 : plan.parts[winners[slot]]
      if standing & plan.slots[slot].techniques & ~plan.bundleMask != 0 { continue }
      let left = plan.left(in: plan.slots[slot], forbidden: forbidden, exhausted: exhausted)
      looked |= left != 0 ? left & (~left &+ 1) : plan.slots[slot].techniques & ~plan.bundleMask
    }
    return looked
  }
}
