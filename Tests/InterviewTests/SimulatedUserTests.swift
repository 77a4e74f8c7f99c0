import Advice
import DecisionModel
import Interview
import Notation
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

  /// Interviews with the first users, by how much is asked: walked through once for all tests.
  static let walks: [Draft.Scope: [Walk]] = {
    func walk(_ users: Int, _ scope: Draft.Scope) -> [Walk] {
      (0..<users).map { Walk(SimulatedUser(seed: UInt64($0)), BuiltIn.interview(scope)) }
    }
    return [.usual: walk(6, .usual), .quick: walk(2, .quick), .all: walk(3, .all)]
  }()

  @Test(arguments: Draft.Scope.allCases)
  func theBoundHoldsAndNeverRises(scope: Draft.Scope) throws {
    for (seed, walk) in try #require(Self.walks[scope]).enumerated() {
      #expect(walk.ending != nil)
      for (place, bound) in walk.bounds.enumerated() {
        #expect(walk.bounds.count - place <= bound, "question \(place + 1) of seed \(seed)")
      }
      #expect(walk.bounds == walk.bounds.sorted(by: >))
      #expect(Set(walk.asked).count == walk.asked.count)
    }
  }

  /// Those that may not apply or not matter are left out, and what is open before comes first.
  @Test func opensAsTheRuleFilesSay() throws {
    let declared = BuiltIn.reading.ruleSet.facts.filter { $0.opening != nil }
      .sorted { ($0.opening ?? 0) < ($1.opening ?? 0) }.map(\.key)
    #expect(declared.count > 5)
    for walk in try #require(Self.walks[.usual]) {
      let opening = walk.asked.prefix { declared.contains($0) }
      #expect(Array(opening) == declared.filter(opening.contains))
      #expect(opening.count > 4)
      #expect(walk.asked.dropFirst(opening.count).allSatisfy { !declared.contains($0) })
    }
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

  @Test(arguments: 0..<3)
  func anEarlyStopLeadsWhereAllAnswersLead(seed: Int) throws {
    let ending = try #require(Self.walks[.usual]?[seed].ending)
    let all = try #require(Self.walks[.all]?[seed].ending)
    #expect(ending.reason == .settled)
    #expect(ending.headline == all.headline)
    #expect(ending.answers.count < all.answers.count)
  }
}
