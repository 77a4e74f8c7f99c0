import DecisionModel
import Notation
import Testing

@testable import CostModel

/// What a sheet works out along the tape is what the worksheet works out over the graph, to the last bit.
@Suite struct SheetTests {
  private static let ruleSet = RuleFiles.ruleSet
  private static let estimator = Estimator(RuleFiles.prices.book, ruleSet, draws: 30)

  /// Where the prices of a sheet come from.
  struct Prices: CustomTestStringConvertible {
    var testDescription: String
    var plan: Plan
    var countsEveryAnswer = false
  }

  static let prices = [
    Prices(testDescription: "likely", plan: .answers(nil, seed: 7)),
    Prices(testDescription: "proof", plan: .answers(nil, seed: 7), countsEveryAnswer: true),
    Prices(testDescription: "one draw", plan: .answers(3, seed: 7)),
    Prices(testDescription: "draws", plan: .draws(30, seed: 7)),
  ]

  static let values: [(FactKey, [Knowledge])] = [
    ("volume", [number(9_000), range(9_000, 4_000_000), .unasked]),
    ("input_tokens", [number(0), range(700, 20_000), .unasked]),
    ("output_tokens", [number(0), number(4_000), .unknown]),
    ("thinking_tokens", [number(0), number(3_000), .unasked]),
    ("fixed_prompt_tokens", [number(0), .unasked]),
    ("examples", [number(100), range(2_000, 40_000), .unasked]),
    ("corpus_tokens", [number(1_000), number(900_000_000), .unasked, .notApplicable]),
    ("latency_target", [number(900), number(6_000), number(60_000), .unasked]),
    ("monthly_budget", [number(90), range(90, 60_000), .unasked]),
    ("hourly_rate", [number(80), .unasked]),
    ("privacy", [choice("anywhere"), choice("own_servers_only"), .unasked]),
    ("model_tier", [choice("strongest"), choice("mid"), .unasked]),
    ("eval_set", [choice("test_set_and_baseline"), .unasked]),
    ("gpu", [choice("one_80gb"), choice("none"), .unasked]),
    ("latency", [choice("interactive"), choice("offline"), .notApplicable]),
    ("task_type", [choice("translation"), choice("extraction"), .unasked]),
    ("in_use", [.known(.set([])), .known(.set(["few_shot", "rag"])), .unasked]),
  ]

  private static func number(_ whole: Int) -> Knowledge { range(whole, whole) }

  private static func range(_ low: Int, _ high: Int) -> Knowledge {
    .known(.number(QuantityRange(Quantity(low), Quantity(high))))
  }

  private static func choice(_ name: String) -> Knowledge { .known(.choice(ValueName(name))) }

  @Test(arguments: prices, UInt64(1)...2)
  func everyNumberIsThatOfTheWorksheet(prices: Prices, seed: UInt64) {
    let graph = Self.estimator.graph
    var random = SplitMix64(seed: seed)
    var facts = Facts()
    var readings = graph.readings(of: facts)
    var sheet = ColumnSheet(
      Self.estimator, readings, PlannedDraws(prices.plan, of: graph),
      countsEveryAnswer: prices.countsEveryAnswer)
    var numbers = 0
    for round in 0..<8 {
      for (key, values) in Self.values where random.next() % 3 != 0 {
        facts[key] = values[Int(random.next() % UInt64(values.count))]
      }
      let behind = Self.estimator.layout.behind
      var steps = StepSet(width: behind.width)
      for place in graph.read(facts, at: graph.facts.indices, into: &readings) {
        behind.add(place, to: &steps)
      }
      sheet.read(readings, changed: steps)
      var worksheet = Worksheet(
        graph, readings, prices.plan, countsEveryAnswer: prices.countsEveryAnswer)
      for settlement in Self.estimator.settlements {
        for (own, other) in Self.pairs(settlement, &sheet, &worksheet) {
          #expect(own.isSame(as: other), "round \(round), \(settlement.fact)")
          numbers += own.lacks ? 0 : 1
        }
      }
    }
    #expect(numbers > 100)
  }

  /// What can be told of all draws at once spares most numbers; the sets that come out are those of
  /// working every number out.
  @Test(arguments: UInt64(1)...2) func setsAtTheirDrawAreThoseOfTheWorksheet(seed: UInt64) {
    let graph = Self.estimator.graph
    var random = SplitMix64(seed: seed)
    var facts = Facts()
    var (members, exempt) = (0, 0)
    for draw in 0..<60 {
      for (key, values) in Self.values {
        let known = values.filter { $0.value != nil }
        facts[key] = known[Int(random.next() % UInt64(known.count))]
      }
      let settled = Self.estimator.settled(facts, at: .draw(draw))
      var worksheet = Worksheet(graph, facts: facts, plan: Self.estimator.plan(at: .draw(draw)))
      for settlement in Self.estimator.settlements {
        guard case .each(let measured, let bound) = settlement.way,
          let limit = worksheet.value(bound.term, in: 0).known
        else { continue }
        let numbers = (measured + settlement.besides).map { worksheet.quantity($0).known }
        guard !numbers.contains(where: { $0 == nil }) else { continue }
        let isOver = numbers.map { known in
          known.map { $0.ends.least > limit.ends.most } ?? false
        }
        let over = measured.indices.filter { place in
          let isExempt = (settlement.exemptions.isEmpty ? [] : settlement.exemptions[place])
            .contains { one in
              one.above.allSatisfy { isOver[$0] } && !(one.beside.map { isOver[$0] } ?? false)
            }
          if isOver[place], isExempt { exempt += 1 }
          return isOver[place] && !isExempt
        }.sorted { (numbers[$0]?.middle ?? 0, $0) < (numbers[$1]?.middle ?? 0, $1) }
        let names = over.map { measured[$0].name }
        #expect(settled[settlement.fact] == .known(.set(names)), "draw \(draw), \(settlement.fact)")
        members += names.count
      }
    }
    #expect(members > 15)
    #expect(exempt > 0)
  }

  /// What both make of the numbers behind a computed fact.
  private static func pairs(
    _ settlement: CostModel.Settlement, _ sheet: inout ColumnSheet, _ worksheet: inout Worksheet
  ) -> [(Column, Column)] {
    let layout = estimator.layout
    switch settlement.way {
    case .atMost(let left, let right):
      return zip(layout.sides[settlement.place], [left, right]).map { target, term in
        (sheet.value(target), worksheet.value(term, in: 0))
      }
    case .each(let measured, let bound):
      guard let laid = layout.sets[settlement.place]?.laid else { return [] }
      let limit = (sheet.value(laid.bound), worksheet.value(bound.term, in: 0))
      return [limit]
        + zip(measured, laid.measured).compactMap { one, target in
          target.map { target in
            let scene = worksheet.scene(of: one.bundle)
            return (
              sheet.value(target), worksheet.quantity(one.quantity, of: one.bundle, in: scene)
            )
          }
        }
    case .payback(let pairs):
      return zip(layout.paybacks[settlement.place], pairs).map { laid, pair in
        let route = Route(pair, worksheet.scene(of: pair.route), worksheet.scene(of: pair.base))
        return (sheet.payback(laid), worksheet.payback(route))
      }
    case .breakEven: return []
    }
  }
}

extension Column {
  /// Its ends and its middle; nil where an answer is wanted or stood in for.
  fileprivate var known: (ends: (least: Double, most: Double), middle: Double)? {
    guard assumed.isEmpty, let ends = lanes?.ends, let tenths = lanes?.tenths else { return nil }
    return (ends, tenths.likely)
  }

  /// True when nothing tells the two apart, bit by bit.
  fileprivate func isSame(as other: Column) -> Bool {
    lanes?.all.map(\.bitPattern) == other.lanes?.all.map(\.bitPattern)
      && likely.bitPattern == other.likely.bitPattern && wants == other.wants
      && assumed == other.assumed
  }
}
