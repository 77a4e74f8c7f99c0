public import DecisionModel

/// Settles computed facts for many variations of one case: each time only what is wanted and rests on a
/// changed answer is worked out anew.
public struct CostVariations {
  private var settler: Settler
  private let settlements: [PriceBook.Settlement]
  private let behind: [Set<Int>]
  private var known: [Knowledge?]

  /// Starts from a case, in which nothing is worked out yet. For proofs `countsEveryAnswer` leaves a
  /// computed fact open also where a number of the price book, such as the usual hourly rate, stands
  /// in for an answer that nobody gave.
  public init(
    _ estimator: Estimator, _ facts: Facts, at prices: PricePoint = .likely,
    countsEveryAnswer: Bool = false
  ) {
    settler = Settler(estimator, facts, prices, countsEveryAnswer: countsEveryAnswer)
    settlements = estimator.book.settlements
    behind = estimator.behind
    known = Array(repeating: nil, count: settlements.count)
  }

  /// The facts with the computed ones added, or with those of `wanted` only: the same as
  /// `Estimator.settled` at these prices gives.
  public mutating func settled(_ facts: Facts, only wanted: Set<FactKey>? = nil) -> Facts {
    let changed = settler.read(facts)
    if !changed.isEmpty {
      for place in known.indices where !behind[place].isDisjoint(with: changed) {
        known[place] = nil
      }
    }
    var result = facts
    for (place, settlement) in settlements.enumerated()
    where wanted?.contains(settlement.fact) ?? true {
      let value = known[place] ?? settler.knowledge(of: settlement)
      known[place] = value
      result[settlement.fact] = value
    }
    result.behind = settler.behind
    return result
  }
}

extension Estimator {
  /// The facts, by place, that a settlement can rest on.
  func facts(restedOnBy settlement: PriceBook.Settlement) -> Set<Int> {
    var terms: [Term] = []
    switch settlement.way {
    case .atMost(let left, let right): terms = [graph.term(left), graph.term(right)]
    case .each(let measure, let bound):
      terms = [graph.term(bound)]
      for technique in ruleSet.techniques {
        if let bundle = bundle(of: technique.id) { terms += bundle.terms(of: measure) }
      }
    case .payback(let comparison), .breakEven(let comparison):
      for pair in routes(of: comparison) {
        terms += pair.route.lineTerms + pair.base.lineTerms
        terms += [pair.capacity].compactMap(\.self)
      }
    }
    for name in [graph.book.volume, graph.book.months].compactMap(\.self) {
      if let node = graph.node(name) { terms.append(.node(node)) }
    }
    return reach.facts(behind: terms)
  }
}

extension Bundle {
  /// The arithmetic behind a quantity.
  fileprivate func terms(of quantity: String) -> [Term] {
    let kinds: Set<PriceBook.Line.Kind>
    switch quantity {
    case "upfront": kinds = [.upfront]
    case "monthly": kinds = [.monthly, .serving, .request, .upkeep]
    case "monthly_bill", "per_request": kinds = [.monthly, .serving, .request]
    case "total": kinds = Set(PriceBook.Line.Kind.allCases)
    default:
      return zip(measures, measureTerms).filter { $0.0.name == quantity }.map(\.1)
    }
    return zip(lines, lineTerms).filter { kinds.contains($0.0.kind) }.map(\.1)
  }
}
