public import DecisionModel
import RuleEngine

extension Analysis {
  /// A smallest set of answers that holds the destination: none of them can be taken away.
  ///
  /// When the destination is settled, these answers force it, proved anew for every answer that is
  /// left out. When it isn't, nothing forces it; then they are the answers without which the advice,
  /// with all other questions open, would no longer end where it does.
  public func reasonSet(_ facts: Facts) -> ReasonSet {
    var trials = Trials(self, facts)
    let base = completed(facts)
    var costs = prove(base)
    let isForced = settle(trials, base, &costs).ground == .proof
    let among = ruleSet.facts.filter { fact in
      fact.role == .asked && facts[fact.key].value != nil && base[fact.key].value != nil
    }.map(\.key)
    var kept = facts
    var without = trials
    var keys = among
    var isShrinking = true
    while isShrinking {
      isShrinking = false
      for key in keys.reversed() {
        // Where another answer alone ends elsewhere, nothing without this one can be proved.
        if isForced, isDecisive(key, base, &trials) { continue }
        var fewer = kept
        fewer[key] = .unasked
        without.move(to: fewer)
        guard without.present == trials.present,
          !isForced || settle(without, completed(fewer), &costs).ground == .proof
        else { continue }
        kept = fewer
        keys.removeAll { $0 == key }
        isShrinking = true
      }
      // Fewer answers never force more, so that one pass is enough for a proof.
      if isForced { break }
    }
    return ReasonSet(keys: keys, among: among, isForced: isForced)
  }

  /// True when the case is known to end elsewhere with another answer to one question.
  private func isDecisive(_ key: FactKey, _ base: Facts, _ trials: inout Trials) -> Bool {
    guard let fact = ruleSet.fact(key), let value = base[key].value,
      !trials.isFixed(whatever: key)
    else { return false }
    var others = cells.alternatives(to: value, of: fact)
    if case .number(_, let domain) = fact.type {
      others += [domain.high, domain.low].map { .number(QuantityRange($0)) }
    }
    return others.contains { trials.ending(key, $0) != trials.present }
  }
}
