internal import DecisionModel

/// The arithmetic of a graph laid out flat: each number is a step that reads steps before it.
///
/// Steps that read the same are one, also where different bundles of techniques bring them about. A tape
/// grows as numbers are asked for; sheets hold what its steps come to.
struct Tape: Sendable {
  let graph: Graph
  private(set) var steps: [Step] = []
  /// The facts that each step rests on.
  private(set) var behind: [FactPlaces] = []
  /// The choices that steps read fields of.
  private(set) var choices: [Choosing] = []
  /// The place of each step by its key, constants by themselves.
  private var places: [Int: Int] = [:]
  private var constants: [Int: Int] = [:]
  /// What each scene changes; the bare one comes first.
  private var scenes: [SceneChanges]
  /// The step of each number in each scene; -1 before it is asked for.
  private var numbers: [[Int]]
  /// The scenes of the estimator's bundles, by their places.
  private var opened: [Int: Int] = [:]

  /// One number. Operands are places of steps.
  enum Step: Sendable {
    case constant(Double)
    /// A name that nothing declares, or a formula that reads itself.
    case missing
    case fact(Int)
    /// An input by its node.
    case input(Int, answeredBy: Int?)
    /// A formula that an answer takes the place of.
    case answered(by: Int, Int)
    /// A number that counts as 0 while nobody answered a fact.
    case orZero(Int, fact: Int)
    /// What a choice stands for: no number, but fields are read of it.
    case choice(Int)
    /// A field of what the choice at that step stands for.
    case field(Int, of: Int)
    case binary(Expression.Operator, Int, Int)
    /// The lesser or the greater of two, or one rounded; then both operands are alike.
    case call(Expression.Function, Int, Int)
  }

  /// A choice in a scene: the steps of the numbers that its search reads, in its order.
  struct Choosing: Hashable, Sendable {
    var choice: Int
    var reads: [Int] = []
  }

  /// Numbers that were asked for, with all steps they take, a bit each; the last one asked for is `step`.
  struct Target: Sendable {
    var step: Int
    /// The words that hold such a bit, in order.
    var words: [(place: Int, steps: UInt64)]
    /// The place behind the last of them.
    var end: Int
  }

  init(_ graph: Graph) {
    self.graph = graph
    places.reserveCapacity(4 * graph.nodes.count)
    steps.reserveCapacity(4 * graph.nodes.count)
    behind.reserveCapacity(4 * graph.nodes.count)
    scenes = [SceneChanges(graph)]
    numbers = [Array(repeating: -1, count: graph.nodes.count)]
  }

  /// The scene of a bundle, opened once.
  mutating func scene(of bundle: Bundle) -> Int {
    if let place = bundle.place, let known = opened[place] { return known }
    scenes.append(bundle.changes)
    numbers.append(Array(repeating: -1, count: graph.nodes.count))
    if let place = bundle.place { opened[place] = scenes.count - 1 }
    return scenes.count - 1
  }

  /// Steps as something to be worked out.
  func target(_ wanted: [Int]) -> Target {
    let end = wanted.max().map { $0 + 1 } ?? 0
    var words = Array(repeating: 0 as UInt64, count: (end + 63) / 64)
    var marks = words.mutableSpan
    for step in wanted { marks[step >> 6] |= 1 << UInt64(step & 63) }
    // Every step reads only steps before it.
    for place in marks.indices.reversed() {
      var before = UInt64.max
      while marks[place] & before != 0 {
        let last = 63 - (marks[place] & before).leadingZeroBitCount
        before = 1 << UInt64(last) - 1
        eachOperand(of: place << 6 | last) { marks[$0 >> 6] |= 1 << UInt64($0 & 63) }
      }
    }
    return Target(
      step: wanted.last ?? 0,
      words: words.indices.filter { words[$0] != 0 }.map { ($0, words[$0]) }, end: end)
  }

  @inline(__always)
  private func eachOperand(of step: Int, _ work: (Int) -> Void) {
    switch steps[step] {
    case .constant, .missing, .fact, .input: break
    case .answered(_, let one), .orZero(let one, _), .field(_, let one): work(one)
    case .choice(let place): for read in choices[place].reads { work(read) }
    case .binary(_, let left, let right), .call(_, let left, let right):
      work(left)
      work(right)
    }
  }

  /// The place of a step, taken in where it is new.
  mutating func add(_ step: Step, restingOn facts: FactPlaces = FactPlaces()) -> Int {
    let next = steps.count
    let place =
      if case .constant(let number) = step {
        Self.place(of: Int(truncatingIfNeeded: number.bitPattern), next, in: &constants)
      } else { Self.place(of: step.key, next, in: &places) }
    guard place == next else { return place }
    steps.append(step)
    var all = facts
    eachOperand(of: place) { all = all.union(behind[$0]) }
    behind.append(all)
    return place
  }

  /// The place of a key, the next one where it is new.
  private static func place(of key: Int, _ next: Int, in places: inout [Int: Int]) -> Int {
    if let known = places[key] { return known }
    places[key] = next
    return next
  }

  /// The step of a number in a scene.
  mutating func number(_ node: Int, in scene: Int) -> Int {
    let place = scenes[scene].touched[node] ? scene : 0
    if numbers[place][node] >= 0 { return numbers[place][node] }
    // A formula that reads itself has no value.
    numbers[place][node] = add(.missing)
    let step = lay(node, in: place)
    numbers[place][node] = step
    return step
  }

  private mutating func lay(_ node: Int, in scene: Int) -> Int {
    guard scenes[scene].isChanged[node] else { return meaning(of: node, in: scene) }
    var result: Int
    if let instead = scenes[scene].sets[node] {
      result = term(instead.term, in: scene)
    } else {
      result = meaning(of: node, in: scene)
    }
    for more in scenes[scene].adds[node] ?? [] {
      result = add(.binary(.add, result, term(more.term, in: scene)))
    }
    return result
  }

  private mutating func meaning(of node: Int, in scene: Int) -> Int {
    switch graph.meanings[node] {
    case .missing: return add(.missing)
    case .fact(let fact, _): return add(.fact(fact), restingOn: FactPlaces(fact))
    case .input(_, _, let fact):
      return add(
        .input(node, answeredBy: fact), restingOn: fact.map { FactPlaces($0) } ?? FactPlaces())
    case .formula(let term, let fact):
      let step = self.term(term, in: scene)
      return fact.map { add(.answered(by: $0, step), restingOn: FactPlaces($0)) } ?? step
    case .field(let choice, let field):
      return add(.field(field, of: self.choice(choice, in: scene)))
    }
  }

  /// The step that stands for some arithmetic.
  mutating func term(_ term: Term, in scene: Int) -> Int {
    var stack: [Int] = []
    stack.reserveCapacity(term.steps.count)
    for step in term.steps {
      switch step {
      case .constant(let number): stack.append(add(.constant(number)))
      case .node(let node): stack.append(number(node, in: scene))
      case .nodeOrZero(let node, let fact):
        stack.append(add(.orZero(number(node, in: scene), fact: fact)))
      case .missing: stack.append(add(.missing))
      case .binary(let sign):
        let right = stack.removeLast()
        stack.append(add(.binary(sign, stack.removeLast(), right)))
      case .call(let function, let count):
        var result = stack[stack.count - count]
        switch function {
        case .min, .max:
          for other in stack.suffix(count - 1) { result = add(.call(function, result, other)) }
        case .ceil, .floor: result = add(.call(function, result, result))
        }
        stack.removeLast(count)
        stack.append(result)
      }
    }
    return stack.removeLast()
  }

  private mutating func choice(_ place: Int, in scene: Int) -> Int {
    var choosing = Choosing(choice: place)
    if let search = graph.choices[place].search {
      choosing.reads = search.reads.map { number($0, in: scene) }
    }
    let known = choices.firstIndex(of: choosing)
    if known == nil { choices.append(choosing) }
    return add(
      .choice(known ?? choices.count - 1), restingOn: FactPlaces(graph.choices[place].facts))
  }
}

extension Tape.Step {
  /// Tells it from all others but constants: what kind of step it is and what it reads, in one number that is
  /// quicker looked up than they.
  fileprivate var key: Int {
    switch self {
    case .constant, .missing: 0
    case .fact(let fact): Self.key(1, fact)
    case .input(let node, let fact): Self.key(2, node, fact.map { $0 + 1 } ?? 0)
    case .answered(let fact, let step): Self.key(3, fact, step)
    case .orZero(let step, let fact): Self.key(4, step, fact)
    case .choice(let place): Self.key(5, place)
    case .field(let field, let choice): Self.key(6, field, choice)
    case .binary(.add, let left, let right): Self.key(7, left, right)
    case .binary(.subtract, let left, let right): Self.key(8, left, right)
    case .binary(.multiply, let left, let right): Self.key(9, left, right)
    case .binary(.divide, let left, let right): Self.key(10, left, right)
    case .call(.min, let left, let right): Self.key(11, left, right)
    case .call(.max, let left, let right): Self.key(12, left, right)
    case .call(.ceil, let left, let right): Self.key(13, left, right)
    case .call(.floor, let left, let right): Self.key(14, left, right)
    }
  }

  /// No tape is as long as half of the bits can count.
  private static func key(_ kind: Int, _ one: Int, _ other: Int = 0) -> Int {
    (other << 28 | one) << 4 | kind
  }
}
