public import DecisionModel

extension Engine {
  /// The facts in the engine's numbers; raw or prepared.
  public func compile(_ facts: Facts) -> CompiledFacts {
    CompiledFacts(
      columns: plan.columns.indices.map { place in
        state(of: facts[plan.columns[place].key], at: place)
      })
  }

  /// What is known of one fact, in the engine's numbers; nil when no such fact is declared.
  public func state(of knowledge: Knowledge, for key: FactKey) -> ColumnState? {
    plan.index[key].map { state(of: knowledge, at: $0) }
  }

  /// The place of a fact in `CompiledFacts.columns`.
  public func place(of key: FactKey) -> Int? { plan.index[key] }

  private func state(of knowledge: Knowledge, at place: Int) -> ColumnState {
    let column = plan.columns[place]
    switch knowledge {
    case .unasked, .unknown: return .open(column.shape)
    case .notApplicable:
      // A guard is worked out anew, so that prepared facts can be changed and decided again.
      return column.guardArms == nil ? .absent : .open(column.shape)
    case .known(let value): return column.shape.state(of: value) ?? .open(column.shape)
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
    case (.set, .set(let names)): members(names)
    default: nil
    }
  }

  private func members(_ names: [ValueName]) -> ColumnState {
    var order: [Int] = []
    for name in names {
      if let index = index(of: name), !order.contains(index) { order.append(index) }
    }
    if case .set(_, _, let implied?) = self, !order.isEmpty, !order.contains(implied) {
      order.append(implied)
    }
    return .members(order, of: count)
  }
}

extension Plan {
  /// What is known of each fact after guards and derived facts are worked out.
  func facts(_ states: [ColumnState], given: Facts, ruleSet: RuleSet) -> Facts {
    var result = given
    for (place, column) in columns.enumerated() {
      let state = states[place]
      if state.isAbsent {
        result[column.key] = .notApplicable
      } else if column.isDerived {
        result[column.key] = column.value(of: state).map { .known($0) } ?? .unknown
      } else if !state.isOpen {
        if case .set = column.shape, let value = column.value(of: state) {
          result[column.key] = .known(value)
        }
      } else if given[column.key] != .unasked {
        result[column.key] = given[column.key] == .notApplicable ? .unasked : .unknown
      }
    }
    return result
  }
}

extension Column {
  /// The value a state holds, when it is settled; a number may be a range.
  func value(of state: ColumnState) -> Value? {
    if state.isOpen || state.isAbsent { return nil }
    switch shape {
    case .number:
      return .number(QuantityRange(Quantity(micros: state.low), Quantity(micros: state.high)))
    case .choice(let values, _):
      let cell = state.mask.trailingZeroBitCount
      return cell < values.count ? .choice(values[cell]) : nil
    case .set(let members, _, _):
      return .set(state.order.map { members[$0] })
    }
  }
}
