import DecisionModel
import RuleEngine
import Testing

/// What follows from answers: guards, cases and arithmetic.
@Suite struct DerivedFactTests {
  static let rules = """
    fact big yes/no
      applies when n >= 10
    fact bigger yes/no
      applies when big is yes
    derive reach one of
      says "how far"
      blocked when total < 50
      pilot when total < 200
      open otherwise
    derive total count 0..1500
      says "in all"
      = n + m
      absent m counts as 0
    derive share ratio 0..10
      says "a share"
      = n / m
    derive whole count 0..100
      says "whole"
      = ceil(n / 7)
    derive twice count 0..100
      says "held within its bounds"
      = n * 2
    derive odd one of
      says "no otherwise"
      low when n < 10
      high when n > 20
    """

  struct Case: Sendable, CustomTestStringConvertible {
    var answers: String
    var key: FactKey
    var knowledge: Knowledge

    init(_ answers: String, _ key: FactKey, _ knowledge: Knowledge) {
      (self.answers, self.key, self.knowledge) = (answers, key, knowledge)
    }

    var testDescription: String { "\(key) with \(answers)" }
  }

  static func number(_ low: Double, _ high: Double) -> Knowledge {
    .known(.number(QuantityRange(Quantity(rounding: low), Quantity(rounding: high))))
  }

  static func number(_ exact: Double) -> Knowledge { number(exact, exact) }

  static let cases: [Case] = [
    // A key is not applicable only when its guard is known false, along a chain of guards too.
    Case("n = 5", "big", .notApplicable),
    Case("n = 5; big = yes", "big", .notApplicable),
    Case("n = 5", "bigger", .notApplicable),
    Case("n = 20; big = no", "bigger", .notApplicable),
    Case("n = 20; big = yes", "bigger", .unasked),
    Case("", "big", .unasked),
    Case("n = 5..15", "big", .unasked),
    // An answered key whose guard is undecided counts.
    Case("big = yes", "big", .known(.choice("yes"))),
    // Values that mean unknown, and the implied technique.
    Case("result = unmeasured", "result", .unknown),
    Case("result = far", "result", .known(.choice("far"))),
    Case("tried = rag", "tried", .known(.set(["rag", "prompt"]))),
    Case("tried = none", "tried", .known(.set([]))),
    // Cases from the top; settled when one outcome is possible.
    Case("n = 20; m = 0", "reach", .known(.choice("blocked"))),
    Case("n = 60; m = 0", "reach", .known(.choice("pilot"))),
    Case("n = 250; m = 0", "reach", .known(.choice("open"))),
    Case("n = 20..60; m = 0", "reach", .unknown),
    Case("", "reach", .unknown),
    Case("n = 60", "reach", .known(.choice("pilot"))),
    Case("n = 15", "odd", .notApplicable),
    Case("n = 5", "odd", .known(.choice("low"))),
    Case("n = 5..15", "odd", .unknown),
    // Arithmetic over ranges, missing operands unknown, but for what counts as 0.
    Case("n = 10..20; m = 5", "total", number(15, 25)),
    Case("n = 10", "total", number(10)),
    Case("m = 10", "total", .unknown),
    Case("n = 1; m = 3", "share", number(0.333333)),
    Case("n = 2; m = 3", "share", number(0.666667)),
    Case("n = 10..20; m = 2..5", "share", number(2, 10)),
    Case("n = 1; m = 0..2", "share", .unknown),
    Case("n = 1", "share", .unknown),
    Case("n = 15", "whole", number(3)),
    Case("n = 14", "whole", number(2)),
    Case("n = 80", "twice", number(100)),
    Case("n = 40..80", "twice", number(80, 100)),
  ]

  @Test(arguments: cases) func isWorkedOut(_ one: Case) {
    let world = World(Self.rules)
    #expect(world.faults == [])
    let prepared = world.engine.prepare(world.facts(one.answers))
    #expect(prepared[one.key] == one.knowledge)
    #expect(world.engine.prepare(prepared) == prepared, "preparing twice changes nothing")
  }

  @Test func anOpenDerivedFactKeepsToItsPossibleCases() {
    let world = World(
      Self.rules + """

        gate g
          forbids tuning
          when reach is blocked
          until "more"
          because "so"
        """)
    let findings = world.findings("n = 100..300; m = 0")
    #expect(findings.facts["reach"] == .unknown)
    #expect(findings.outcomes["g"]?.truth == .never)
  }

  @Test func whatCountsAsZeroStaysOpenInBounds() {
    let world = World(
      Self.rules + "\n" + World.rule("r", "supports lora strongly", when: "total >= 50"))
    let findings = world.findings("n = 20")
    #expect(findings.outcomes["r"] == Findings.Outcome(truth: .never, open: ["m"]))
    #expect(findings.standings["lora"]?.score == Standing.Score(known: 0, low: 0, high: 5))
    #expect(world.findings("n = 20; m = 5").outcomes["r"]?.open == [])
  }

  @Test func anAnsweredKeyWithAnUndecidedGuardCountsButBoundsDoNotTrustIt() {
    let world = World(
      Self.rules + "\n" + World.rule("r", "supports lora strongly", when: "big is yes"))
    let findings = world.findings("big = yes")
    #expect(findings.outcomes["r"] == Findings.Outcome(truth: .must, open: ["n"]))
    #expect(findings.standings["lora"]?.score == Standing.Score(known: 5, low: 0, high: 5))
  }
}
