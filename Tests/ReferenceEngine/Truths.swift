import DecisionModel

/// One atom of a line, after atoms on the same fact are made one.
struct MergedAtom {
  var fact: FactKey
  var tests: [Atom.Test]
}

extension Reading {
  /// Whether a condition must, may or cannot hold.
  func truth(_ condition: Condition) -> Truth {
    let truths = choices(condition).map { choice in
      Truth.all(choice.map { truth($0.tests, on: $0.fact) })
    }
    return truths.contains(.must) ? .must : truths.contains(.may) ? .may : .never
  }

  /// Whether a rule must, may or cannot fire.
  func truth(_ grounds: Grounds) -> Truth {
    let when = truth(grounds.when)
    let exceptions = grounds.exceptions.map { truth($0.when) }
    if when == .never || exceptions.contains(.must) { return .never }
    return when == .must && !exceptions.contains(.may) ? .must : .may
  }

  /// Every way to take one merged atom from each line, gathered by fact: for each fact the lines of
  /// tests that its value has to pass.
  func choices(_ condition: Condition) -> [[(fact: FactKey, tests: [[Atom.Test]])]] {
    var choices: [[MergedAtom]] = [[]]
    for clause in condition.clauses {
      var merged: [MergedAtom] = []
      for atom in clause.atoms where ruleSet.fact(atom.fact) != nil {
        if let place = merged.firstIndex(where: { $0.fact == atom.fact }) {
          merged[place].tests.append(atom.test)
        } else {
          merged.append(MergedAtom(fact: atom.fact, tests: [atom.test]))
        }
      }
      choices = choices.flatMap { choice in merged.map { choice + [$0] } }
    }
    return choices.map { choice in
      var byFact: [(fact: FactKey, tests: [[Atom.Test]])] = []
      for atom in choice {
        if let place = byFact.firstIndex(where: { $0.fact == atom.fact }) {
          byFact[place].tests.append(atom.tests)
        } else {
          byFact.append((atom.fact, [atom.tests]))
        }
      }
      return byFact
    }
  }

  /// Whether a fact's value must, may or cannot pass every line of tests.
  func truth(_ lines: [[Atom.Test]], on key: FactKey) -> Truth {
    let possible = possibilities(key)
    // Of a partly known set each kind of test is taken by itself: what several kinds say together is not
    // worked out.
    if possible.sure != nil, lines.count > 1 || (lines.first?.count ?? 0) > 1 {
      return .all(
        lines.map { line in
          let truths = Self.kinds(line).map { truth([[$0]], on: key) }
          return truths.contains(.must) ? .must : truths.contains(.may) ? .may : .never
        })
    }
    let worlds = possible.values.flatMap { Self.points(of: $0, lines) }
    let passes = worlds.map { world in
      lines.allSatisfy { line in line.contains { Self.holds($0, for: world) } }
    }
    guard passes.contains(true) else { return .never }
    if passes.contains(false) { return .may }
    return possible.mayNotApply && (possible.isOpen || isWide) ? .may : .must
  }

  /// The tests of a line, with those on the first member made one.
  private static func kinds(_ line: [Atom.Test]) -> [Atom.Test] {
    var firsts: [ValueName] = []
    var others: [Atom.Test] = []
    for test in line {
      if case .startsWith(let names) = test { firsts += names } else { others.append(test) }
    }
    return firsts.isEmpty ? others : others + [.startsWith(firsts)]
  }

  /// A value itself; for a range its ends and every threshold within it with both neighbours, since
  /// nothing changes in between; for any name each name that a test mentions, and one more.
  private static func points(of value: Value, _ lines: [[Atom.Test]]) -> [Value] {
    if value == .name(anyName) {
      return [value] + lines.joined().flatMap(names).map { .name($0.rawValue) }
    }
    guard case .number(let range) = value, !range.isExact else { return [value] }
    var points: Set<Int64> = [range.low.micros, range.high.micros]
    for test in lines.joined() {
      for bound in bounds(of: test) {
        for step in -1...1 as ClosedRange<Int64> {
          let point = bound.addingReportingOverflow(step)
          if !point.overflow { points.insert(point.partialValue) }
        }
      }
    }
    return points.map { Quantity(micros: $0) }.filter(range.contains)
      .map { .number(QuantityRange($0)) }
  }

  private static func names(_ test: Atom.Test) -> [ValueName] {
    switch test {
    case .isOneOf(let names), .isNoneOf(let names): names
    default: []
    }
  }

  private static func bounds(of test: Atom.Test) -> [Int64] {
    switch test {
    case .compares(_, let bound): [bound.micros]
    case .between(let low, let high): [low.micros, high.micros]
    default: []
    }
  }

  /// Whether one exact value passes one test; a test meant for another type never does.
  private static func holds(_ test: Atom.Test, for value: Value) -> Bool {
    switch (test, value) {
    case (.isOneOf(let names), .choice(let name)): names.contains(name)
    case (.isNoneOf(let names), .choice(let name)): !names.contains(name)
    case (.isOneOf(let names), .name(let name)): names.contains(ValueName(name))
    case (.isNoneOf(let names), .name(let name)): !names.contains(ValueName(name))
    case (.has(let names), .set(let members)): names.contains { members.contains($0) }
    case (.lacks(let names), .set(let members)): !names.contains { members.contains($0) }
    case (.isEmpty, .set(let members)): members.isEmpty
    case (.isNotEmpty, .set(let members)): !members.isEmpty
    case (.startsWith(let names), .set(let members)): members.first.map(names.contains) ?? false
    case (.compares(let comparison, let bound), .number(let range)):
      switch comparison {
      case .less: range.low < bound
      case .atMost: range.low <= bound
      case .equal: range.low == bound
      case .atLeast: range.low >= bound
      case .greater: range.low > bound
      }
    case (.between(let low, let high), .number(let range)): low <= range.low && range.low <= high
    default: false
    }
  }
}

extension Truth {
  /// The least of several.
  static func all(_ truths: [Truth]) -> Truth {
    truths.contains(.never) ? .never : truths.contains(.may) ? .may : .must
  }
}

extension Reading {
  /// The asked facts that could decide an undecided rule, in declaration order.
  func openKeys(_ grounds: Grounds) -> [FactKey] {
    guard truth(grounds) == .may else { return [] }
    var found: Set<FactKey> = []
    for condition in [grounds.when] + grounds.exceptions.map(\.when)
    where truth(condition) == .may {
      for choice in choices(condition) {
        let truths = choice.map { truth($0.tests, on: $0.fact) }
        if truths.contains(.never) { continue }
        for (part, truth) in zip(choice, truths) where truth == .may {
          found.formUnion(askedFacts(under: part.fact, passed: []))
        }
      }
    }
    return ruleSet.facts.map(\.key).filter(found.contains)
  }

  /// The open asked facts that a fact rests on, itself included.
  private func askedFacts(under key: FactKey, passed: [FactKey]) -> Set<FactKey> {
    let possible = possibilities(key)
    guard !possible.isExact, !passed.contains(key), let fact = ruleSet.fact(key) else {
      return []
    }
    var found: Set<FactKey> = []
    var below = fact.applies.facts
    switch fact.role {
    case .asked:
      if possible.isOpen || !Possibilities(values: possible.values).isExact { found.insert(key) }
    case .cases(let cases): below += cases.flatMap(\.when.facts)
    case .arithmetic(let expression, _): below += expression.names.map { FactKey($0) }
    case .computed(let reads): below += reads
    }
    for read in below { found.formUnion(askedFacts(under: read, passed: passed + [key])) }
    return found
  }
}
