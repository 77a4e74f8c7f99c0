import Advice
import DecisionModel
import Foundation
import Interview
import Notation
import RuleAnalysis
import Rulebook

/// Interviews people who know every answer, drawn as likely as the rule files say, and counts the
/// questions: that an early stop leads where all answers lead, and that the bound never lied.
struct Interviews {
  let users: SimulatedUsers
  let count: Int

  /// What one interview came to.
  private struct Walk {
    /// After how many answers the bound is reported.
    static let early = 5

    var asked: [FactKey] = []
    var bounds: [Int] = []
    var times: [ProcessorTime] = []
    /// The same where no question followed, but the offer with its preview of costs.
    var lastTimes: [ProcessorTime] = []
    /// Whether it ended by a proof; nil when it did not end.
    var isProved: Bool?
    var destination: [TechniqueID] = []
  }

  func run() -> Bool {
    var questions: [Int] = []
    var bounds: [Int] = []
    var matters: [Int] = []
    var times: [ProcessorTime] = []
    var lastTimes: [ProcessorTime] = []
    var keys: [FactKey: Int] = [:]
    var unsettled = 0
    for number in 0..<count {
      let truth = users.user(number)
      let walk = walk(truth, .usual)
      guard let isProved = walk.isProved else { return complain(number, "does not end") }
      questions.append(walk.asked.count)
      if walk.bounds.count > Walk.early {
        bounds.append(walk.bounds[Walk.early])
        if number % Self.share == 0 { matters.append(witnessed(truth, walk)) }
      }
      times += walk.times
      lastTimes += walk.lastTimes
      for key in walk.asked { keys[key, default: 0] += 1 }
      if !isProved { unsettled += 1 }
      for (place, bound) in walk.bounds.enumerated()
      where walk.bounds.count - place > bound || (place > 0 && bound > walk.bounds[place - 1]) {
        return complain(number, "the bound \(bound) at question \(place + 1) is wrong")
      }
      let all = users.advisor.outlook(users.answers(truth))
      if all.destination != walk.destination {
        let skipped = truth.filter { !walk.asked.contains($0.key) }.map {
          "\($0.key) = \($0.value)"
        }
        return complain(
          number,
          "stops at \(walk.destination), all answers lead to \(all.destination); not asked: "
            + skipped.sorted().joined(separator: "; "))
      }
    }
    report(questions.sorted(), bounds.sorted(), matters.sorted(), keys, unsettled)
    tell("next question", times.sorted())
    tell("end, with what more answers would do to the cost", lastTimes.sorted())
    return true
  }

  /// Of one user in so many it is counted how many questions are shown to matter early on.
  private static let share = 50

  /// How many open answers are shown to change the destination after the first few: for each there are two
  /// completions that differ only there and end differently. No bound that counts what still matters can
  /// be lower.
  private func witnessed(_ truth: [FactKey: String], _ walk: Walk) -> Int {
    let given = Set(walk.asked.prefix(Walk.early))
    let facts = users.advisor.facts(users.answers(truth.filter { given.contains($0.key) }))
    var limits = Analysis.Limits()
    // Some more than advice takes, which has a user waiting.
    limits.bases = 600
    let open = users.advisor.analysis.within(limits).openKeys(facts)
    return open.keys.count { $0.ground == .witness }
  }

  private func report(
    _ questions: [Int], _ bounds: [Int], _ matters: [Int], _ keys: [FactKey: Int],
    _ unsettled: Int
  ) {
    print("interviews: \(count) simulated users, seed \(users.seed)")
    print(
      "  questions: median \(quantile(0.5, questions)), 10 % \(quantile(0.1, questions)), 90 % \(quantile(0.9, questions))"
    )
    print("  bound after five answers: median \(quantile(0.5, bounds))")
    print(
      "  of these shown to change the destination: median \(quantile(0.5, matters)), of \(matters.count) users"
    )
    print("  ended without a proof: \(unsettled)")
    let listed = keys.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (key, number) in listed { print("    \(key) \(number * 100 / max(1, count)) %") }
  }

  private func tell(_ name: String, _ times: [ProcessorTime]) {
    let spread = [0.5, 0.99, 1].map { quantile($0, times) }
    print("  \(name): median \(spread[0]), 99 % \(spread[1]), most \(spread[2])")
  }

  private func complain(_ number: Int, _ words: String) -> Bool {
    print("interviews: user \(number) of seed \(users.seed): \(words)")
    return false
  }

  private func walk(_ truth: [FactKey: String], _ scope: Draft.Scope) -> Walk {
    var interview = Interview(users.advisor, users.vocabulary, draft: Draft(scope: scope))
    var walk = Walk()
    var step = interview.step
    for _ in 0..<200 {
      switch step {
      case .ask(let question):
        walk.asked.append(question.key)
        walk.bounds.append(question.progress.atMostLeft)
        let start = ProcessorTime.now
        step = interview.take(.answer(truth[question.key] ?? "unknown"))
        let time = ProcessorTime.now - start
        if case .ask = step { walk.times.append(time) } else { walk.lastTimes.append(time) }
      case .finish(let ending):
        walk.isProved = ending.reason == .settled
        walk.destination = interview.outlook.destination
        return walk
      default: step = interview.take(.proceed)
      }
    }
    return walk
  }
}
