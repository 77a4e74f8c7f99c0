import DecisionModel

extension CaseForcer {
  /// A set near the present one that meets a test, or that doesn't.
  func set(
    of fact: FactDeclaration, _ atom: Atom, _ holds: Bool, _ now: Knowledge,
    _ random: inout SplitMix64
  ) -> [ValueName]? {
    var members: [ValueName] = []
    if case .known(.set(let known)) = now { members = known }
    let all = memberNames(of: fact)
    let alone = Set(fact.type.options.filter(\.standsAlone).map(\.name))
    func with(_ name: ValueName, first: Bool) -> [ValueName] {
      if alone.contains(name) { return [name] }
      let rest = members.filter { $0 != name && !alone.contains($0) }
      return first ? [name] + rest : rest + [name]
    }
    func pick(_ names: [ValueName]) -> ValueName? {
      names.isEmpty ? nil : names[Int(random.below(UInt64(names.count)))]
    }
    switch (atom.test, holds) {
    case (.has(let names), true), (.lacks(let names), false):
      return members.contains(where: names.contains)
        ? members : pick(names).map { with($0, first: false) }
    case (.has(let names), false), (.lacks(let names), true):
      return members.filter { !names.contains($0) }
    case (.startsWith(let names), true): return pick(names).map { with($0, first: true) }
    case (.startsWith(let names), false):
      return pick(all.filter { !names.contains($0) }).map { with($0, first: true) }
    case (.isEmpty, true), (.isNotEmpty, false): return []
    case (.isEmpty, false), (.isNotEmpty, true):
      return members.isEmpty ? pick(all).map { with($0, first: false) } : members
    default: return nil
    }
  }

  private func memberNames(of fact: FactDeclaration) -> [ValueName] {
    switch fact.type {
    case .set(let options): options.filter { !$0.meansUnknown }.map(\.name)
    case .techniques: techniqueNames
    default: []
    }
  }
}

extension Atom {
  /// True when a value of a choice satisfies the test.
  func accepts(_ name: ValueName) -> Bool {
    switch test {
    case .isOneOf(let names): names.contains(name)
    case .isNoneOf(let names): !names.contains(name)
    default: false
    }
  }
}
