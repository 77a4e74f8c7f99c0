public import DecisionModel

extension Engine {
  /// The facts in the engine's numbers; raw or prepared.
  public func compile(_ facts: Facts) -> CompiledFacts {
    var compiled = CompiledFacts(columns: [], orders: [])
    compiled.columns.reserveCapacity(plan.columns.count)
    compiled.orders.reserveCapacity(plan.columns.count)
    for place in plan.columns.indices {
      let knowledge = facts[plan.columns[place].key, at: place]
      compiled.columns.append(state(of: knowledge, at: place))
      compiled.orders.append(plan.shapes[place].order(of: knowledge))
    }
    putOrder(of: facts, in: &compiled)
    return compiled
  }

  /// Puts what is known of the order of partly known sets in place of what was.
  public func putOrder(of facts: Facts, in compiled: inout CompiledFacts) {
    compiled.behind = [:]
    for (key, behind) in facts.behind {
      guard let place = plan.index[key], case .set(let members, _, _) = plan.columns[place].shape
      else { continue }
      let shape = plan.columns[place].shape
      compiled.behind[place] = members.map { shape.mask(of: behind[$0] ?? []) }
    }
  }

  /// What is known of one fact, in the engine's numbers; nil when no such fact is declared.
  public func state(of knowledge: Knowledge, for key: FactKey) -> ColumnState? {
    plan.index[key].map { state(of: knowledge, at: $0) }
  }

  /// Puts what is known of one fact in place of what was; nothing when no such fact is declared.
  public func put(_ knowledge: Knowledge, for key: FactKey, in facts: inout CompiledFacts) {
    guard let place = plan.index[key] else { return }
    facts.columns[place] = state(of: knowledge, at: place)
    let order = plan.columns[place].shape.order(of: knowledge)
    // Nearly always both are empty, and writing would copy what others share.
    if facts.orders[place] != order { facts.orders[place] = order }
  }

  /// True unless a decision found that a question does not apply.
  public func applies(_ key: FactKey, in decision: Decision) -> Bool {
    plan.index[key].map { !decision.present.states[$0].isAbsent } ?? false
  }

  /// True when a decision found that a question applies, however open answers turn out.
  public func surelyApplies(_ key: FactKey, in decision: Decision) -> Bool {
    plan.index[key].map { place in
      let state = decision.present.states[place]
      return !state.isAbsent && !state.mayBeAbsent
    } ?? false
  }

  /// Opens one fact, so that it may have any value.
  public func open(_ key: FactKey, in facts: inout CompiledFacts) {
    put(.unasked, for: key, in: &facts)
  }

  /// The place of a fact in `CompiledFacts.columns`.
  public func place(of key: FactKey) -> Int? { plan.index[key] }

  func state(of knowledge: Knowledge, at place: Int) -> ColumnState {
    switch knowledge {
    case .unasked, .unknown: return .open(plan.shapes[place])
    case .notApplicable:
      // A guard is worked out anew, so that prepared facts can be changed and decided again.
      return plan.settling[place].isGuarded ? .open(plan.shapes[place]) : .absent
    case .known(let value):
      return plan.shapes[place].state(of: value) ?? .open(plan.shapes[place])
    case .partly(let sure, let possible):
      let shape = plan.shapes[place]
      guard case .set = shape else { return .open(shape) }
      return .partial(sure: shape.order(of: sure), possible: shape.order(of: possible))
    }
  }
}

extension Shape {
  /// The state of a known value, or nil when the fact doesn't have such a value.
  func state(of value: Value) -> ColumnState? {
    switch (self, value) {
    case (.number, .number(let range)): .number(range.low.micros, range.high.micros)
    case (.choice, .choice(let name)): index(of: name).map { .cell($0) }
    case (.choice, .name(let name)): index(of: ValueName(name)).map { .cell($0) }
    case (.set, .set(let names)): .members(order(of: names))
    default: nil
    }
  }

  /// The members of a known set in the order given, the implied one added; empty for other facts.
  func order(of knowledge: Knowledge) -> [Int] {
    guard case .set = self else { return [] }
    switch knowledge {
    case .known(.set(let names)), .partly(sure: let names, possible: _): return order(of: names)
    case .known, .unasked, .unknown, .notApplicable: return []
    }
  }

  fileprivate func order(of names: [ValueName]) -> [Int] {
    var order: [Int] = []
    for name in names {
      if let index = index(of: name), !order.contains(index) { order.append(index) }
    }
    if case .set(_, _, let implied?) = self, !order.isEmpty, !order.contains(implied) {
      order.append(implied)
    }
    return order
  }
}

extension Plan {
  /// For each fact whether a guard or a derived fact rests on it, or it has a guard itself.
  var areSettledBefore: [Bool] {
    var found = settling.map(\.isGuarded)
    for place in columns.indices where settling[place].isDerived || settling[place].isGuarded {
      for read in columns[place].reads { found[read] = true }
    }
    return found
  }

  /// What is known of each fact after guards and derived facts are worked out.
  func facts(_ evaluation: Evaluation, given: Facts) -> Facts {
    var result = given.inOrder(of: nothing)
    for place in columns.indices {
      let key = columns[place].key
      result[key, at: place] = knowledge(evaluation, result[key, at: place], at: place)
    }
    return result
  }

  /// The same of one fact.
  func knowledge(_ evaluation: Evaluation, _ given: Knowledge, at place: Int) -> Knowledge {
    let state = evaluation.states[place]
    if state.isAbsent { return .notApplicable }
    if settling[place].isDerived {
      return shapes[place].value(of: state).map { .known($0) } ?? .unknown
    }
    if !state.isOpen {
      guard case .set(let members, _, _) = shapes[place] else { return given }
      return .known(.set(evaluation.order(place).map { members[$0] }))
    }
    switch given {
    case .partly, .unasked, .unknown: return given
    case .notApplicable: return .unasked
    case .known: return .unknown
    }
  }
}

extension Shape {
  /// The value of a derived fact, when it is settled; a number may be a range.
  func value(of state: ColumnState) -> Value? {
    if state.isOpen || state.isAbsent { return nil }
    switch self {
    case .number:
      return .number(QuantityRange(Quantity(micros: state.low), Quantity(micros: state.high)))
    case .choice(let values, _):
      let cell = state.mask.trailingZeroBitCount
      return cell < values.count ? .choice(values[cell]) : nil
    case .set: return nil
    }
  }
}
