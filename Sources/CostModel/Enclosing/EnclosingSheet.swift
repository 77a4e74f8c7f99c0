internal import DecisionModel

/// The graph worked out at likely prices for all that open answers can turn out to be; the counterpart of
/// `Worksheet`, with bounds instead of draws.
///
/// What it gives holds for every completion of the answers. It may give more than that: two numbers that
/// rest on one open answer are taken to move apart.
struct EnclosingSheet {
  let graph: Graph
  private(set) var readings: [OpenReading]
  /// What each scene changes, its numbers, and what its choices stand for. They are kept apart, so that
  /// reading the one copies nothing of the others.
  private var changes: [SceneChanges]
  private var numbers: [KnownNumbers<Enclosure>]
  private var chosen: [[Int: Candidates]]
  /// The scenes of the estimator's bundles, by their places.
  private var opened: [Int: Int] = [:]
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
  init(_ graph: Graph, facts: Facts) {
    self.graph = graph
    readings = graph.facts.indices.map { OpenReading(facts, at: $0, of: graph) }
    changes = [SceneChanges(graph)]
    numbers = [KnownNumbers(count: graph.nodes.count)]
    chosen = [[:]]
  }

  /// Takes other facts; what rests on a changed one will be worked out anew.
  mutating func read(_ facts: Facts, _ reach: NumberReach) {
    for place in readings.indices {
      let reading = OpenReading(facts, at: place, of: graph)
      guard reading != readings[place] else { continue }
      readings[place] = reading
      for scene in numbers.indices {
        for node in reach.numbers[place] where numbers[scene].has(node) {
          numbers[scene][node] = nil
          if case .field(let choice, _) = graph.meanings[node] { chosen[scene][choice] = nil }
        }
      }
    }
  }

  /// The scene of a bundle, opened once.
  mutating func scene(of bundle: Bundle) -> Int {
    if let place = bundle.place, let known = opened[place] { return known }
    changes.append(bundle.changes)
    numbers.append(KnownNumbers(count: graph.nodes.count))
    chosen.append([:])
    if let place = bundle.place { opened[place] = changes.count - 1 }
    return changes.count - 1
  }

  mutating func value(node: Int, in scene: Int) -> Enclosure {
    let place = changes[scene].touched[node] ? scene : 0
    if let known = numbers[place][node] { return known }
    // A formula that reads itself has no value.
    numbers[place][node] = .anything
    let result = evaluate(node: node, in: place)
    numbers[place][node] = result
    return result
  }

  private mutating func evaluate(node: Int, in scene: Int) -> Enclosure {
    var result: Enclosure
    guard changes[scene].isChanged[node] else { return meaning(of: node, in: scene) }
    if let instead = changes[scene].sets[node] {
      result = value(instead.term, in: scene)
    } else {
      result = meaning(of: node, in: scene)
    }
    for more in changes[scene].adds[node] ?? [] {
      result = result + value(more.term, in: scene)
    }
    return result
  }

  private mutating func meaning(of node: Int, in scene: Int) -> Enclosure {
    switch graph.meanings[node] {
    case .missing: return .anything
    case .fact(let fact, _): return readings[fact].number ?? .anything(FactPlaces(fact))
    case .input(let shape, _, let answeredBy):
      return standIn(.exactly(shape.likely), for: answeredBy)
    case .formula(let term, let answeredBy):
      // In two steps: a call within the other would hold a copy of the whole sheet meanwhile.
      let number = value(term, in: scene)
      return standIn(number, for: answeredBy)
    case .field(let choice, let field):
      let found = entries(choice, in: scene)
      return self.field(field, of: found)
    }
  }

  /// A number of the book, which stands where the question for it does not apply; else the answer.
  private func standIn(_ number: Enclosure, for fact: Int?) -> Enclosure {
    guard let fact, let answer = readings[fact].number, !readings[fact].isIdle else {
      return number
    }
    return readings[fact].mayBeIdle ? number.union(answer) : answer
  }

  /// Arithmetic in a scene, with the numbers of a candidate where it reads some.
  mutating func value(_ term: Term, in scene: Int, candidate: [Double] = []) -> Enclosure {
    for step in term.steps {
      switch step {
      case .constant(let number): stack.append(.exactly(number))
      case .node(let node): push(value(node: node, in: scene))
      case .nodeOrZero(let node, _): push(value(node: node, in: scene).union(.exactly(0)))
      case .candidate(let place): stack.append(.exactly(candidate[place]))
      case .missing: stack.append(.anything)
      case .binary(let sign):
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(sign.applied(left, right))
      case .call(let function, let count):
        let numbers = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(function.applied(numbers))
      }
    }
    return stack.removeLast()
  }

  private mutating func push(_ number: Enclosure) { stack.append(number) }

  private mutating func entries(_ choice: Int, in scene: Int) -> Candidates {
    if let known = chosen[scene][choice] { return known }
    let found = candidates(choice, in: scene)
    chosen[scene][choice] = found
    return found
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
