import DecisionModel
import RuleEngine

/// Fills in open answers at random, each value as likely as the rule files say.
///
/// Names of the price book stay open, since nothing says how likely each is.
struct Completion {
  let ruleSet: RuleSet
  /// The assumptions, compiled; empty for draws that never look at them.
  private var never: [CompiledCondition] = []
  /// How often a drawn case that an assumption rules out is drawn again.
  private static let attempts = 20

  /// Draws that don't look at assumptions.
  init(ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// Draws that keep to the assumptions where they can.
  init(_ engine: Engine) {
    ruleSet = engine.ruleSet
    never = ruleSet.assumptions.map { engine.compile($0.never) }
  }

  /// The facts with every open answer drawn and every range narrowed to one value.
  ///
  /// After some attempts a case that an assumption rules out is kept.
  func draw(_ facts: Facts, from random: inout SplitMix64, _ engine: Engine) -> Facts {
    var drawn = facts
    for _ in 0..<Self.attempts {
      drawn = drawOnce(facts, from: &random)
      if never.isEmpty { break }
      let reader = engine.reader(of: drawn)
      if !never.contains(where: { reader.truth(of: $0) == .must }) { break }
    }
    return drawn
  }

  /// The same without regard to assumptions: what proofs range over.
  func drawFreely(_ facts: Facts, from random: inout SplitMix64) -> Facts {
    drawOnce(facts, from: &random)
  }

  private func drawOnce(_ facts: Facts, from random: inout SplitMix64) -> Facts {
    var drawn = facts
    for fact in ruleSet.facts where fact.role == .asked {
      switch facts[fact.key] {
      case .known(.number(let range)) where !range.isExact:
        drawn[fact.key] = .known(.number(QuantityRange(between(range, fact.type, &random))))
      case .unasked, .unknown:
        if let value = value(of: fact, &random) { drawn[fact.key] = .known(value) }
      case .known, .partly, .notApplicable: break
      }
    }
    return drawn
  }

  private func value(of fact: FactDeclaration, _ random: inout SplitMix64) -> Value? {
    switch fact.type {
    case .choice(let options):
      let known = options.filter { !$0.meansUnknown }
      guard !known.isEmpty else { return nil }
      return .choice(known[random.place(among: known.map(\.weight))].name)
    case .set(let options): return .set(members(options, &random))
    case .techniques:
      // Nothing says how likely each is: none at all, or one of them, evenly.
      let techniques = ruleSet.techniques.filter { $0.members.isEmpty }
      if random.below(2) == 0 || techniques.isEmpty { return .set([]) }
      return .set([ValueName(techniques[Int(random.below(UInt64(techniques.count)))].id)])
    case .number(_, let domain):
      let bands = fact.bands.isEmpty ? [FactDeclaration.Band(range: domain, weight: 1)] : fact.bands
      let band = bands[random.place(among: bands.map(\.weight))]
      return .number(QuantityRange(between(band.range, fact.type, &random)))
    case .name: return nil
    }
  }

  /// One or two members by weight; one that stands alone, alone.
  private func members(
    _ options: [FactType.Option], _ random: inout SplitMix64
  ) -> [ValueName] {
    var rest = options.filter { !$0.meansUnknown }
    var members: [ValueName] = []
    for _ in 0..<(1 + Int(random.below(2))) where !rest.isEmpty {
      let option = rest.remove(at: random.place(among: rest.map(\.weight)))
      if option.standsAlone {
        if members.isEmpty { return [option.name] }
        continue
      }
      members.append(option.name)
      rest.removeAll { $0.standsAlone }
    }
    return members
  }

  private func between(
    _ range: QuantityRange, _ type: FactType, _ random: inout SplitMix64
  ) -> Quantity {
    let width = range.high.micros.subtractingReportingOverflow(range.low.micros)
    let span = width.overflow ? UInt64(Int64.max) : UInt64(width.partialValue.magnitude)
    let micros = range.low.micros &+ Int64(random.below(span &+ 1))
    // Whole numbers where the stretch is wide, as people answer.
    guard span >= 10_000_000 else { return Quantity(micros: micros) }
    return Quantity(micros: max(range.low.micros, micros - micros % 1_000_000))
  }
}
