internal import DecisionModel

/// A fact that holds a set of techniques: its members stand at the places of the techniques.
struct TechniqueSet: Sendable {
  let fact: Int

  init?(_ key: FactKey?, _ index: [FactKey: Int], _ facts: [FactDeclaration]) {
    guard let key, let fact = index[key], facts[fact].type == .techniques else { return nil }
    self.fact = fact
  }

  init(fact: Int) { self.fact = fact }

  /// The techniques that are in the set for sure; nothing while it is open.
  func known(_ states: [ColumnState]) -> UInt64 {
    let state = states[fact]
    return state.isAbsent || (state.isOpen && !state.isPartial) ? 0 : state.mask
  }
}
