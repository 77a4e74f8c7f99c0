internal import DecisionModel

/// Takes lines apart into the numbers behind them.
struct Trace {
  /// The summaries of all columns that were looked at.
  var summaries = LaneSummaries()
  /// What was said of the numbers of each scene.
  private var known: [KnownNumbers<Shared<CostInput>>] = []
  /// For each number the last piece of arithmetic it was found behind.
  private var seen: [Int] = []
  private var pieces = 0

  /// Every number behind a piece of arithmetic: its own names first, then what those rest on.
  mutating func inputs(
    of term: Term, in scene: Int, _ sheet: inout Worksheet
  ) -> [Shared<CostInput>] {
    pieces += 1
    if seen.isEmpty { seen = Array(repeating: 0, count: sheet.graph.nodes.count) }
    var waiting = term.nodes
    var found: [Shared<CostInput>] = []
    var next = 0
    while next < waiting.count {
      let node = waiting[next]
      next += 1
      guard seen[node] != pieces else { continue }
      seen[node] = pieces
      found.append(input(node, in: scene, &sheet))
      waiting += sheet.below(node, in: scene)
    }
    return found
  }

  private mutating func input(
    _ node: Int, in scene: Int, _ sheet: inout Worksheet
  ) -> Shared<CostInput> {
    let place = sheet.place(of: node, in: scene)
    while known.count <= place { known.append(KnownNumbers(count: seen.count)) }
    if let input = known[place][node] { return input }
    var input = sheet.described(node, in: place)
    if let drawn = summaries.of(sheet.value(node: node, in: place)) {
      input.value = PriceBook.Spread(
        Quantity(rounding: drawn.low), Quantity(rounding: drawn.likely),
        Quantity(rounding: drawn.high))
    }
    let shared = Shared(input)
    known[place][node] = shared
    return shared
  }
}

extension Worksheet {
  /// The numbers that one rests on in a scene.
  func below(_ node: Int, in scene: Int) -> [Int] {
    let place = place(of: node, in: scene)
    if isAnswered(node) { return [] }
    var nodes = scenes[place].changes.sets[node]?.term.nodes ?? graph.traced[node]
    for more in scenes[place].changes.adds[node] ?? [] { nodes += more.term.nodes }
    return nodes
  }

  private func isAnswered(_ node: Int) -> Bool {
    let fact: Int? =
      switch graph.nodes[node] {
      case .input(_, _, let fact), .formula(_, let fact): fact
      case .fact, .field, .missing: nil
      }
    guard let fact else { return false }
    return !readings[fact].isAssumed && !readings[fact].isIdle && readings[fact].shape != nil
  }

  /// What a number is and where it comes from, without its value.
  mutating func described(_ node: Int, in scene: Int) -> CostInput {
    let name = graph.nodeNames[node]
    var input = CostInput(
      name: name, value: nil, unit: "", basis: .price, formula: nil, source: "", asOf: nil,
      isRecalled: false)
    func take(_ provenance: PriceBook.Provenance) {
      input.source = provenance.source
      input.asOf = provenance.asOf
      input.isRecalled = provenance.isRecalled
    }
    let changes = scenes[scene].changes
    let changed = changes.sets[node] != nil || changes.adds[node] != nil
    switch graph.nodes[node] {
    case .missing: break
    case .fact(let fact, _):
      let declaration = graph.declaration(of: graph.facts[fact])
      if case .number(let dimension, _) = declaration?.type { input.unit = dimension.unitText }
      input.basis = readings[fact].isAssumed ? .default : .answered
      if case .asked? = declaration?.role {} else { input.basis = .computed }
    case .input(let place, _, _):
      let number = graph.book.inputs[place]
      input.unit = number.dimension.unitText
      if isAnswered(node) { input.basis = .answered } else { take(number.provenance) }
    case .formula(let place, _):
      let formula = graph.book.formulas[place]
      input.unit = formula.dimension.unitText
      input.basis = isAnswered(node) ? .answered : .computed
      if input.basis == .computed { input.formula = formula.expression.text }
    case .field(let choice, let field):
      let chosen = entry(choice, in: scene)
      input.entry = chosen.entry
      input.passedOver = chosen.passedOver
      if let entry = chosen.entry {
        take(entry.field(field).map { entry.provenance(of: $0) } ?? entry.provenance)
        input.source = entry.name + (input.source.isEmpty ? "" : ": \(input.source)")
        input.unit = entry.field(field)?.dimension.unitText ?? ""
      }
    }
    if changed {
      input.basis = .computed
      let base = changes.sets[node]?.expression.text ?? input.formula ?? name
      let more = (changes.adds[node] ?? []).map(\.expression.text)
      input.formula = ([base] + more).joined(separator: " + ")
    }
    if input.basis == .price {
      // A price without a day of its own is as of the day of the book.
      if input.isMoney {
        input.asOf = input.asOf ?? graph.book.asOf
      } else {
        input.basis = .constant
      }
    }
    return input
  }
}
