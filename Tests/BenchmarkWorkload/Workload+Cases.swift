extension Workload {
  /// What one case says of each attribute, in their order.
  public typealias Case = [Scalar]

  /// The first cases of the seed, the same that `bench.py --export` writes.
  public func cases(_ count: Int) -> [Case] {
    var random = MersenneTwister(seed: seedCases)
    return (0..<count).map { _ in
      attributes.map { attribute in
        switch attribute.kind {
        case "int":
          let (low, high) = (attribute.lo ?? 0, attribute.hi ?? 0)
          return .number(low + random.below(high - low + 1))
        case "enum":
          let values = attribute.values ?? []
          return .word(values[random.below(values.count)])
        default: return .flag(random.unit() < 0.5)
        }
      }
    }
  }

  /// A case as a line of JSON, as `bench.py --export` writes it.
  public func line(_ one: Case) -> String {
    "{" + zip(attributes, one).map { "\"\($0.name)\":\($1.json)" }.joined(separator: ",") + "}\n"
  }

  /// The place of the outcome that the rules choose, by the plainest reading of them.
  public func answer(_ one: Case) -> Int {
    let facts = Dictionary(uniqueKeysWithValues: zip(attributes.map(\.name), one))
    var sums = outcomes.map { _ in 0 }
    for rule in rules
    where rule.when.allSatisfy({ test in facts[test.fact].map(test.holds) ?? false }) {
      sums[rule.outcome] += rule.weight
    }
    let best = sums.max() ?? 0
    return sums.firstIndex(of: best) ?? 0
  }
}

extension Workload.Test {
  func holds(_ scalar: Workload.Scalar) -> Bool {
    switch (op, scalar) {
    case ("ge", .number(let number)):
      if case .number(let bound)? = value { return number >= bound }
    case ("lt", .number(let number)):
      if case .number(let bound)? = value { return number < bound }
    case ("between", .number(let number)):
      if let lo, let hi { return lo <= number && number < hi }
    case ("in", .word(let word)): return values?.contains(word) ?? false
    case ("eq", _): return value == scalar
    default: break
    }
    return false
  }
}
