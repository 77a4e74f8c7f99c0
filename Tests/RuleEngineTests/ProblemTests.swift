import DecisionModel
import RuleEngine
import Testing

/// What can't be compiled as written is listed, and never crashes.
@Suite struct ProblemTests {
  private func yes(_ key: FactKey) -> Atom { Atom(key, .isOneOf(["yes"])) }

  @Test func aConditionWithTooManyArmsIsListed() {
    var rules = RuleSet()
    let keys = (0..<10).map { FactKey("k\($0)") }
    rules.facts = keys.map { FactDeclaration($0, .yesNo) }
    var grounds = Grounds("wide")
    grounds.when = Condition(
      (0..<4).map { line in Clause((0..<3).map { yes(keys[line + $0]) }) })
    rules.rules = [Rule(grounds, group: "g", effects: [])]
    let engine = Engine(rules)
    #expect(engine.problems == [.tooManyArms(in: "wide", count: 81)])
    #expect(engine.findings(Facts()).outcomes["wide"]?.truth == .may)
  }

  @Test func factsThatRestOnThemselvesAreListedAndTakenAsGiven() {
    var rules = RuleSet()
    rules.facts = [
      FactDeclaration(
        "a", .yesNo, role: .cases([DerivedCase("yes", when: Condition([Clause([yes("b")])]))])),
      FactDeclaration(
        "b", .yesNo, role: .cases([DerivedCase("yes", when: Condition([Clause([yes("a")])]))])),
    ]
    let engine = Engine(rules)
    #expect(engine.problems == [.cyclic(["a", "b"])])
    #expect(engine.findings(Facts()).facts["a"] != .known(.choice("yes")))
  }

  @Test func aFactWithTooManyValuesIsListed() {
    var rules = RuleSet()
    let options = (0..<80).map { FactType.Option(ValueName("v\($0)")) }
    rules.facts = [FactDeclaration("a", .choice(options)), FactDeclaration("b", .set(options))]
    let engine = Engine(rules)
    #expect(
      engine.problems == [.tooManyValues(of: "a", count: 80), .tooManyValues(of: "b", count: 80)])
    _ = engine.findings(Facts(["a": .known(.choice("v79")), "b": .known(.set(["v79"]))]))
  }

  @Test func conditionsThatCutAFactTooOftenAreListed() {
    var rules = RuleSet()
    rules.facts = [
      FactDeclaration("a", .number(.count, QuantityRange(.zero, .largest))),
      FactDeclaration("b", .yesNo),
    ]
    rules.rules = (1...20_000).map { number in
      var grounds = Grounds(RuleName("r\(number)"))
      let bound = Quantity(micros: Int64(number))
      grounds.when = Condition([Clause([Atom("a", .compares(.atLeast, bound))])])
      return Rule(grounds, group: "g", effects: [])
    }
    let engine = Engine(rules)
    #expect(engine.problems == [.tooManyCells(of: "a", count: 20_001, arms: 20_032)])
    _ = engine.findings(Facts(["a": .known(.number(QuantityRange(.largest)))]))
  }

  @Test func anEmptyRuleSetDecides() {
    let engine = Engine(RuleSet())
    #expect(engine.destination(engine.findings(Facts())).techniques == [])
  }

  @Test func numbersAtTheEndsOfTheirRangeCompare() {
    var rules = RuleSet()
    let every = QuantityRange(Quantity(micros: .min), .largest)
    rules.facts = [FactDeclaration("a", .number(.count, every))]
    var grounds = Grounds("r")
    grounds.when = Condition([Clause([Atom("a", .compares(.atLeast, .largest))])])
    rules.rules = [Rule(grounds, group: "g", effects: [])]
    let engine = Engine(rules)
    func truth(_ value: Quantity) -> Truth? {
      engine.findings(Facts(["a": .known(.number(QuantityRange(value)))])).outcomes["r"]?.truth
    }
    #expect(truth(.largest) == .must)
    #expect(truth(Quantity(micros: .max - 1)) == .never)
    #expect(truth(Quantity(micros: .min)) == .never)
  }
}
