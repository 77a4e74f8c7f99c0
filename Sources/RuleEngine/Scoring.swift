internal import DecisionModel

extension Decision {
  /// Sums the rules; a bundle scores the lowest of its members plus the rules of its own.
  mutating func score(_ plan: TechniquePlan) {
    add(plan, present)
    for technique in plan.ids.indices {
      known[technique] = 0
      low[technique] = 0
      high[technique] = 0
      for sum in plan.sums[technique] {
        known[technique] += sums.mustSupport[sum] - sums.mustOppose[sum]
        low[technique] += sums.mustSupport[sum] - sums.mayOppose[sum]
        high[technique] += sums.maySupport[sum] - sums.mustOppose[sum]
      }
    }
    if boundsDiffer {
      add(plan, bounds)
      for technique in plan.ids.indices {
        low[technique] = 0
        high[technique] = 0
        for sum in plan.sums[technique] {
          low[technique] += sums.mustSupport[sum] - sums.mayOppose[sum]
          high[technique] += sums.maySupport[sum] - sums.mustOppose[sum]
        }
      }
    }
    for bundle in plan.ids.indices where plan.members[bundle] != 0 {
      let members = plan.members[bundle].bits
      known[bundle] += members.map { known[$0] }.min() ?? 0
      low[bundle] += members.map { low[$0] }.min() ?? 0
      high[bundle] += members.map { high[$0] }.min() ?? 0
    }
  }

  private mutating func add(_ plan: TechniquePlan, _ evaluation: Evaluation) {
    sums.clear()
    for rule in plan.rules {
      let truth = evaluation.truth(rule.grounds)
      if truth == .never { continue }
      for push in rule.pushes { sums.push(push.sum, push.weight, must: truth == .must) }
    }
  }
}
