internal import DecisionModel

/// The arithmetic behind the computed facts, laid out once for every case.
struct Layout: Sendable {
  /// All of its steps.
  let tape: Tape
  /// Which of them rest on each fact.
  let behind: StepsBehind
  /// For each settlement the computed set; nil for what is none.
  let sets: [ComputedSet?]
  /// For each settlement both sides of what one number is held against another for; else none.
  let sides: [[Tape.Target]]
  /// For each settlement the comparisons behind a computed number; else none.
  let paybacks: [[Tape.Payback]]
  /// The choices of the questionnaire that name an entry of the book, by place, for
  /// `EnclosingSheet.closely`.
  let naming: [Int]

  init(_ graph: Graph, _ settlements: [Settlement]) {
    var tape = Tape(graph)
    // The sets come first: sheets that work with nothing else go through no more steps than theirs.
    sets = settlements.map { ComputedSet($0, on: &tape) }
    sides = settlements.map { settlement in
      guard case .atMost(let left, let right) = settlement.way else { return [] }
      let steps = [tape.term(left, in: 0), tape.term(right, in: 0)]
      return steps.map { tape.target([$0]) }
    }
    paybacks = settlements.map { settlement in
      guard case .payback(let pairs) = settlement.way else { return [] }
      return pairs.map { tape.payback($0) }
    }
    let named = Set(tape.choices.compactMap { graph.choices[$0.choice].fact })
    naming = named.sorted().filter {
      if case .choice? = graph.declaration(of: graph.facts[$0])?.type { true } else { false }
    }
    self.tape = tape
    behind = StepsBehind(tape)
  }
}
