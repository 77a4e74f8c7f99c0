internal import DecisionModel

/// The graph worked out at likely prices for all that open answers can turn out to be; the counterpart of
/// `Worksheet`, with bounds instead of draws.
///
/// What it gives holds for every completion of the answers. It may give more than that: two numbers that
/// rest on one open answer are taken to move apart.
struct EnclosingSheet {
  let graph: Graph
  private(set) var readings: [OpenReading]
  let layout: Layout
  private let tape: Tape
  /// Whether the usual name is taken where nobody gave one; else any name may come.
  private let takesUsualNames: Bool
  /// What each step comes to; what rests on a fact that changed since is stale.
  private(set) var numbers: [Enclosure] = []
  private var isStale: [Bool] = []
  /// What each choice stands for.
  private var chosen: [Candidates] = []
  /// What the search of each choice found last, and in which numbers.
  var searched: [(inputs: [Enclosure], result: Candidates)?] = []
  /// What arithmetic under way has put down.
  private var stack: [Enclosure] = []

  /// The entries that a choice may stand for.
  struct Candidates {
    var entries: [(listed: ListedEntry, count: Int)] = []
    /// True when it may stand for none.
    var mayLack = false
    /// The places of the open facts that it rests on.
    var open = FactPlaces()
  }

  /// Starts from some facts.
  init(_ estimator: Estimator, facts: Facts, takesUsualNames: Bool) {
    let graph = estimator.graph
    self.graph = graph
    layout = estimator.layout
    tape = layout.tape
    self.takesUsualNames = takesUsualNames
    readings = graph.facts.indices.map {
      OpenReading(facts, at: $0, of: graph, takesUsualNames: takesUsualNames)
    }
  }

  /// Takes other facts at some places; what rests on a changed one will be worked out anew.
  mutating func read(_ facts: some KnownFacts, at places: some Sequence<Int>) {
    var changed = FactPlaces()
    for place in places {
      let reading = OpenReading(
        facts, at: place, of: graph, takesUsualNames: takesUsualNames)
      guard reading != readings[place] else { continue }
      readings[place] = reading
      changed = changed.union(FactPlaces(place))
    }
    if changed.isEmpty { return }
    for step in numbers.indices where tape.behind[step].meets(changed) { isStale[step] = true }
  }

  /// Works a number out, as far as it is stale.
  mutating func value(_ target: Tape.Target) -> Enclosure {
    while numbers.count < target.end {
      numbers.append(.anything)
      isStale.append(true)
    }
    while chosen.count < tape.choices.count {
      chosen.append(Candidates())
      searched.append(nil)
    }
    for place in target.slice where isStale[Int(place)] {
      isStale[Int(place)] = false
      workOut(Int(place))
    }
    return numbers[target.step]
  }

  private mutating func workOut(_ place: Int) {
    switch tape.steps[place] {
    case .constant(let number): numbers[place] = .exactly(number)
    case .missing: numbers[place] = .anything
    case .fact(let fact): numbers[place] = readings[fact].number ?? .anything(FactPlaces(fact))
    case .input(let node, let fact):
      guard case .input(let shape, _, _) = graph.meanings[node] else { return }
      numbers[place] = standIn(.exactly(shape.likely), for: fact)
    case .answered(let fact, let other): numbers[place] = standIn(numbers[other], for: fact)
    case .orZero(let other, _): numbers[place] = numbers[other].union(.exactly(0))
    case .choice(let choice): chosen[choice] = candidates(tape.choices[choice], choice)
    case .field(let field, let choice):
      guard case .choice(let choice) = tape.steps[choice] else { return }
      numbers[place] = self.field(field, of: chosen[choice])
    case .binary(let sign, let left, let right):
      numbers[place] = sign.applied(numbers[left], numbers[right])
    case .call(let function, let left, let right):
      numbers[place] = function.applied(numbers[left], numbers[right])
    }
  }

  /// A number of the book, which stands where the question for it does not apply; else the answer.
  private func standIn(_ number: Enclosure, for fact: Int?) -> Enclosure {
    guard let fact, let answer = readings[fact].number, !readings[fact].isIdle else {
      return number
    }
    return readings[fact].mayBeIdle ? number.union(answer) : answer
  }

  /// Arithmetic of a search, with the numbers of a candidate.
  mutating func value(
    _ term: Term, _ reads: [Tape.Choosing.Read], candidate: [Double]
  ) -> Enclosure {
    func number(_ node: Int) -> Enclosure {
      reads.first { $0.node == node }.map { numbers[$0.step] } ?? .anything
    }
    for step in term.steps {
      switch step {
      case .constant(let number): stack.append(.exactly(number))
      case .node(let node): stack.append(number(node))
      case .nodeOrZero(let node, _): stack.append(number(node).union(.exactly(0)))
      case .candidate(let place): stack.append(.exactly(candidate[place]))
      case .missing: stack.append(.anything)
      case .binary(let sign):
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(sign.applied(left, right))
      case .call(let function, let count):
        var result = stack[stack.count - count]
        if count == 1 { result = function.applied(result, result) }
        for other in stack.suffix(count - 1) { result = function.applied(result, other) }
        stack.removeLast(count)
        stack.append(result)
      }
    }
    return stack.removeLast()
  }

  /// A number of the entries that may stand behind a name.
  private func field(_ field: Int, of candidates: Candidates) -> Enclosure {
    var result: Enclosure?
    for (listed, count) in candidates.entries {
      let one: Enclosure =
        field == graph.countField
        ? .exactly(Double(count))
        : listed.numbers[field].map { .exactly($0.shape.likely) } ?? .anything
      result = result?.union(one) ?? one
    }
    guard var result else { return .anything(candidates.open) }
    result.mayLack = result.mayLack || candidates.mayLack
    if result.low != result.high || result.mayLack { result.open = candidates.open }
    return result
  }
}
