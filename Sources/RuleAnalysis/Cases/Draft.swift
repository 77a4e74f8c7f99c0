import DecisionModel
import RuleEngine

/// A case that is being changed: the one it was, and what became of some facts. Few are changed, so that
/// it is read much faster than written anew.
struct Draft {
  /// The case it was.
  let base: Facts
  private var changes: [(key: FactKey, knowledge: Knowledge)] = []

  init(_ base: Facts) { self.base = base }

  /// What is known of one fact.
  subscript(key: FactKey) -> Knowledge {
    get { changes.first { $0.key == key }?.knowledge ?? base[key] }
    set {
      if let place = changes.firstIndex(where: { $0.key == key }) {
        changes[place].knowledge = newValue
      } else {
        changes.append((key, newValue))
      }
    }
  }

  /// The facts that something was put down for.
  var changed: [FactKey] { changes.map(\.key) }

  /// The case as it is now.
  var facts: Facts {
    var facts = base
    for change in changes { facts[change.key] = change.knowledge }
    return facts
  }

  /// The same in an engine's numbers, given those of the case it was.
  func compiled(_ engine: Engine, from base: CompiledFacts) -> CompiledFacts {
    var compiled = base
    for change in changes { engine.put(change.knowledge, for: change.key, in: &compiled) }
    return compiled
  }
}
