public import DecisionModel

/// A number whose range alone moves a cost.
public struct Contributor: Hashable, Sendable {
  /// The number: its name in formulas, or the field of an entry.
  public var name: String
  /// What it is, in a few words; empty where the book says nothing.
  public var says: String
  /// The fact it is, when it is one.
  public var fact: FactKey?
  /// Whether the user said so, a usual value stands in, or the price book says it.
  public var basis: CostInput.Basis
  /// Its own range: one draw in ten is below, the likely, one in ten above.
  public var value: PriceBook.Spread
  /// Its unit; empty for bare counts and ratios.
  public var unit: String
  /// Where it comes from.
  public var provenance: PriceBook.Provenance
  /// The cost when only this number varies: one draw in ten is below `low`, one in ten above `high`.
  public var low: Quantity
  /// The upper end.
  public var high: Quantity

  /// How far it alone moves the cost.
  public var width: Quantity {
    let (width, overflow) = high.micros.subtractingReportingOverflow(low.micros)
    return overflow ? .largest : Quantity(micros: width)
  }
}

/// What moves the costs of some techniques, the widest first.
public struct Contributions: Hashable, Sendable {
  /// The techniques.
  public var techniques: [TechniqueID]
  /// Of what is paid once.
  public var upfront: [Contributor] = []
  /// Of what is paid each month.
  public var monthly: [Contributor] = []
  /// Of everything over the horizon.
  public var total: [Contributor] = []
}

extension Estimator {
  /// So many draws of each number are enough to rank them.
  private static let drawsAlone = 200

  /// How far each number alone moves what a destination costs: it is drawn, all others stay at their likely
  /// values. A cost that wants an answer has no contributors.
  public func contributions(to destination: [TechniqueID], for facts: Facts) -> Contributions {
    contributions(to: self.destination(destination, for: facts), for: facts)
  }

  /// The same of one technique by itself.
  public func contributions(to technique: TechniqueID, for facts: Facts) -> Contributions {
    contributions(to: bundle(of: technique) ?? Bundle([technique], in: graph), for: facts)
  }

  private func contributions(to priced: Bundle, for facts: Facts) -> Contributions {
    var found = Contributions(techniques: priced.techniques)
    var probe = Worksheet(graph, facts: facts, plan: .draws(1, seed: book.seed))
    _ = probe.bill(priced, in: probe.open(priced))
    let sources = probe.draws.spreadSources
    let draws = min(draws, Self.drawsAlone)
    guard !sources.isEmpty else { return found }
    var sheet = Worksheet(
      graph, facts: facts, plan: .alone(sources, draws: draws, seed: book.seed))
    let bill = sheet.bill(priced, in: sheet.open(priced))
    func ranked(_ column: Column) -> [Contributor] {
      guard case .each(let lanes)? = column.lanes else { return [] }
      var all: [Contributor] = []
      for (place, source) in sources.enumerated() {
        let block = Lanes.each(Array(lanes[place * draws..<(place + 1) * draws]))
        guard let tenths = block.tenths, tenths.low < tenths.high else { continue }
        guard var one = contributor(source, sheet) else { continue }
        one.low = Quantity(rounding: tenths.low)
        one.high = Quantity(rounding: tenths.high)
        if one.width > .zero { all.append(one) }
      }
      return all.enumerated().sorted {
        ($1.element.width, $0.offset) < ($0.element.width, $1.offset)
      }.map(\.element)
    }
    found.upfront = ranked(bill.upfront)
    found.monthly = ranked(bill.monthly)
    found.total = ranked(bill.total)
    return found
  }

  /// What a source is; its effect is left at nothing.
  private func contributor(_ source: Int, _ sheet: Worksheet) -> Contributor? {
    func made(
      _ name: String, _ says: String, _ fact: FactKey?, _ shape: Shape, _ dimension: Dimension,
      _ provenance: PriceBook.Provenance, _ basis: CostInput.Basis
    ) -> Contributor {
      let isMoney = dimension.unitText.hasPrefix("USD")
      return Contributor(
        name: name, says: says, fact: fact,
        basis: basis == .price && !isMoney ? .constant : basis,
        value: PriceBook.Spread(
          Quantity(rounding: shape.value(at: 0.1)), Quantity(rounding: shape.likely),
          Quantity(rounding: shape.value(at: 0.9))), unit: dimension.unitText,
        provenance: provenance, low: .zero, high: .zero)
    }
    func answered(_ fact: Int) -> Contributor? {
      let key = graph.facts[fact]
      guard let shape = sheet.readings[fact].shape,
        case .number(let dimension, _)? = graph.declaration(of: key)?.type
      else { return nil }
      return made(
        key.rawValue, graph.declaration(of: key)?.ask ?? "", key, shape, dimension,
        PriceBook.Provenance(), sheet.readings[fact].isAssumed ? .default : .answered)
    }
    for node in graph.nodes {
      switch node {
      case .fact(let fact, source: source): return answered(fact)
      case .input(let place, source: source, let fact):
        let input = graph.book.inputs[place]
        if let fact, sheet.readings[fact].shape != nil, !sheet.readings[fact].isAssumed {
          return answered(fact)
        }
        return made(
          input.name, input.says, nil, Shape(input.value), input.dimension, input.provenance,
          .price)
      default: continue
      }
    }
    for listed in graph.listed {
      guard let field = listed.field(from: source) else { continue }
      return made(
        "\(listed.entry.name) \(field.name)", "", nil, Shape(field.value), field.dimension,
        listed.entry.provenance, .price)
    }
    return nil
  }
}
