internal import DecisionModel

/// The arithmetic behind the computed facts, laid out once for every case.
struct Layout: Sendable {
  /// All of its steps.
  let tape: Tape
  /// Which of them rest on each fact.
  let behind: StepsBehind
  /// The numbers behind computed sets.
  private var measures: [FactKey: Tape.Measures] = [:]
  /// Both sides of what one number is held against another for.
  private var sides: [FactKey: [Tape.Target]] = [:]
  /// The comparisons behind computed numbers.
  private var paybacks: [FactKey: [Tape.Payback]] = [:]

  init(_ graph: Graph, _ settlements: [Settlement]) {
    var tape = Tape(graph)
    // The sets come first: sheets that work with nothing else go through no more steps than theirs.
    for settlement in settlements {
      guard case .each(let measured, let bound) = settlement.way else { continue }
      measures[settlement.fact] = tape.measures(measured, bound)
    }
    for settlement in settlements {
      switch settlement.way {
      case .atMost(let left, let right):
        let steps = [tape.term(left, in: 0), tape.term(right, in: 0)]
        sides[settlement.fact] = steps.map { tape.target([$0]) }
      case .payback(let pairs): paybacks[settlement.fact] = pairs.map { tape.payback($0) }
      case .each, .breakEven: break
      }
    }
    self.tape = tape
    behind = StepsBehind(tape)
  }

  /// What a computed set is made of; nil for other facts.
  func measures(_ fact: FactKey) -> Tape.Measures? { measures[fact] }

  /// The two numbers of a fact that holds one against the other; none for other facts.
  func sides(_ fact: FactKey) -> [Tape.Target] { sides[fact] ?? [] }

  /// What the routes of a computed number pay back; none for other facts.
  func paybacks(_ fact: FactKey) -> [Tape.Payback] { paybacks[fact] ?? [] }
}
