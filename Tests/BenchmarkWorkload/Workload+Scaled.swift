extension Workload {
  /// The same facts and outcomes with so many rules, drawn the way those of the workload were: one to four
  /// tests each, no two rules alike, every outcome with evidence for and against in turn.
  public func scaled(to count: Int, seed: UInt32 = 1) -> Workload {
    var random = MersenneTwister(seed: seed)
    var scaled = self
    scaled.rules = []
    var seen: Set<String> = []
    while scaled.rules.count < count {
      let when = conditions(&random)
      guard seen.insert(when.map(\.text).joined(separator: "&")).inserted else { continue }
      let place = scaled.rules.count
      let outcome = place % outcomes.count
      let weights = (place / outcomes.count) % 3 == 0 ? [-5, -3, -2, -1] : [2, 3, 4, 5, 8]
      scaled.rules.append(
        Rule(
          id: "R\(place + 1)", when: when, outcome: outcome,
          weight: weights[random.below(weights.count)]))
    }
    return scaled
  }

  private func conditions(_ random: inout MersenneTwister) -> [Test] {
    let share = random.unit()
    let count = share < 0.1 ? 1 : share < 0.5 ? 2 : share < 0.85 ? 3 : 4
    var places: Set<Int> = []
    while places.count < count { places.insert(random.below(attributes.count)) }
    return places.sorted().map { test(of: attributes[$0], &random) }
  }

  private func test(of attribute: Attribute, _ random: inout MersenneTwister) -> Test {
    var test = Test(fact: attribute.name, op: "eq")
    switch attribute.kind {
    case "int":
      let (low, high) = (attribute.lo ?? 0, attribute.hi ?? 0)
      let step = max(1, (high - low) / 20)
      let bound = min(high, low + step * (2 + random.below(16)))
      switch random.below(3) {
      case 0: (test.op, test.value) = ("ge", .number(bound))
      case 1: (test.op, test.value) = ("lt", .number(bound))
      default:
        (test.op, test.lo) = ("between", bound)
        test.hi = bound + step * (2 + random.below(7))
      }
    case "enum":
      let values = attribute.values ?? []
      if random.unit() < 0.5 {
        test.value = .word(values[random.below(values.count)])
      } else {
        let most = 2 + random.below(max(1, values.count - 2))
        var taken: Set<Int> = []
        while taken.count < min(most, values.count) { taken.insert(random.below(values.count)) }
        (test.op, test.values) = ("in", taken.sorted().map { values[$0] })
      }
    default: test.value = .flag(random.unit() < 0.5)
    }
    return test
  }
}

extension Workload.Test {
  /// Tells it from every other.
  fileprivate var text: String {
    let bounds = [lo, hi].map { $0.map(String.init) ?? "" }.joined(separator: "..")
    return "\(fact) \(op) \(value?.json ?? "")\(values ?? [])\(bounds)"
  }
}
