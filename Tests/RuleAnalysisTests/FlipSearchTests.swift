import DecisionModel
import ReferenceEngine
import RuleEngine
import Testing

@testable import RuleAnalysis

/// Flips against every value there is, on rule sets small enough to try them all.
@Suite struct FlipSearchTests {
  /// A small rule set with answers, and what the reference makes of changes to them.
  struct Small: CustomTestStringConvertible, Sendable {
    var number: Int
    var testDescription: String { "case \(number)" }

    var random: RandomCase { RandomCase(seed: 5, number: number) }
  }

  static let cases = (0..<8).map { Small(number: $0) }
  static let few = (20..<23).map { Small(number: $0) }

  static func analysis(_ ruleSet: RuleSet) -> Analysis {
    Analysis(Engine(ruleSet), recompute: { facts, _ in facts })
  }

  static func end(_ facts: Facts, _ ruleSet: RuleSet) -> Verdict {
    Verdict(ReferenceEngine(ruleSet).decide(facts).destination, in: ruleSet)
  }

  static func changed(_ facts: Facts, _ key: FactKey, _ value: Value) -> Facts {
    var changed = facts
    changed[key] = .known(value)
    return changed
  }

  /// Values of a fact that between them meet every cell of it: all choices, the sets one step away,
  /// and each threshold with its neighbours.
  static func values(_ key: FactKey, _ analysis: Analysis, _ now: Value) -> [Value] {
    guard let fact = analysis.ruleSet.fact(key) else { return [] }
    guard case .number(_, let domain) = fact.type else {
      return analysis.cells.alternatives(to: now, of: fact)
    }
    let points = (0...20).map { Quantity($0).micros } + analysis.cells.starts(of: fact)
    let around = Set(points.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
    return around.filter { domain.contains(Quantity(micros: $0)) }
      .map { .number(QuantityRange(Quantity(micros: $0))) }
  }

  @Test(arguments: cases)
  func everyFlipIsRealAndNoneIsNearer(_ small: Small) {
    let (ruleSet, facts) = (small.random.ruleSet, small.random.facts)
    let analysis = Self.analysis(ruleSet)
    let present = Self.end(facts, ruleSet)
    let flips = analysis.flips(facts)
    for flip in flips {
      let end = Self.end(Self.changed(facts, flip.key, flip.to), ruleSet)
      #expect(end.techniques == flip.destination && end.outcome == flip.outcome)
      #expect(end != present)
    }
    for (fact, now) in analysis.answered(facts) {
      let own = flips.filter { $0.key == fact.key }
      // Where arithmetic reads a number, a change is looked for by steps, not everywhere.
      guard !analysis.cells.summedFrom.contains(fact.key) else { continue }
      for value in Self.values(fact.key, analysis, now) {
        let end = Self.end(Self.changed(facts, fact.key, value), ruleSet)
        guard end != present else { continue }
        let same = own.first { $0.destination == end.techniques && $0.outcome == end.outcome }
        #expect(same != nil, "\(fact.key) = \(value) leads to \(end)")
        if let same { #expect(!Self.isNearer(value, than: same.to, from: now), "\(fact.key)") }
      }
    }
  }

  /// Nearer by a whole unit, on the same side.
  static func isNearer(_ one: Value, than other: Value, from now: Value) -> Bool {
    guard case .number(let one) = one, case .number(let other) = other,
      case .number(let now) = now
    else { return false }
    let unit: Int64 = 1_000_000
    if one.low > now.high, other.low > now.high {
      return other.low.micros - one.low.micros >= unit
    }
    return one.high < now.low && other.high < now.low
      && one.high.micros - other.high.micros >= unit
  }

  @Test(arguments: few)
  func theSmallestChangeIsTheSmallest(_ small: Small) {
    let (ruleSet, facts) = (small.random.ruleSet, small.random.facts)
    let analysis = Self.analysis(ruleSet)
    let answered = analysis.answered(facts)
      .filter { !analysis.cells.summedFrom.contains($0.fact.key) }
    for technique in ruleSet.techniques where technique.members.isEmpty {
      let target = Verdict.standIn(for: technique.id, in: ruleSet)
      let found = analysis.flips(facts, to: technique.id, depth: 2)
      for flip in found.flips {
        var changed = facts
        for change in flip.changes { changed[change.key] = .known(change.to) }
        let end = Self.end(changed, ruleSet)
        #expect(end.techniques == flip.destination && end.techniques.contains(target))
        #expect(flip.changes.count == found.completedDepth)
      }
      guard found.flips.isEmpty, !found.isThere else { continue }
      // None is claimed: then no pair of other values may lead there.
      #expect(found.completedDepth == 2)
      for (place, one) in answered.enumerated() {
        for other in answered.dropFirst(place + 1) {
          for first in Self.values(one.fact.key, analysis, one.value) where number(first) {
            let half = Self.changed(facts, one.fact.key, first)
            for second in Self.values(other.fact.key, analysis, other.value) where number(second) {
              let end = analysis.verdict(Self.changed(half, other.fact.key, second))
              #expect(
                end.outcome == .noneFits || !end.techniques.contains(target),
                "\(one.fact.key) = \(first), \(other.fact.key) = \(second): \(technique.id)")
            }
          }
        }
      }
    }
  }

  /// Of numbers only the whole ones, which are enough here to meet the cells and keep the trial short.
  private func number(_ value: Value) -> Bool {
    guard case .number(let range) = value else { return true }
    return range.low.micros % 5_000_000 == 0
  }

  @Test func whatIsNotWorthARunIsSaidToBeOpen() {
    let one = RandomCase(seed: 5, number: 1)
    var limits = Analysis.Limits()
    limits.runsPerSize = 1
    let analysis = Analysis(Engine(one.ruleSet), limits: limits, recompute: { facts, _ in facts })
    for technique in one.ruleSet.techniques where technique.members.isEmpty {
      let found = analysis.flips(one.facts, to: technique.id, depth: 3)
      #expect(found.isThere || !found.flips.isEmpty || found.completedDepth < 3)
    }
  }
}
