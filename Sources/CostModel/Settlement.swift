internal import DecisionModel

/// A computed fact with the names of its arithmetic looked up.
struct Settlement: Sendable {
  var fact: FactKey
  /// Its place among those of the book.
  var place: Int
  var way: Way
  /// For each technique that a set may hold, what leaves it out.
  var exemptions: [[Exemption]] = []
  /// Techniques of the set beside others; their places follow those of the techniques.
  var besides: [Measured] = []

  /// The ways to settle a fact, as `PriceBook.Settlement` has them.
  enum Way: Sendable {
    case atMost(Term, Term)
    case each([Measured], above: Bound)
    case payback([RoutePair])
    case breakEven([RoutePair])
  }

  /// What a set of techniques is held against.
  struct Bound: Sendable {
    var term: Term
    /// The facts that it reads itself, by place.
    var facts: [Int]
  }

  /// What leaves a technique out, told by places among what is measured: what must lie above the bound, and
  /// what must not.
  struct Exemption: Sendable {
    var above: [Int]
    var beside: Int?
  }

  /// A technique that a set may hold, and what of it is measured.
  struct Measured: Sendable {
    var name: ValueName
    /// Its place among the techniques of the rules.
    var place: Int
    var bundle: Bundle
    var quantity: Bundle.Quantity
  }

  /// The same with exemptions, of which `bundle` prices one technique beside another. What is not measured
  /// never lies above the bound.
  func leaving(
    out exemptions: [PriceBook.Settlement.Exemption],
    _ bundle: (TechniqueID, _ beside: TechniqueID) -> Bundle
  ) -> Settlement {
    guard case .each(let measured, _) = way, !exemptions.isEmpty else { return self }
    func place(_ id: TechniqueID) -> Int? { measured.firstIndex { $0.name == ValueName(id) } }
    var settlement = self
    settlement.exemptions = measured.map { _ in [] }
    for one in exemptions {
      let above = one.above.compactMap(place)
      guard above.count == one.above.count else { continue }
      for technique in one.techniques {
        guard let place = place(technique) else { continue }
        var exemption = Exemption(above: above)
        if let other = one.beside {
          var pair = measured[place]
          pair.bundle = bundle(technique, other)
          exemption.beside = measured.count + settlement.besides.count
          settlement.besides.append(pair)
        }
        settlement.exemptions[place].append(exemption)
      }
    }
    return settlement
  }

  /// The facts, by place, that it can rest on.
  func facts(_ graph: Graph, _ reach: NumberReach) -> Set<Int> {
    let volume = [graph.volume].compactMap(\.self).map { Term.node($0) }
    let months = [graph.months].compactMap(\.self).map { Term.node($0) }
    var terms: [Term] = []
    switch way {
    case .atMost(let left, let right): terms += [left, right]
    case .each(let measured, let bound):
      terms.append(bound.term)
      for one in measured + besides {
        terms += one.bundle.terms(of: one.quantity)
        switch one.quantity {
        case .upfront, .measure: break
        case .monthly, .monthlyBill, .perRequest: terms += volume
        case .total: terms += volume + months
        }
      }
    case .payback(let pairs), .breakEven(let pairs):
      terms += volume + months
      for pair in pairs {
        terms += pair.route.lineTerms + pair.base.lineTerms + [pair.capacity].compactMap(\.self)
      }
    }
    return reach.facts(behind: terms)
  }
}

extension Bundle {
  /// What can be asked of a bundle.
  enum Quantity: Hashable, Sendable {
    case upfront, monthly, monthlyBill, perRequest, total
    /// A measure of its recipe, by place.
    case measure(Int)
  }

  /// A quantity by the name a settlement uses; nil when the bundle doesn't measure it.
  func quantity(_ name: String) -> Quantity? {
    switch name {
    case "upfront": .upfront
    case "monthly": .monthly
    case "monthly_bill": .monthlyBill
    case "per_request": .perRequest
    case "total": .total
    default: measures.firstIndex { $0.name == name }.map { .measure($0) }
    }
  }

  /// The arithmetic behind a quantity.
  fileprivate func terms(of quantity: Quantity) -> [Term] {
    let kinds: [PriceBook.Line.Kind]
    switch quantity {
    case .upfront: kinds = [.upfront]
    case .monthly: kinds = [.monthly, .serving, .request, .upkeep]
    case .monthlyBill, .perRequest: kinds = [.monthly, .serving, .request]
    case .total: kinds = PriceBook.Line.Kind.allCases
    case .measure(let place): return [measureTerms[place]]
    }
    return kinds.flatMap { lines(of: $0) }.map { lineTerms[$0] }
  }
}
