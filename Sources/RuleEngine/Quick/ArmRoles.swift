internal import DecisionModel

/// For what each arm of the main layer counts.
struct ArmRoles {
  /// The arms of conditions that count only where they must hold.
  private var isMust: [Bool]
  private var exceptions: [(when: ArmRange, isPlain: Bool, isOfStop: Bool, arms: ArmRange)] = []
  private var isException: [Bool]
  /// The arms of needs, with the techniques of optional slots that deliver them.
  private var needs: [(keeping: UInt64, arms: ArmRange)] = []
  /// The arms of rules and of their exceptions.
  private let ofRules: Range<Int>

  init(_ plan: Plan, _ asked: Set<Int>) {
    isMust = Array(repeating: false, count: plan.table.width * 64)
    isException = isMust
    let techniques = plan.techniques
    let end = techniques.firstRuleArm + techniques.ruleOfArm.count
    ofRules = techniques.firstRuleArm..<end
    func isPlain(_ range: ArmRange) -> Bool { !plan.reads(range, anyOf: asked) }
    func take(_ grounds: CompiledGrounds, isOfStop: Bool) {
      for arm in grounds.when.start..<grounds.when.end { isMust[arm] = true }
      for exception in grounds.exceptions {
        let arms = plan.exceptions[exception]
        for arm in arms.start..<arms.end { isException[arm] = true }
        exceptions.append((grounds.when, isPlain(grounds.when), isOfStop, arms))
      }
    }
    for rule in techniques.rules { take(rule.grounds, isOfStop: false) }
    for gate in techniques.gates { take(gate.grounds, isOfStop: false) }
    for stop in techniques.stops { take(stop.grounds, isOfStop: true) }
    for (need, arms) in techniques.needs.enumerated() {
      let keeping = techniques.filling.ifNeeded.bits.filter { techniques.delivers[$0].has(need) }
      needs.append((keeping.reduce(0) { $0 | 1 << UInt64($1) }, arms))
    }
    let history = techniques.history
    let ranges =
      history.exhaustedSlots.compactMap(\.unless) + history.exhausted.map(\.when)
      + history.unfit + history.instead.map(\.when)
      + techniques.needs
    for range in ranges { for arm in range.start..<range.end { isMust[arm] = true } }
  }

  /// Some arms, by word.
  func readers(_ words: [Int], _ readers: [UInt64]) -> ComputedReads.Readers {
    func bits(_ index: Int, where counts: (Int) -> Bool) -> UInt64 {
      readers[index].bits.reduce(0) { counts(words[index] * 64 + $1) ? $0 | 1 << UInt64($1) : $0 }
    }
    var found = ComputedReads.Readers(
      words: words,
      must: words.indices.map { bits($0) { isMust[$0] && !isException[$0] } },
      may: words.indices.map { bits($0) { !isMust[$0] && !isException[$0] } },
      isOfRules: words.indices.allSatisfy { bits($0) { !ofRules.contains($0) } == 0 })
    func arms(_ range: ArmRange) -> [UInt64]? {
      let arms = words.indices.map { bits($0) { range.start <= $0 && $0 < range.end } }
      return arms.contains { $0 != 0 } ? arms : nil
    }
    for need in needs {
      if let arms = arms(need.arms) { found.needs.append((need.keeping, arms)) }
    }
    for one in exceptions {
      guard let arms = arms(one.arms) else { continue }
      found.exceptions.append(
        ComputedReads.Exception(
          when: one.when, isPlain: one.isPlain, isOfStop: one.isOfStop, arms: arms))
    }
    return found
  }
}
