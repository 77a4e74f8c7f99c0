public import DecisionModel

/// A small random rule set with answers to it: the smaller, the likelier its corners meet.
public struct RandomCase: Sendable {
  /// The rules.
  public var ruleSet = RuleSet()
  /// The answers.
  public var facts = Facts()
  var dice: Dice

  /// The case with this number.
  public init(seed: UInt64, number: Int) {
    var start = Dice(seed: seed)
    dice = Dice(seed: start.next() ^ (UInt64(truncatingIfNeeded: number) &* 0xD134_2543_DE82_EF95))
    ruleSet.slots = [Slot("always", threshold: nil), Slot("perhaps", threshold: 2)]
    if dice.chance(30) { ruleSet.slots.append(Slot("also", threshold: 1)) }
    addTechniques()
    addFacts()
    addRelations()
    addRules()
    addGates()
    addHistory()
    addStops()
    answer()
  }

  /// The same rules with other answers.
  public mutating func answerAgain() {
    facts = Facts()
    answer()
  }

  // MARK: Techniques

  private mutating func addTechniques() {
    let titles = ["a", "b", "c", "d", "e", "f", "g"]
    let count = 3 + dice.below(4)
    for (index, name) in titles.prefix(count).enumerated() {
      var technique = Technique(TechniqueID(name), title: name)
      technique.slot =
        index < 2 ? "always" : dice.pick(ruleSet.slots.map(\.id)) ?? "always"
      if technique.slot != "always" {
        technique.delivers = dice.some(["n1", "n2"], percent: 70)
      }
      if index > 0, dice.chance(15) {
        technique.requires = [ruleSet.techniques[dice.below(index)].id]
      }
      ruleSet.techniques.append(technique)
    }
    if dice.chance(35) {
      let members = dice.some(
        ruleSet.techniques.filter { $0.slot == "always" }.map(\.id), percent: 70)
      if members.count > 1 {
        var bundle = Technique("z", title: "z")
        bundle.slot = "always"
        bundle.members = members.prefix(2).map { Technique.Member($0, role: "does \($0)") }
        ruleSet.techniques.insert(bundle, at: dice.below(ruleSet.techniques.count + 1))
      }
    }
  }

  private mutating func addRelations() {
    let ids = ruleSet.techniques.map(\.id)
    let plain = ruleSet.techniques.filter(\.members.isEmpty).map(\.id)
    if dice.chance(40) {
      ruleSet.families = [Family("kin", title: "kin", members: dice.some(plain, percent: 40))]
    }
    if dice.chance(40) { ruleSet.equivalents = [dice.some(plain, percent: 30)] }
    if dice.chance(40) { ruleSet.exhaustions = [dice.some(plain, percent: 30)] }
    for _ in 0..<dice.below(3) {
      ruleSet.exclusions.append(
        Exclusion(
          left: dice.some(ids, percent: 25), right: dice.some(ids, percent: 25), because: "")
      )
    }
    for name in ["n1", "n2"] as [NeedName] {
      ruleSet.needs.append(Need(name, title: "", when: condition(over: keys)))
    }
  }

  // MARK: Facts

  var keys: [FactKey] { ruleSet.facts.map(\.key) }

  private mutating func addFacts() {
    ruleSet.facts = [
      FactDeclaration("tried", .techniques), FactDeclaration("used", .techniques),
      FactDeclaration("costly", .techniques, role: .computed(reads: ["x"])),
    ]
    for name in ["x", "y"] as [FactKey] {
      add(FactDeclaration(name, .number(.count, QuantityRange(.zero, Quantity(20)))))
    }
    for name in ["p", "q"] as [FactKey] { add(FactDeclaration(name, choice())) }
    if dice.chance(50) { add(FactDeclaration("s", set())) }
    if dice.chance(15) { add(FactDeclaration("m", .name(table: "models"))) }
    if dice.chance(50) {
      add(
        FactDeclaration(
          "sum", .number(.count, QuantityRange(.zero, Quantity(30))),
          role: .arithmetic(
            expression(depth: 2), absentAsZero: dice.some(["x", "y"], percent: 50))))
    }
    if dice.chance(50) { add(derived("d1")) }
    if dice.chance(40) { add(derived("d2")) }
    if dice.chance(30) {
      add(
        FactDeclaration(
          "c", .number(.count, QuantityRange(.zero, Quantity(20))),
          role: .computed(reads: ["y", "p"])))
    }
  }

  private mutating func add(_ fact: FactDeclaration) {
    var fact = fact
    if dice.chance(25) { fact.applies = condition(over: keys) }
    let place = dice.chance(20) ? dice.below(ruleSet.facts.count + 1) : ruleSet.facts.count
    ruleSet.facts.insert(fact, at: place)
  }

  private mutating func choice() -> FactType {
    if dice.chance(30) { return .yesNo }
    let options = ["u", "v", "w"].map { FactType.Option(ValueName($0)) }
    let untold = FactType.Option("t", meansUnknown: true)
    return .choice(dice.chance(40) ? options + [untold] : options)
  }

  private mutating func set() -> FactType {
    let options = ["i", "j", "k"].map { FactType.Option(ValueName($0)) }
    return .set(dice.chance(50) ? options + [FactType.Option("l", standsAlone: true)] : options)
  }

  private mutating func derived(_ key: FactKey) -> FactDeclaration {
    var cases: [DerivedCase] = []
    for _ in 0..<1 + dice.below(3) {
      cases.append(DerivedCase(dice.pick(["u", "v", "w"]) ?? "u", when: condition(over: keys)))
    }
    if dice.chance(70) { cases.append(DerivedCase(dice.pick(["u", "v"]) ?? "u", when: .always)) }
    return FactDeclaration(key, .choice(["u", "v", "w"].map { .init($0) }), role: .cases(cases))
  }

  private mutating func expression(depth: Int) -> Expression {
    if depth == 0 || dice.chance(25) {
      return dice.chance(65)
        ? .name(dice.chance(50) ? "x" : "y") : .constant(quantity())
    }
    if dice.chance(25) {
      let function = dice.pick(Expression.Function.allCases) ?? .min
      let isSingle = function == .ceil || function == .floor
      let first = expression(depth: depth - 1)
      return .call(function, isSingle ? [first] : [first, expression(depth: depth - 1)])
    }
    return .binary(
      dice.pick(Expression.Operator.allCases) ?? .add, expression(depth: depth - 1),
      expression(depth: depth - 1))
  }

  private mutating func quantity() -> Quantity {
    dice.chance(80)
      ? Quantity(dice.below(21)) : Quantity(micros: Int64(dice.below(20_000_001)))
  }

  // MARK: Conditions

  mutating func condition(over keys: [FactKey]) -> Condition {
    let count = [0, 1, 1, 1, 1, 2, 2, 3][dice.below(8)]
    return Condition((0..<count).map { _ in clause(over: keys) })
  }

  private mutating func clause(over keys: [FactKey]) -> Clause {
    let count = [1, 1, 1, 2, 2, 3][dice.below(6)]
    var atoms: [Atom] = []
    for _ in 0..<count {
      let again = dice.chance(30) ? atoms.last?.fact : nil
      guard let key = again ?? dice.pick(keys) else { continue }
      atoms.append(Atom(key, test(of: key)))
    }
    return Clause(atoms)
  }

  private mutating func test(of key: FactKey) -> Atom.Test {
    switch ruleSet.fact(key)?.type {
    case .choice(let options):
      let names = dice.some(options.map(\.name), percent: 45)
      return dice.chance(65) ? .isOneOf(names) : .isNoneOf(names)
    case .name:
      return dice.chance(65) ? .isOneOf(["gpt"]) : .isNoneOf(["gpt", "claude"])
    case .set(let options): return setTest(options.map(\.name))
    case .techniques: return setTest(ruleSet.techniques.map { ValueName($0.id) })
    case .number, nil:
      if dice.chance(20) {
        let bounds = [quantity(), quantity()].sorted()
        return .between(bounds[0], bounds[1])
      }
      return .compares(dice.pick(Atom.Comparison.allCases) ?? .less, quantity())
    }
  }

  private mutating func setTest(_ members: [ValueName]) -> Atom.Test {
    let names = dice.some(members, percent: 35)
    switch dice.below(8) {
    case 0, 1, 2: return .has(names)
    case 3, 4: return .lacks(names)
    case 5: return .startsWith(names)
    case 6: return .isEmpty
    default: return .isNotEmpty
    }
  }

  // MARK: Answers

  private mutating func answer() {
    let unknown = 10 + dice.below(60)
    for fact in ruleSet.facts {
      switch fact.role {
      case .cases, .arithmetic: continue
      case .asked, .computed: break
      }
      if fact.type == .techniques, case .computed = fact.role, dice.chance(40) {
        facts[fact.key] = partlyKnown()
      } else if dice.chance(unknown) {
        if dice.chance(30) { facts[fact.key] = .unknown }
      } else {
        facts[fact.key] = .known(value(of: fact.type))
      }
    }
  }

  /// A computed set of which some members are sure and some open.
  private mutating func partlyKnown() -> Knowledge {
    let plain = ruleSet.techniques.filter(\.members.isEmpty).map { ValueName($0.id) }
    let sure = dice.some(plain, percent: dice.chance(20) ? 80 : 30)
    let possible = dice.some(plain.filter { !sure.contains($0) }, percent: 40)
    return .partly(sure: sure, possible: possible)
  }

  private mutating func value(of type: FactType) -> Value {
    switch type {
    case .choice(let options): return .choice(dice.pick(options)?.name ?? "u")
    case .name: return .name(dice.pick(["gpt", "claude", "other"]) ?? "gpt")
    case .set(let options):
      let alone = options.filter(\.standsAlone).map(\.name)
      if dice.chance(15), !alone.isEmpty { return .set(alone) }
      return .set(dice.some(options.filter { !$0.standsAlone }.map(\.name), percent: 50))
    case .techniques:
      let plain = ruleSet.techniques.filter(\.members.isEmpty).map { ValueName($0.id) }
      return .set(dice.some(plain, percent: dice.chance(20) ? 100 : 40))
    case .number:
      let low = quantity()
      if dice.chance(70) { return .number(QuantityRange(low)) }
      return .number(QuantityRange(low, max(low, quantity())))
    }
  }
}
