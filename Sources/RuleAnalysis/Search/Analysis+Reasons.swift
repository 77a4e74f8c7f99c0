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
    let base = trials.base
    let isForced = settle(&trials).ground == .proof
    let among = ruleSet.facts.filter { fact in
      fact.role == .asked && facts[fact.key].value != nil && base[fact.key].value != nil
    }.map(\.key)
    var kept = facts
    var keys = among
    var isShrinking = true
    while isShrinking {
      isShrinking = false
      for key in keys.reversed() {
        var fewer = kept
        fewer[key] = .unasked
        var without = trials.of(fewer)
        guard without.present == trials.present,
          !isForced || settle(&without).ground == .proof
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
}
