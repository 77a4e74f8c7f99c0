import DecisionModel

/// Scores and gates, technique by technique.
struct Standings {
  let present: Reading
  let wide: Reading

  private var ruleSet: RuleSet { present.ruleSet }

  /// The standing of every technique and bundle.
  var all: [TechniqueID: Standing] {
    let exhausted = exhausted
    let named = forbiddenByName
    let spared = spared(named, exhausted)
    var all: [TechniqueID: Standing] = [:]
    for technique in ruleSet.techniques {
      var standing = Standing(score: score(technique))
      standing.isExhausted = exhausted.contains(technique.id)
      let members = ruleSet.techniques.filter { member in
        technique.members.contains { $0.technique == member.id }
      }
      standing.missing = ([technique] + members).flatMap(\.requires)
        .first { named.contains($0) }
      for gate in ruleSet.gates { record(gate, on: technique, spared, &standing) }
      all[technique.id] = standing
    }
    for technique in ruleSet.techniques {
      func isWaitedFor(_ step: StepID) -> Bool {
        all[TechniqueID(named: step)]?.blockedBy.isEmpty ?? true
      }
      for list in [\Standing.postponed, \.mayBePostponed] {
        let asked = all[technique.id]?[keyPath: list] ?? []
        var left = asked
        for place in left.indices { left[place].after.removeAll { !isWaitedFor($0) } }
        let kept = zip(asked, left).filter { $0.after.isEmpty || !$1.after.isEmpty }.map(\.1)
        all[technique.id]?[keyPath: list] = kept
      }
    }
    return all
  }

  // MARK: Scores

  private func score(_ technique: Technique) -> Standing.Score {
    let own = Standing.Score(
      known: sum(technique.id) {
        present.truth($0) == .must
      } against: {
        present.truth($0) == .must
      },
      low: sum(technique.id) {
        wide.truth($0) == .must
      } against: {
        wide.truth($0) != .never
      },
      high: sum(technique.id) {
        wide.truth($0) != .never
      } against: {
        wide.truth($0) == .must
      })
    if technique.members.isEmpty { return own }
    let members = technique.members.compactMap { ruleSet.technique($0.technique) }.map(score)
    return Standing.Score(
      known: own.known + (members.map(\.known).min() ?? 0),
      low: own.low + (members.map(\.low).min() ?? 0),
      high: own.high + (members.map(\.high).min() ?? 0))
  }

  /// Per group the largest support among some rules, less the largest objection among others.
  private func sum(
    _ technique: TechniqueID, for supports: (Grounds) -> Bool, against opposes: (Grounds) -> Bool
  ) -> Int {
    var groups: [GroupName: (support: Int, objection: Int)] = [:]
    for rule in ruleSet.rules {
      for effect in rule.effects where effect.techniques.contains(technique) {
        var group = groups[rule.group] ?? (0, 0)
        switch effect.direction {
        case .supports where supports(rule.grounds):
          group.support = max(group.support, effect.strength.value)
        case .opposes where opposes(rule.grounds):
          group.objection = max(group.objection, effect.strength.value)
        case .supports, .opposes: break
        }
        groups[rule.group] = group
      }
    }
    return groups.values.reduce(0) { $0 + $1.support - $1.objection }
  }

  // MARK: Tried

  /// What was tried and found not enough, as answered.
  static func measured(_ reading: Reading) -> [TechniqueID] {
    reading.techniques(reading.ruleSet.history?.tried) ?? []
  }

  /// What was tried, with everything that trying it exhausts, and bundles of any of it.
  static func tried(_ reading: Reading) -> Set<TechniqueID> {
    let measured = measured(reading)
    var all = Set(measured)
    for group in reading.ruleSet.exhaustions where group.contains(where: measured.contains) {
      all.formUnion(group)
    }
    return all.union(bundles(reading.ruleSet, of: all))
  }

  private static func bundles(
    _ ruleSet: RuleSet, of techniques: Set<TechniqueID>
  ) -> [TechniqueID] {
    ruleSet.techniques.filter { bundle in
      bundle.members.contains { techniques.contains($0.technique) }
    }.map(\.id)
  }

  private var exhausted: Set<TechniqueID> {
    guard let history = ruleSet.history else { return [] }
    var all: Set<TechniqueID> = []
    for one in history.exhaustedSlots {
      if let unless = one.unless, present.truth(unless) == .must { continue }
      let tried = Self.tried(present)
      all.formUnion(ruleSet.techniques(in: one.slot).map(\.id).filter(tried.contains))
    }
    for one in history.exhausted where present.truth(one.when) == .must {
      all.formUnion(one.techniques)
    }
    return all.union(Self.bundles(ruleSet, of: all))
  }

  // MARK: Gates

  /// What gates forbid by name, with what requires that and bundles of it.
  private var forbiddenByName: Set<TechniqueID> {
    var named: Set<TechniqueID> = []
    for gate in ruleSet.gates where present.truth(gate.grounds) == .must {
      if case .forbids(let techniques) = gate.effect { named.formUnion(techniques) }
    }
    return consequences(of: named)
  }

  /// What was spared by which gate.
  private func spared(
    _ named: Set<TechniqueID>, _ exhausted: Set<TechniqueID>
  ) -> [RuleName: Set<TechniqueID>] {
    var direct = named
    for gate in ruleSet.gates where present.truth(gate.grounds) == .must {
      guard case .forbidsEach(let key, sparesFirst: false) = gate.effect else { continue }
      direct.formUnion(present.techniques(key) ?? [])
    }
    var spared: [RuleName: Set<TechniqueID>] = [:]
    for gate in ruleSet.gates where present.truth(gate.grounds) == .must {
      guard case .forbidsEach(let key, sparesFirst: true) = gate.effect else { continue }
      let order = present.techniques(key) ?? []
      var stays: Set<TechniqueID> = []
      for slot in ruleSet.slots where slot.threshold == nil {
        let plain = ruleSet.techniques(in: slot.id).filter(\.members.isEmpty).map(\.id)
        func left(_ forbidden: Set<TechniqueID>) -> [TechniqueID] {
          plain.filter { !forbidden.contains($0) && !exhausted.contains($0) }
        }
        let before = left(direct)
        if !left(direct.union(order).subtracting(stays.subtracting(direct))).isEmpty { continue }
        if let first = order.first(where: before.contains) ?? before.first {
          stays.formUnion(requirements(of: first).filter(order.contains))
        }
      }
      spared[gate.grounds.name] = stays
      direct.formUnion(order.filter { !stays.contains($0) })
    }
    return spared
  }

  /// Some forbidden techniques, with what requires them and bundles of them.
  private func consequences(of forbidden: Set<TechniqueID>) -> Set<TechniqueID> {
    let more = ruleSet.techniques.filter { technique in
      (technique.requires + technique.members.map(\.technique)).contains(where: forbidden.contains)
    }
    let all = forbidden.union(more.map(\.id))
    return all == forbidden ? all : consequences(of: all)
  }

  /// A technique and everything it requires.
  private func requirements(of technique: TechniqueID) -> [TechniqueID] {
    var found = [technique]
    var next = 0
    while next < found.count {
      for required in ruleSet.technique(found[next])?.requires ?? []
      where !found.contains(required) { found.append(required) }
      next += 1
    }
    return found
  }

  private func record(
    _ gate: Gate, on technique: Technique, _ spared: [RuleName: Set<TechniqueID>],
    _ standing: inout Standing
  ) {
    let name = gate.grounds.name
    let truth = present.truth(gate.grounds)
    if truth == .never { return }
    let concerned = [technique.id] + technique.members.map(\.technique)
    switch gate.effect {
    case .forbids(let techniques):
      guard concerned.contains(where: techniques.contains) else { return }
      if truth == .must {
        standing.blockedBy.append(name)
      } else {
        standing.mayBeBlockedBy.append(name)
      }
    case .postpones(let techniques, let steps):
      guard concerned.contains(where: techniques.contains) else { return }
      let postponement = Standing.Postponement(gate: name, after: steps)
      if truth == .must {
        standing.postponed.append(postponement)
      } else {
        standing.mayBePostponed.append(postponement)
      }
    case .forbidsEach(let key, _):
      let members = present.techniques(key)
      let open = present.openTechniques(key)
      let hit = concerned.filter { members?.contains($0) ?? false }
      let mayBeHit = concerned.contains { open?.contains($0) ?? false }
      if hit.isEmpty, !mayBeHit { return }
      if truth == .must, !hit.allSatisfy({ spared[name]?.contains($0) ?? false }) {
        standing.blockedBy.append(name)
      } else if truth == .may || mayBeHit {
        standing.mayBeBlockedBy.append(name)
      } else {
        standing.sparedFrom.append(name)
      }
    }
  }
}

extension Reading {
  /// The members of a technique set, or nil while it is open or when it does not apply.
  func techniques(_ key: FactKey?) -> [TechniqueID]? {
    guard let key, ruleSet.fact(key)?.type == .techniques else { return nil }
    let possible = possibilities(key)
    if let sure = possible.sure { return sure.map { TechniqueID(named: $0) } }
    guard !possible.isOpen, case .set(let names)? = possible.values.first else { return nil }
    return names.map { TechniqueID(named: $0) }.filter { ruleSet.technique($0) != nil }
  }

  /// The techniques that may yet turn out to be in a set.
  func openTechniques(_ key: FactKey) -> [TechniqueID]? {
    guard ruleSet.fact(key)?.type == .techniques else { return nil }
    let possible = possibilities(key)
    if !possible.isOpen { return [] }
    let sure = possible.sure ?? []
    var found: [TechniqueID] = []
    for case .set(let names) in possible.values {
      for name in names where !sure.contains(name) && !found.contains(TechniqueID(named: name)) {
        found.append(TechniqueID(named: name))
      }
    }
    return found
  }
}
