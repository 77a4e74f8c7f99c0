internal import DecisionModel

/// Takes a line apart into the numbers behind it.
struct Trace {
  private var known: [Key: CostInput] = [:]

  private struct Key: Hashable {
    var node: Int
    var scene: Int
  }

  /// Every number behind a piece of arithmetic: its own names first, then what those rest on.
  mutating func inputs(
    of expression: Expression, in scene: Int, _ sheet: inout Worksheet,
    _ summaries: inout LaneSummaries
  ) -> [CostInput] {
    var waiting = expression.names
    var seen: Set<String> = []
    var found: [CostInput] = []
    var next = 0
    while next < waiting.count {
      let name = waiting[next]
      next += 1
      guard seen.insert(name).inserted, let node = sheet.graph.node(name) else { continue }
      found.append(input(name, node, in: scene, &sheet, &summaries))
      waiting += sheet.below(node, in: scene)
    }
    return found
  }

  private mutating func input(
    _ name: String, _ node: Int, in scene: Int, _ sheet: inout Worksheet,
    _ summaries: inout LaneSummaries
  ) -> CostInput {
    let place = sheet.place(of: node, in: scene)
    let key = Key(node: node, scene: place)
    if let input = known[key] { return input }
    var input = sheet.described(name, node, in: place)
    if let tenths = summaries.of(sheet.value(node: node, in: place)) {
      input.value = PriceBook.Spread(
        Quantity(rounding: tenths.low), Quantity(rounding: tenths.likely),
        Quantity(rounding: tenths.high))
    }
    known[key] = input
    return input
  }
}

extension Worksheet {
  /// The names a number rests on in a scene.
  mutating func below(_ node: Int, in scene: Int) -> [String] {
    let place = place(of: node, in: scene)
    if isAnswered(node) { return [] }
    var names =
      scenes[place].changes.sets[node]?.expression.names
      ?? graph.reads(node).filter { isGlobal($0, node) }
    for more in scenes[place].changes.adds[node] ?? [] { names += more.expression.names }
    return names
  }

  /// Fields of candidates in a search are no numbers of their own.
  private func isGlobal(_ name: String, _ node: Int) -> Bool {
    guard case .field = graph.nodes[node] else { return true }
    guard let below = graph.node(name) else { return false }
    if case .missing = graph.nodes[below] { return false }
    return true
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
  mutating func described(_ name: String, _ node: Int, in scene: Int) -> CostInput {
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
      let declaration = graph.declarations[graph.facts[fact]]
      if case .number(let dimension, _) = declaration?.type { input.unit = dimension.unitText }
      input.basis = readings[fact].isAssumed ? .default : .answered
      if case .asked? = declaration?.role {} else { input.basis = .computed }
    case .input(let number, _, _):
      input.unit = number.dimension.unitText
      if isAnswered(node) { input.basis = .answered } else { take(number.provenance) }
    case .formula(let formula, _):
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
