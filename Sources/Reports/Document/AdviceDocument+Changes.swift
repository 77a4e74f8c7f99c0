import Advice
import DecisionModel
import RuleAnalysis

extension AdviceDocument {
  func flip(_ flip: Flip) -> JSON {
    let with = flip.with.map { JSON.object(change($0)) }
    return .object(
      change(Flip.Change(key: flip.key, from: flip.from, to: flip.to)).adding([
        "with": .array(with), "destination": .strings(flip.destination.map(\.rawValue)),
        "outcome": .string(flip.outcome.rawValue), "past": .boolean(isPast(flip)),
      ]))
  }

  /// Whether it would change what was tried or what is in use, which nobody can.
  private func isPast(_ flip: Flip) -> Bool {
    let past = [ruleSet.history?.tried, ruleSet.history?.inUse]
    return past.contains(flip.key) || flip.with.contains { past.contains($0.key) }
  }

  private func change(_ change: Flip.Change) -> JSON.Members {
    let fact = ruleSet.fact(change.key)
    return [
      "key": .string(change.key.rawValue), "from": JSON(change.from, of: fact),
      "to": JSON(change.to, of: fact), "unit": unit(of: change.key),
    ]
  }

  func openKey(_ open: OpenKey) -> JSON {
    let fact = ruleSet.fact(open.key)
    func side(_ value: Value, _ verdict: Verdict) -> JSON {
      [
        "value": JSON(value, of: fact), "outcome": .string(verdict.outcome.rawValue),
        "destination": .strings(verdict.techniques.map(\.rawValue)),
      ]
    }
    return [
      "key": .string(open.key.rawValue),
      "question": .string(fact?.ask ?? ""),
      "asked": .boolean(open.isKnownUnknown),
      "can_change": .strings(open.canChange.map(\.rawValue)),
      "power": .number(open.power), "unit": unit(of: open.key),
      "settled_by": .string(open.ground.rawValue),
      "witness": open.witness.map {
        [side($0.first, $0.firstVerdict), side($0.second, $0.secondVerdict)]
      } ?? .null,
    ]
  }
}
