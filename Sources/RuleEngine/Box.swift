public import DecisionModel

extension Engine {
  /// Answers within a part of all completions: what a search found out in place of what was open.
  ///
  /// Numbers become the stretch that was found; of a set that is partly known the members that are sure;
  /// what the search did not need stays as `facts` has it. A name that no condition mentions is
  /// `another`. Derived facts are left alone.
  public func facts(within part: CompiledFacts, of start: CompiledFacts, _ facts: Facts) -> Facts {
    var result = facts
    for (place, column) in plan.columns.enumerated() where !plan.settling[place].isDerived {
      let state = part.columns[place]
      guard state != start.columns[place] else { continue }
      result[column.key] = column.shape.value(within: state).map { .known($0) } ?? facts[column.key]
    }
    return result
  }
}

extension Shape {
  /// One value, or one stretch, of those that a state leaves.
  fileprivate func value(within state: ColumnState) -> Value? {
    switch self {
    case .number:
      return .number(QuantityRange(Quantity(micros: state.low), Quantity(micros: state.high)))
    case .choice(let values, let isOpenEnded):
      let cell = state.mask.trailingZeroBitCount
      if cell < values.count {
        return isOpenEnded ? .name("\(values[cell])") : .choice(values[cell])
      }
      return isOpenEnded ? .name("another") : nil
    case .set(let members, _, _):
      let sure = state.mask & state.firsts
      let first = sure == 0 ? state.mask.trailingZeroBitCount : sure.trailingZeroBitCount
      if state.mask == 0 { return .set([]) }
      let rest = (state.mask & ~(1 << UInt64(first))).bits.map { $0 }
      return .set(([first] + rest).map { members[$0] })
    }
  }
}
