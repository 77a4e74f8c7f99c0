import Advice
import DecisionModel
import Interview
import Testing

/// People who know every answer, drawn as likely as the rule files say.
@Suite struct SimulatedUserTests {
  /// What one interview came to.
  struct Walk {
    var asked: [FactKey] = []
    var bounds: [Int] = []
    var ending: Ending?

    /// Walks through an interview, taking what is offered and keeping what contradicts.
    init(_ user: SimulatedUser, _ interview: Interview) {
      var interview = interview
      var step = interview.step
      for _ in 0..<200 {
        switch step {
        case .ask(let question):
          asked.append(question.key)
          bounds.append(question.progress.atMostLeft)
          step = interview.take(.answer(user.answer(question)))
        case .finish(let ending):
          self.ending = ending
          return
        default: step = interview.take(.proceed)
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<2, Draft.Scope.allCases)
  func theBoundHoldsAndNeverRises(seed: UInt64, scope: Draft.Scope) throws {
    let walk = Walk(SimulatedUser(seed: seed), BuiltIn.interview(scope))
    #expect(walk.ending != nil)
    for (place, bound) in walk.bounds.enumerated() {
      #expect(walk.bounds.count - place <= bound, "question \(place + 1) of seed \(seed)")
    }
    #expect(walk.bounds == walk.bounds.sorted(by: >))
    #expect(Set(walk.asked).count == walk.asked.count)
  }

  /// Every way to behave is too slow here, so that a gate spares the fastest: which one that is rests on
  /// nothing that is open, though other gates still wait for examples.
  @Test func whatIsSparedIsProvedWhileOtherGatesWait() throws {
    let walk = Walk(SimulatedUser(seed: 6_319_363), BuiltIn.interview())
    #expect(walk.ending?.reason == .settled)
    for (place, bound) in walk.bounds.enumerated() {
      #expect(walk.bounds.count - place <= bound, "question \(place + 1)")
    }
  }

  @Test(arguments: UInt64(0)..<3)
  func anEarlyStopLeadsWhereAllAnswersLead(seed: UInt64) throws {
    let user = SimulatedUser(seed: seed)
    let ending = try #require(Walk(user, BuiltIn.interview()).ending)
    let all = try #require(Walk(user, BuiltIn.interview(.all)).ending)
    #expect(ending.reason == .settled)
    #expect(ending.headline == all.headline)
    #expect(ending.answers.count < all.answers.count)
  }
}
