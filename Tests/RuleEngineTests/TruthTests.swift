import DecisionModel
import RuleEngine
import Testing

/// Unknown: an absent answer was not asked, `unknown` is not known; neither ever counts as no.
@Suite struct TruthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var condition: String
    var answers: String
    var truth: Truth

    init(_ condition: String, _ answers: String, _ truth: Truth) {
      (self.condition, self.answers, self.truth) = (condition, answers, truth)
    }

    var testDescription: String { "\(condition) with \(answers): \(truth)" }
  }

  static let cases: [Case] = [
    // Choices.
    Case("private is yes", "private = yes", .must),
    Case("private is yes", "private = no", .never),
    Case("private is yes", "", .may),
    Case("private is no", "", .may),
    Case("private is yes", "private = unknown", .may),
    Case("private is not yes", "private = unknown", .may),
    Case("private is yes or no", "", .must),
    Case("result is meets", "result = unmeasured", .may),
    Case("result is meets or close or far", "result = unmeasured", .must),
    // Numbers: a condition must hold over the whole range.
    Case("n < 50", "n = 49", .must),
    Case("n < 50", "n = 50", .never),
    Case("n <= 50", "n = 50", .must),
    Case("n > 50", "n = 50", .never),
    Case("n >= 50", "n = 50", .must),
    Case("n = 50", "n = 50", .must),
    Case("n in 10..20", "n = 10", .must),
    Case("n in 10..20", "n = 20", .must),
    Case("n in 10..20", "n = 21", .never),
    Case("n < 50", "n = 10..49", .must),
    Case("n < 50", "n = 10..50", .may),
    Case("n < 50", "n = 50..60", .never),
    Case("n < 50", "n = ~45", .may),
    Case("n >= 0", "", .must),
    Case("n < 50", "", .may),
    Case("n > 1000", "", .never),
    // Atoms of one line on one fact are one atom.
    Case("n < 5 or n >= 5", "", .must),
    Case("n < 5 or n >= 5", "n = unknown", .must),
    Case("n < 5 or n > 5", "", .may),
    Case("n < 5 or n >= 5", "n = 1..9", .must),
    // Lines on one fact are asked of the same value.
    Case("n >= 10\n  and n < 10", "", .never),
    Case("n >= 10\n  and n <= 10", "n = 5..15", .may),
    // Across facts the three values of Kleene hold.
    Case("n < 5 or private is yes", "n = 1", .must),
    Case("n < 5 or private is yes", "private = yes", .must),
    Case("n < 5 or private is yes", "n = 9", .may),
    Case("n < 5 or private is yes", "n = 9; private = no", .never),
    Case("n < 5\n  and private is yes", "n = 1", .may),
    Case("n < 5\n  and private is yes", "n = 9", .never),
    // Sets.
    Case("fails has format", "fails = tone, format", .must),
    Case("fails has format or tone", "fails = tone", .must),
    Case("fails has format", "fails = none", .never),
    Case("fails lacks format", "fails = tone", .must),
    Case("fails lacks format or tone", "fails = tone", .never),
    Case("fails is none", "fails = none", .must),
    Case("fails is not none", "fails = none", .never),
    Case("fails starts with format", "fails = format, tone", .must),
    Case("fails starts with format", "fails = tone, format", .never),
    Case("fails has format", "", .may),
    Case("fails lacks format", "", .may),
    Case("fails has format or fails lacks format", "", .must),
    Case("fails has format or fails is none", "", .may),
    Case("fails starts with format\n  and fails lacks format", "", .never),
    Case("fails starts with format\n  and fails has tone", "", .may),
    Case("fails has not_yet\n  and fails has tone", "", .never),
    // `prompt` is implied in `tried` when another is, also in what an open set may hold.
    Case("tried has prompt", "tried = rag", .must),
    Case("tried has prompt", "tried = none", .never),
    Case("tried has rag\n  and tried lacks prompt", "", .never),
    Case("in_use has rag\n  and in_use lacks prompt", "", .may),
    Case("tried has tuning", "tried = managed", .must),
  ]

  @Test(arguments: cases) func conditionHolds(_ one: Case) throws {
    let world = World("warning w\n  when \(one.condition)\n  says \"so\"\n")
    #expect(world.faults == [])
    let facts = world.facts(one.answers)
    let condition = try #require(world.ruleSet.warnings.first).grounds.when
    #expect(world.findings(one.answers).outcomes["w"]?.truth == one.truth)
    #expect(world.engine.truth(of: condition, in: facts) == one.truth)
  }

  struct ExceptionCase: Sendable {
    var answers: String
    var truth: Truth
  }

  @Test(arguments: [
    ExceptionCase(answers: "private = yes; hard = no", truth: .must),
    ExceptionCase(answers: "private = yes; hard = yes", truth: .never),
    ExceptionCase(answers: "private = yes", truth: .may),
    ExceptionCase(answers: "hard = no", truth: .may),
    ExceptionCase(answers: "hard = yes", truth: .never),
    ExceptionCase(answers: "private = no", truth: .never),
  ]) func exceptionHolds(_ one: ExceptionCase) {
    let world = World(
      """
      rule r
        group g
        when private is yes
        except when hard is yes
        supports rag strongly
        because "so"
      """)
    #expect(world.findings(one.answers).outcomes["r"]?.truth == one.truth)
  }
}
