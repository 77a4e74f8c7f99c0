import DecisionModel

/// Draws rule sets that hold every kind of declaration, in the form the reader gives them.
struct RandomRules {
  private var random: SplitMix64
  private var set = RuleSet()
  private var used = 0

  private let options = (0..<4).map { FactType.Option(ValueName("v\($0)"), label: "value \($0)") }
  /// The order in which the printed files of the packs are read again.
  private static let readingOrder: [PackName] = ["documents", "field", "core"]
  private let dimensions: [Dimension] = Dimension.allCases

  /// One rule set for each seed.
  static func draw(seed: UInt64) -> RuleSet {
    var random = RandomRules(random: SplitMix64(seed: seed))
    random.drawAll()
    return random.set
  }

  private init(random: SplitMix64) { self.random = random }

  private mutating func number(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(elements.count)]
  }

  private mutating func some<Element: Hashable>(_ elements: [Element]) -> [Element] {
    let kept = elements.filter { _ in chance(40) }
    return kept.isEmpty ? [pick(elements)] : kept
  }

  private mutating func words() -> String {
    let parts = ["look up", "\"quoted\"", "a\\b", "# no note", "é ü", "50 %", "a, b = c", "x"]
    return (0...number(3)).map { _ in pick(parts) }.joined(separator: " ")
  }

  private mutating func name(_ base: String) -> String {
    used += 1
    return "\(base)-\(used)"
  }

  private mutating func quantity() -> Quantity {
    Quantity(micros: Int64(random.next() % (chance(50) ? 1_000_000_000_000 : 2_000_000)))
  }

  private mutating func range() -> QuantityRange {
    let ends = [quantity(), quantity()].sorted()
    return QuantityRange(ends[0], ends[1])
  }

  private mutating func atom() -> Atom {
    let fact = pick(set.facts)
    switch fact.type {
    case .choice(let options):
      let values = some(options.filter { !$0.meansUnknown }.map(\.name))
      return Atom(fact.key, chance(50) ? .isOneOf(values) : .isNoneOf(values))
    case .set(let options): return Atom(fact.key, setTest(some(options.map(\.name))))
    case .techniques:
      return Atom(fact.key, setTest(some(set.techniques.map { ValueName($0.id) })))
    case .number:
      if chance(30) {
        let range = range()
        return Atom(fact.key, .between(range.low, range.high))
      }
      return Atom(fact.key, .compares(pick(Atom.Comparison.allCases), quantity()))
    case .name: return Atom(set.facts[0].key, .isOneOf(["yes"]))
    }
  }

  private mutating func setTest(_ values: [ValueName]) -> Atom.Test {
    switch number(5) {
    case 0: .isEmpty
    case 1: .isNotEmpty
    case 2: .has(values)
    case 3: .lacks(values)
    default: .startsWith(values)
    }
  }

  private mutating func condition() -> Condition {
    Condition((0...number(2)).map { _ in Clause((0...number(1)).map { _ in atom() }) })
  }

  private mutating func grounds(
    _ base: String, exceptions: Bool = true, pack: PackName
  ) -> Grounds {
    var grounds = Grounds(RuleName(name(base)))
    grounds.pack = pack
    grounds.when = condition()
    if exceptions, chance(30) { grounds.exceptions.append(.init(when: condition())) }
    grounds.because = words()
    grounds.cites = some(set.claims.map(\.id))
    if chance(30) { grounds.resolves = some(set.disagreements.map(\.id)) }
    return grounds
  }

  private mutating func drawAll() {
    set.packs = ["core", "documents", "field"]
    set.strengths = [Strength("weakly", 1), Strength("strongly", 5)]
    set.slots = [Slot("behavior", threshold: nil), Slot("extra", threshold: 3)]
    if chance(50) { set.groups = ["data", "cost"] }
    set.confidence = ConfidenceScale(
      draws: 1 + number(500), seed: random.next() % 1_000_000,
      levels: [.init("high", robustness: Quantity(micros: 900_000), margin: 3), .init("low")])
    drawTechniques()
    drawFacts()
    drawEvidence()
    drawRelations()
    for pack in Self.readingOrder {
      for _ in 0...number(3) { drawRules(pack) }
      drawGuidance(pack)
    }
    drawAmendments()
  }

  private mutating func drawTechniques() {
    for index in 0..<4 {
      var technique = Technique(TechniqueID("t\(index)"), title: words())
      technique.slot = pick(set.slots.map(\.id))
      technique.summary = words()
      if chance(50) { technique.delivers = ["need0"] }
      if index > 0, chance(40) { technique.requires = ["t0"] }
      if chance(30) { technique.noCostBecause = words() }
      set.techniques.append(technique)
    }
    var bundle = Technique("bundle", title: words())
    bundle.slot = "behavior"
    bundle.summary = words()
    bundle.members = [.init("t0", role: words()), .init("t1", role: words())]
    set.techniques.append(bundle)
    set.families = [Family("family", title: words(), members: ["t1", "t2"])]
    set.equivalents = [["t1", "t2"]]
    set.exhaustions = [["t1", "t2", "t3"]]
    set.exclusions = [Exclusion(left: ["t0"], right: ["t2", "t3"], because: words())]
  }

  private mutating func asked(_ key: String, _ type: FactType) -> FactDeclaration {
    var fact = FactDeclaration(FactKey(key), type)
    fact.ask = words()
    fact.topic = "data"
    if chance(50) { fact.help = words() }
    if chance(50) { fact.why = words() }
    if chance(20) { fact.quick = 1 + number(9) }
    if chance(20) { fact.opening = 1 + number(9) }
    if chance(50) { fact.find = words() }
    if chance(50) { fact.example = words() }
    if set.facts.count > 2, chance(50) { fact.applies = condition() }
    return fact
  }

  private mutating func drawFacts() {
    set.facts.append(asked("flag", .yesNo))
    var marked = options
    marked[1].meansUnknown = true
    marked[2].weight = 7
    var choice = asked("choice", .choice(marked))
    choice.fallback = .value(.choice("v0"))
    set.facts.append(choice)
    marked[3].standsAlone = true
    marked[1].meansUnknown = false
    var members = asked("members", .set(marked))
    members.fallback = .value(.set(chance(50) ? [] : ["v0", "v2"]))
    set.facts.append(members)
    set.facts.append(asked("tried", .techniques))
    var model = asked("model", .name(table: "api_model"))
    model.fallback = .value(.name("gpt-x"))
    set.facts.append(model)
    for dimension in dimensions {
      let isOpen = chance(50)
      let high = isOpen ? Quantity.largest : Quantity(micros: 1_000_000_000_000)
      var fact = asked(
        "n_\(dimension.rawValue)", .number(dimension, QuantityRange(.zero, high)))
      if chance(60) {
        let points = [quantity(), quantity(), quantity()].sorted()
        fact.fallback = .number(low: points[0], likely: points[1], high: points[2])
      }
      if chance(60) { fact.bands = [.init(range: range(), weight: 1 + number(9))] }
      set.facts.append(fact)
    }
    drawDerived()
  }

  private mutating func drawDerived() {
    var cases = FactDeclaration("stage", .choice([.init("early"), .init("late"), .init("other")]))
    cases.help = words()
    cases.role = .cases([
      DerivedCase("early", when: condition()), DerivedCase("late", when: condition()),
      DerivedCase("early", when: condition()), DerivedCase("other", when: .always),
    ])
    var yesNo = FactDeclaration("rigid", .yesNo)
    yesNo.help = words()
    yesNo.role = .cases([DerivedCase("yes", when: condition()), DerivedCase("no", when: .always)])
    let wide = QuantityRange(.zero, Quantity(micros: 2_000_000_000_000))
    var sum = FactDeclaration("total", .number(.count, wide))
    sum.help = words()
    sum.role = .arithmetic(expression(depth: 4), absentAsZero: chance(50) ? ["n_count"] : [])
    var computed = FactDeclaration("slow", .techniques, role: .computed(reads: ["flag", "model"]))
    computed.help = words()
    set.facts += [cases, yesNo, sum, computed]
  }

  private mutating func expression(depth: Int) -> Expression {
    if depth == 0 || chance(25) {
      return chance(50) ? .name("n_count") : .constant(quantity())
    }
    if chance(20) {
      return .call(chance(50) ? .ceil : .floor, [expression(depth: depth - 1)])
    }
    if chance(20) {
      return .call(
        chance(50) ? .min : .max, [expression(depth: depth - 1), expression(depth: depth - 1)])
    }
    return .binary(
      pick(Expression.Operator.allCases), expression(depth: depth - 1), expression(depth: depth - 1)
    )
  }

  private mutating func drawEvidence() {
    for pack in Self.readingOrder {
      var source = Source(SourceID("s-\(pack)"), title: words())
      source.author = words()
      source.date = words()
      source.at = words()
      source.pack = pack
      set.sources.append(source)
      for index in 0..<3 {
        let prefix = chance(30) ? "o-\(pack)" : "s-\(pack)"
        var claim = Claim(ClaimID("\(prefix)-\(index)"), source: source.id)
        claim.section = words()
        claim.kind = pick(["rule_for", "tool", "mistake"])
        claim.text = words()
        if chance(70) { claim.about = some(set.facts.map(\.key)) }
        let plain = set.techniques.filter(\.members.isEmpty).map(\.id)
        if chance(50) { claim.speaksFor = chance(30) ? plain : some(plain) }
        if chance(50) { claim.speaksAgainst = some(plain) }
        claim.namesPretraining = chance(20)
        claim.recalled = chance(20)
        claim.pack = pack
        set.claims.append(claim)
      }
    }
    let claims = set.claims.map(\.id)
    for index in 0..<2 {
      var disagreement = Disagreement("D0\(index)", question: words())
      disagreement.sides = [
        .init(text: words(), claims: some(claims)), .init(text: words(), claims: some(claims)),
      ]
      if chance(70) { disagreement.when = condition() }
      disagreement.resolution = words()
      set.disagreements.append(disagreement)
      var definition = Definition("d\(index)", term: words())
      definition.means = words()
      definition.cites = some(claims)
      set.definitions.append(definition)
    }
  }

  private mutating func drawRelations() {
    set.needs = [Need("need0", title: words(), when: condition())]
    var assumption = Assumption(RuleName(name("assume")), never: condition())
    assumption.because = words()
    set.assumptions = [assumption]
    var history = History()
    history.tried = "tried"
    history.inUse = "tried"
    history.implied = "t0"
    history.fallback = "t0"
    history.exhaustedSlots = [.init("behavior", unless: condition()), .init("extra")]
    history.exhausted = [.init(["t1", "t2"], when: condition())]
    history.unfit = [condition()]
    history.instead = [.init(["t3"], when: condition())]
    if chance(80) { set.history = history }
  }

  private mutating func drawRules(_ pack: PackName) {
    let plain = set.techniques.map(\.id)
    let effects = (0...number(1)).map { _ in
      Rule.Effect(some(plain), chance(50) ? .supports : .opposes, pick(set.strengths))
    }
    set.rules.append(
      Rule(grounds("rule", pack: pack), group: chance(50) ? "data" : "cost", effects: effects))
    let effect: Gate.Effect =
      switch number(3) {
      case 0: .forbids(some(plain))
      case 1: .forbidsEach("slow", sparesFirst: chance(50))
      default: .postpones(some(plain), after: ["ship", "t0"])
      }
    set.gates.append(Gate(grounds("gate", pack: pack), effect: effect, until: words()))
    let leaves = Stop.Leaves(among: some(plain), otherwise: pick(plain))
    set.stops.append(Stop(grounds("stop", pack: pack), leaves: chance(50) ? leaves : nil))
  }

  private mutating func drawGuidance(_ pack: PackName) {
    let plain = set.techniques.map(\.id)
    set.practices.append(
      Practice(
        grounds("practice", pack: pack), techniques: chance(50) ? [] : some(plain), step: "ship"))
    let each = chance(30)
    var grounds = grounds("warning", pack: pack)
    grounds.because += " {flag} {flag|or not}" + (each ? " {technique}" : "")
    set.warnings.append(
      Warning(grounds, techniques: each || chance(50) ? [] : some(plain), each: each ? "slow" : nil)
    )
    let isFirst = pack == "documents"
    var step = Step(isFirst ? "ship" : StepID(name("step")), title: words())
    step.pack = pack
    step.action = words() + " {n_count|some}"
    step.stopWhen = words()
    if chance(50) { step.entry = words() }
    if chance(50) { step.done = condition() }
    if chance(50) { step.due = condition() }
    if chance(30) { step.joins.append(.init(beside: [])) }
    if chance(30) { step.joins.append(.init(beside: [], when: condition())) }
    if chance(50) { step.joins.append(.init(beside: some(plain))) }
    if chance(50) { step.joins.append(.init(beside: some(plain), when: condition())) }
    if chance(30) { step.replaces = ["t0", "ship"] }
    if chance(50) { step.findsOut = ["flag", "tried"] }
    if chance(60) {
      step.effort = .init(low: Quantity(micros: 500_000), likely: Quantity(3), high: Quantity(10))
    }
    step.waits = chance(30)
    step.launches = chance(30)
    if chance(30) { step.concludes = [.init(.stop)] }
    if chance(30) {
      let beside = chance(50) ? [] : some(plain)
      step.concludes.append(.init(.noneFits, join: .init(beside: beside, when: condition())))
    }
    step.cites = some(set.claims.map(\.id))
    set.steps.append(step)
    for repeated in 1...2 {
      var order = self.grounds("order", pack: pack)
      let earlier = set.orderings.count { $0.first == "t0" && $0.second == "ship" }
      order.name = earlier == 0 ? "t0-before-ship" : RuleName("t0-before-ship-\(earlier + 1)")
      if repeated == 2, chance(50) { order.when = .always }
      set.orderings.append(Ordering("t0", before: "ship", grounds: order))
    }
  }

  private mutating func drawAmendments() {
    for pack in Self.readingOrder where chance(70) {
      let name = set.rules[0].grounds.name
      set.rules[0].grounds.exceptions.append(
        .init(
          when: condition(), cites: some(set.claims.map(\.id)),
          amendment: RuleName("\(pack)/\(name)"), because: words()))
    }
  }
}
