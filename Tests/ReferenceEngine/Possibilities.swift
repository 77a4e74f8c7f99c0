import DecisionModel

/// The values a fact may turn out to have.
struct Possibilities {
  /// The possible values; a number is one value, a range.
  var values: [Value] = []
  /// True while nobody has said.
  var isOpen = false
  /// True when the guard is undecided, so that the fact may turn out not to apply.
  var mayNotApply = false
  /// The members of a partly known set that are sure.
  var sure: [ValueName]?

  static let notApplicable = Possibilities()

  var isAbsent: Bool { values.isEmpty }

  var isExact: Bool {
    if isAbsent { return true }
    if isOpen || mayNotApply || values.count > 1 { return false }
    if case .number(let range)? = values.first { return range.isExact }
    return true
  }

  /// What one value tells.
  static func known(_ value: Value) -> Possibilities { Possibilities(values: [value]) }
}

extension Reading {
  /// What the answers alone say of a fact.
  func given(_ fact: FactDeclaration) -> Possibilities {
    switch facts[fact.key] {
    case .unasked, .unknown: open(fact)
    case .notApplicable: fact.applies == .always ? .notApplicable : open(fact)
    case .known(let value): understood(value, of: fact).map { .known($0) } ?? open(fact)
    case .partly(let sure, let possible): partly(sure, possible, of: fact)
    }
  }

  /// Everything an answer could say.
  func open(_ fact: FactDeclaration) -> Possibilities {
    Possibilities(values: everyValue(of: fact), isOpen: true)
  }

  /// A set of which some members are sure: with each choice of the others, each member first.
  private func partly(
    _ sure: [ValueName], _ possible: [ValueName], of fact: FactDeclaration
  ) -> Possibilities {
    guard case .set(let kept)? = understood(.set(sure), of: fact),
      case .set(let all)? = understood(.set(sure + possible), of: fact)
    else { return open(fact) }
    let values = sets(of: fact, all.map { ($0, false) }).filter { value in
      guard case .set(let names) = value else { return false }
      return kept.allSatisfy(names.contains)
    }
    return Possibilities(values: values, isOpen: true, sure: kept)
  }

  private func everyValue(of fact: FactDeclaration) -> [Value] {
    switch fact.type {
    case .choice(let options):
      var isDerived = false
      if case .cases = fact.role { isDerived = true }
      return options.filter { isDerived || !$0.meansUnknown }.map { .choice($0.name) }
    case .number(_, let range): return [.number(range)]
    case .name: return [.name(Self.anyName)]
    case .set(let options): return sets(of: fact, options.map { ($0.name, $0.standsAlone) })
    case .techniques:
      return sets(of: fact, ruleSet.techniques.map { (ValueName($0.id), false) })
    }
  }

  /// Stands for every name there is; the tests at hand say which of them matter.
  static let anyName = "any name"

  /// Every subset; of each only who comes first matters, so that each member leads once.
  private func sets(
    of fact: FactDeclaration, _ members: [(name: ValueName, isAlone: Bool)]
  ) -> [Value] {
    var all: [Value] = [.set([])]
    for chosen in 1..<(1 << members.count) {
      let inside = members.indices.filter { chosen >> $0 & 1 == 1 }.map { members[$0] }
      if inside.count > 1, inside.contains(where: \.isAlone) { continue }
      if let implied = implied(in: fact.key), !inside.contains(where: { $0.name == implied }) {
        continue
      }
      for first in inside {
        let rest = inside.map(\.name).filter { $0 != first.name }
        all.append(.set([first.name] + rest))
      }
    }
    return all
  }

  /// The member that a set holds whenever it holds another.
  private func implied(in key: FactKey) -> ValueName? {
    guard let history = ruleSet.history, history.tried == key, let name = history.implied,
      ruleSet.technique(name) != nil
    else { return nil }
    return ValueName(name)
  }

  /// An answer as the fact's declaration understands it, or nil when that is the same as not knowing.
  private func understood(_ value: Value, of fact: FactDeclaration) -> Value? {
    switch (fact.type, value) {
    case (.choice, .choice):
      return everyValue(of: fact).contains(value) ? value : nil
    case (.number, .number), (.name, .name): return value
    case (.set(let options), .set(let names)):
      return .set(distinct(names.filter { name in options.contains { $0.name == name } }))
    case (.techniques, .set(let names)):
      var kept = distinct(names.filter { ruleSet.technique(TechniqueID(named: $0)) != nil })
      if let implied = implied(in: fact.key), !kept.isEmpty, !kept.contains(implied) {
        kept.append(implied)
      }
      return .set(kept)
    default: return nil
    }
  }

  private func distinct(_ names: [ValueName]) -> [ValueName] {
    names.reduce(into: []) { kept, name in
      if !kept.contains(name) { kept.append(name) }
    }
  }
}
