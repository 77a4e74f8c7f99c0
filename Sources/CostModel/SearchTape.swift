internal import DecisionModel

/// The arithmetic of a search laid out flat, as `Tape` has that of a graph: what is the same for all candidates is
/// worked out once, and what rests on a candidate alone was worked out before.
struct SearchTape: Sendable {
  private var steps: [Step] = []
  /// For each step whether it rests on numbers of the graph, and whether on those of a candidate.
  private var behind: [(numbers: Bool, candidate: Bool)] = []
  /// The steps that rest on no candidate, and those that rest on nothing else.
  private var shared: [Int] = []
  private var own: [Int] = []

  /// One number. Operands are places of steps.
  enum Step: Equatable, Sendable {
    case constant(Double)
    /// A name that nothing declares.
    case missing
    /// A number of the graph, by its place among those that the search reads.
    case number(Int)
    /// A number of the candidate, by the place of its name.
    case field(Int)
    case binary(Expression.Operator, Int, Int)
    /// The lesser or the greater of two, or one rounded; then both operands are alike.
    case call(Expression.Function, Int, Int)
  }

  /// Something to be worked out for each candidate, with the steps that this takes.
  struct Target: Sendable {
    fileprivate var step: Int
    fileprivate var steps: [Int]
    /// True where it rests on a candidate alone, or on nothing.
    var isKnownBefore: Bool
  }

  /// Lays arithmetic out; each name is looked up by `step`.
  mutating func target(_ expression: Expression, _ step: (String) -> Step) -> Target {
    let last = lay(expression, step)
    var wanted: Set = [last]
    for place in steps.indices.reversed() where wanted.contains(place) {
      wanted.formUnion(operands(of: place))
    }
    let steps = wanted.filter { behind[$0].numbers && behind[$0].candidate }
    return Target(step: last, steps: steps.sorted(), isKnownBefore: !behind[last].numbers)
  }

  private mutating func lay(_ expression: Expression, _ step: (String) -> Step) -> Int {
    switch expression {
    case .constant(let quantity): return add(.constant(quantity.double))
    case .name(let name): return add(step(name))
    case .binary(let sign, let left, let right):
      return add(.binary(sign, lay(left, step), lay(right, step)))
    case .call(let function, let arguments):
      let places = arguments.map { lay($0, step) }
      guard let first = places.first else { return add(.missing) }
      if places.count == 1 { return add(.call(function, first, first)) }
      return places.dropFirst().reduce(first) { add(.call(function, $0, $1)) }
    }
  }

  private mutating func add(_ step: Step) -> Int {
    if let known = steps.firstIndex(of: step) { return known }
    let place = steps.count
    steps.append(step)
    var rests = (numbers: false, candidate: false)
    if case .number = step { rests.numbers = true }
    if case .field = step { rests.candidate = true }
    for operand in operands(of: place) {
      rests.numbers = rests.numbers || behind[operand].numbers
      rests.candidate = rests.candidate || behind[operand].candidate
    }
    behind.append(rests)
    if !rests.candidate { shared.append(place) } else if !rests.numbers { own.append(place) }
    return place
  }

  private func operands(of place: Int) -> [Int] {
    switch steps[place] {
    case .binary(_, let left, let right), .call(_, let left, let right): [left, right]
    case .constant, .missing, .number, .field: []
    }
  }

  /// What rests on candidates alone, from the numbers that they have.
  func own(_ fields: [LikelyStrip]) -> [LikelyStrip] {
    var values = Array(repeating: LikelyStrip.exactly(0), count: steps.count)
    for place in steps.indices where !behind[place].numbers {
      values[place] = steps[place].number(values.mutableSpan) { fields[$0] }
    }
    return own.map { values[$0] }
  }

  /// Weighs one candidate after the other, or several side by side.
  struct Scale<Number: Arithmetic> {
    private let steps: [Step]
    private let own: [Int]
    private var values: [Number]

    /// Starts with the numbers of the graph that the search reads.
    init(_ tape: SearchTape, _ number: (Int) -> Number) {
      (steps, own) = (tape.steps, tape.own)
      values = Array(repeating: .exactly(0), count: steps.count)
      Self.workOut(tape.shared, steps, &values, number)
    }

    /// Takes a candidate by what rests on it alone.
    mutating func take(_ number: (Int) -> Number) {
      for index in own.indices { values[own[index]] = number(index) }
    }

    /// A number of the candidate that was taken.
    mutating func value(_ target: Target) -> Number {
      Self.workOut(target.steps, steps, &values) { _ in .lacking(FactPlaces()) }
      return values[target.step]
    }

    @inline(__always)
    private static func workOut(
      _ places: [Int], _ steps: [Step], _ worked: inout [Number], _ number: (Int) -> Number
    ) {
      // Checked for a single owner once.
      var values = worked.mutableSpan
      let places = places.span
      for index in places.indices {
        values[places[index]] = steps[places[index]].number(values, number)
      }
    }
  }
}

extension SearchTape.Step {
  /// Its number, with those of the steps before it; `given` has those that no arithmetic makes.
  @inline(__always)
  fileprivate func number<Number: Arithmetic>(
    _ values: borrowing MutableSpan<Number>, _ given: (Int) -> Number
  ) -> Number {
    switch self {
    case .constant(let number): .exactly(number)
    case .missing: .lacking(FactPlaces())
    case .number(let index), .field(let index): given(index)
    case .binary(let sign, let left, let right): sign.applied(values[left], values[right])
    case .call(let function, let left, let right):
      .applying(function, values[left], values[right])
    }
  }
}
