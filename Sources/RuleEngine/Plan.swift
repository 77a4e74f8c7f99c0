internal import DecisionModel

/// A rule set, compiled once.
struct Plan: Sendable {
  /// The facts, in the order of `RuleSet.facts`.
  private(set) var columns: [Column] = []
  /// Their values.
  private(set) var shapes: [Shape] = []
  /// The same facts, as every decision needs them.
  private(set) var settling: [Settling] = []
  /// The cases of derived facts.
  private(set) var cases: [Settling.Case] = []
  /// The formulas of derived facts, each with the facts that count as 0 while not answered.
  private(set) var formulas: [(formula: Formula, zero: [Int])] = []
  /// The place of each fact.
  private(set) var index: [FactKey: Int] = [:]
  /// Facts of which nothing is known, in the same order.
  private(set) var nothing = Facts()
  /// What to sweep and settle before the rules, in order.
  private(set) var layers: [Layer] = []
  /// Needs, rules, gates, stops and what the history says.
  private(set) var main = Layer()
  /// What only reports need: practices, warnings, orderings.
  private(set) var report = Layer()
  /// The exceptions to all rules.
  private(set) var exceptions: [ArmRange] = []
  /// What each arm asks.
  private(set) var arms: [[Constraint]] = []
  /// Which arms accept what.
  private(set) var table = Table(shapes: [], arms: [])
  /// Everything about techniques.
  var techniques: TechniquePlan { shared.plan }
  /// The same, for those who keep it.
  private(set) var shared = SharedTechniques(TechniquePlan())
  /// Practices, warnings and orderings by name.
  private(set) var reported: [(name: RuleName, grounds: CompiledGrounds)] = []
  /// What could not be compiled as written.
  private(set) var problems: [Engine.Problem] = []

  /// Words of arms that are evaluated together.
  struct Layer: Sendable {
    /// The words.
    var words = 0..<0
    /// The facts that its arms read.
    var reads: [Read] = []
    /// The words that hold arms which read a fact, fact by fact.
    var touched: [Int] = []
    /// The facts that are settled afterwards.
    var settles: [Int] = []

    /// A fact and its stretch of `touched`: in other words its rows change nothing.
    struct Read: Sendable {
      var fact: Int
      var words: Range<Int>
      /// What is needed to find its rows.
      var kind: Settling.Kind
      var column: Table.Column
    }

    /// Finds the facts that its arms read.
    mutating func findReads(_ arms: [[Constraint]], _ table: Table, _ settling: [Settling]) {
      var found: [[Int]] = settling.map { _ in [] }
      for arm in words.lowerBound * 64..<words.upperBound * 64 {
        for constraint in arms[arm] where found[constraint.fact].last != arm / 64 {
          found[constraint.fact].append(arm / 64)
        }
      }
      for (fact, words) in found.enumerated() where !words.isEmpty {
        let first = touched.count
        touched += words
        reads.append(
          Read(
            fact: fact, words: first..<touched.count, kind: settling[fact].kind,
            column: table.columns[fact]))
      }
    }
  }

  init(_ ruleSet: RuleSet) {
    for (place, fact) in ruleSet.facts.enumerated() where index[fact.key] == nil {
      index[fact.key] = place
    }
    nothing = Facts(inOrder: ruleSet.facts.map(\.key))
    let mentions = Mentions(ruleSet)
    let shapes = ruleSet.facts.map {
      Shape($0, ruleSet: ruleSet, mentioned: mentions.values[$0.key] ?? [])
    }
    var builder = ArmBuilder(shapes: shapes, index: index)
    let needs = ruleSet.facts.map { Column.needs(of: $0, index: index) }
    let order = FactOrder(needs: needs)
    columns = ruleSet.facts.enumerated().map { place, fact in
      var restsOn: [Int] = []
      if case .computed(let reads) = fact.role { restsOn = reads.compactMap { index[$0] } }
      return Column(
        key: fact.key, shape: shapes[place], isAsked: fact.role == .asked, reads: needs[place],
        restsOn: restsOn)
    }
    settling = shapes.map { Settling($0) }
    self.shapes = shapes

    for level in order.levels {
      var layer = Layer(words: builder.arms.count / 64..<builder.arms.count / 64)
      for place in level { compile(ruleSet.facts[place], at: place, &builder) }
      layer.settles = level.filter { settling[$0].isDerived || settling[$0].isGuarded }
      finish(&layer, &builder)
      if !layer.settles.isEmpty { layers.append(layer) }
    }
    main.words = builder.arms.count / 64..<builder.arms.count / 64
    shared = SharedTechniques(TechniquePlan(ruleSet, index: index, &builder))
    finish(&main, &builder)
    report.words = builder.arms.count / 64..<builder.arms.count / 64
    let grounds =
      ruleSet.practices.map(\.grounds) + ruleSet.warnings.map(\.grounds)
      + ruleSet.orderings.map(\.grounds)
    for one in grounds { reported.append((one.name, builder.add(one))) }
    finish(&report, &builder)

    arms = builder.arms
    exceptions = builder.exceptions
    table = Table(shapes: shapes, arms: arms)
    for layer in layers.indices { layers[layer].findReads(arms, table, settling) }
    main.findReads(arms, table, settling)
    report.findReads(arms, table, settling)
    problems = builder.problems
    if let (fact, cells) = table.widest {
      problems.append(.tooManyCells(of: columns[fact].key, count: cells, arms: arms.count))
    }
    if !order.cyclic.isEmpty { problems.append(.cyclic(order.cyclic.map { columns[$0].key })) }
    for fact in ruleSet.facts where fact.type.options.count > Shape.capacity {
      problems.append(.tooManyValues(of: fact.key, count: fact.type.options.count))
    }
    if ruleSet.techniques.count > Shape.capacity {
      problems.append(.tooManyTechniques(count: ruleSet.techniques.count))
    }
    if ruleSet.needs.count > Shape.capacity {
      problems.append(.tooManyNeeds(count: ruleSet.needs.count))
    }
  }

  private mutating func compile(_ fact: FactDeclaration, at place: Int, _ builder: inout ArmBuilder)
  {
    if !fact.applies.clauses.isEmpty {
      settling[place].guardArms = builder.add(fact.applies, of: fact.key.rawValue)
    }
    switch fact.role {
    case .asked, .computed: break
    case .cases(let declared):
      let start = cases.count
      for one in declared {
        cases.append(
          Settling.Case(
            cell: columns[place].shape.index(of: one.value) ?? -1,
            when: builder.add(one.when, of: fact.key.rawValue)))
      }
      settling[place].source = .cases(start..<cases.count)
    case .arithmetic(let expression, let zero):
      let formula = Formula(expression, zero: zero, index: index, shapes: builder.shapes)
      settling[place].source = .formula(formulas.count)
      formulas.append((formula, formula.zeroFacts))
    }
  }

  private func finish(_ layer: inout Layer, _ builder: inout ArmBuilder) {
    builder.align()
    layer.words = layer.words.lowerBound..<builder.arms.count / 64
  }
}

/// The names that conditions mention, for facts whose values are not declared.
private struct Mentions {
  private(set) var values: [FactKey: [ValueName]] = [:]

  init(_ ruleSet: RuleSet) {
    let open = ruleSet.facts.compactMap { fact -> FactKey? in
      if case .name = fact.type { fact.key } else { nil }
    }
    ruleSet.eachCondition { condition in
      for clause in condition.clauses {
        for atom in clause.atoms where open.contains(atom.fact) { add(atom) }
      }
    }
  }

  private mutating func add(_ atom: Atom) {
    switch atom.test {
    case .isOneOf(let names), .isNoneOf(let names):
      for name in names where !(values[atom.fact] ?? []).contains(name) {
        values[atom.fact, default: []].append(name)
      }
    default: break
    }
  }
}

extension RuleSet {
  /// Visits every condition that the engine evaluates, in declaration order.
  fileprivate func eachCondition(_ visit: (Condition) -> Void) {
    for fact in facts { visit(fact.applies) }
    for need in needs { visit(need.when) }
    for assumption in assumptions { visit(assumption.never) }
    for disagreement in disagreements { visit(disagreement.when) }
    for step in steps {
      for condition in [step.done, step.due].compactMap(\.self) { visit(condition) }
      for join in step.joins { visit(join.when) }
    }
    for fact in facts {
      if case .cases(let cases) = fact.role { for one in cases { visit(one.when) } }
    }
    func each(_ grounds: Grounds) {
      visit(grounds.when)
      for exception in grounds.exceptions { visit(exception.when) }
    }
    for rule in rules { each(rule.grounds) }
    for gate in gates { each(gate.grounds) }
    for stop in stops { each(stop.grounds) }
    for practice in practices { each(practice.grounds) }
    for warning in warnings { each(warning.grounds) }
    for ordering in orderings { each(ordering.grounds) }
    guard let history else { return }
    for slot in history.exhaustedSlots { if let unless = slot.unless { visit(unless) } }
    for condition in history.exhausted.map(\.when) { visit(condition) }
    for condition in history.unfit + history.instead.map(\.when) { visit(condition) }
  }
}
