internal import DecisionModel

extension Decision {
  /// Sums the rules; a bundle scores the lowest of its members plus the rules of its own.
  mutating func score(_ plan: TechniquePlan) {
    moved = 0
    sums.clear()
    var next = plan.firstRuleArm
    while let rule = present.nextRule(plan, from: &next, in: present.may) {
      let truth = present.truth(rule.grounds)
      if truth == .never { continue }
      push(plan, rule, must: truth == .must)
      if truth == .must { moved |= rule.techniques }
    }
    for technique in plan.ids.indices {
      let score = sums.score(plan.sums[technique])
      (known[technique], low[technique], high[technique]) = score
    }
    if boundsDiffer { bound(plan) }
    for bundle in plan.bundles {
      known[bundle] += lowest(known, plan.members[bundle])
      low[bundle] += lowest(low, plan.members[bundle])
      high[bundle] += lowest(high, plan.members[bundle])
    }
  }

  /// The known scores alone, by rules with some arms of which one must hold; bundles aside.
  mutating func scoreKnown(_ plan: TechniquePlan, in arms: [UInt64]) {
    moved = 0
    sums.clear()
    for technique in known.indices { known[technique] = 0 }
    var next = plan.firstRuleArm
    while let rule = present.nextRule(plan, from: &next, in: arms) { pushKnown(plan, rule) }
  }

  /// Adds a rule to the known scores where it must fire.
  mutating func pushKnown(_ plan: TechniquePlan, _ rule: TechniquePlan.RulePlan) {
    guard present.truth(rule.grounds) == .must else { return }
    for index in rule.pushes {
      known[plan.pushes[index].technique] += sums.gain(of: plan.pushes[index])
    }
    moved |= rule.techniques
  }

  /// Adds to the known scores of bundles those of their members.
  mutating func addBundles(_ plan: TechniquePlan) {
    for bundle in plan.bundles { known[bundle] += lowest(known, plan.members[bundle]) }
  }

  private mutating func bound(_ plan: TechniquePlan) {
    sums.clear()
    var next = plan.firstRuleArm
    while let rule = bounds.nextRule(plan, from: &next, in: bounds.may) {
      let truth = bounds.truth(rule.grounds)
      if truth != .never { push(plan, rule, must: truth == .must) }
    }
    for technique in plan.ids.indices {
      let score = sums.score(plan.sums[technique])
      (low[technique], high[technique]) = (score.low, score.high)
    }
  }

  private mutating func push(_ plan: TechniquePlan, _ rule: TechniquePlan.RulePlan, must: Bool) {
    for index in rule.pushes { sums.push(plan.pushes[index], must: must) }
  }

  private func lowest(_ scores: [Int], _ members: UInt64) -> Int {
    var lowest = Int.max
    for member in members.bits { lowest = min(lowest, scores[member]) }
    return lowest == .max ? 0 : lowest
  }
}

extension Evaluation {
  /// The first rule from an arm on of which the condition holds in some words; moves past it.
  fileprivate func nextRule(
    _ plan: TechniquePlan, from arm: inout Int, in words: [UInt64]
  ) -> TechniquePlan.RulePlan? {
    let end = plan.firstRuleArm + plan.ruleOfArm.count
    while arm < end {
      let rest = words[arm >> 6] >> UInt64(arm & 63)
      if rest == 0 {
        arm = (arm | 63) + 1
        continue
      }
      arm += rest.trailingZeroBitCount
      if arm >= end { return nil }
      let rule = plan.ruleOfArm[arm - plan.firstRuleArm]
      if rule >= 0 {
        arm = plan.rules[rule].grounds.when.end
        return plan.rules[rule]
      }
      arm += 1
    }
    return nil
  }
}
