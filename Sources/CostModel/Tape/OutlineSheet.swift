internal import DecisionModel

/// The graph as a worksheet under seeded draws works it out, with nothing drawn: what that would want, what
/// it would assume, and between which numbers its draws would lie.
struct OutlineSheet: EntryChooser {
  let graph: Graph
  private(set) var readings: [FactReading]
  private let tape: Tape
  /// What each step comes to; what rests on a fact that changed since is stale.
  private var numbers: [Outline] = []
  private var isStale: [Bool] = []
  private var chosen: [ChosenEntry] = []
  /// What the search of each choice found last, and in which numbers.
  private var searched: [(inputs: [Outline], result: SearchResult)?] = []
  /// What arithmetic of a search has put down.
  private var stack: [Outline] = []

  init(_ estimator: Estimator, _ readings: [FactReading]) {
    graph = estimator.graph
    tape = estimator.layout.tape
    self.readings = readings
  }

  /// Takes other readings; what rests on a changed one will be worked out anew.
  mutating func read(_ readings: [FactReading], changed: [Int]) {
    self.readings = readings
    let changed = FactPlaces(changed)
    for step in numbers.indices where tape.behind[step].meets(changed) { isStale[step] = true }
  }

  /// A number that was worked out.
  subscript(step: Int) -> Outline { numbers[step] }

  /// Works a number out, as far as it is stale.
  mutating func value(_ target: Tape.Target) -> Outline {
    workOut(target)
    return numbers[target.step]
  }

  /// Works numbers out, as far as they are stale.
  mutating func workOut(_ target: Tape.Target) {
    while numbers.count < target.end {
      numbers.append(.lacking)
      isStale.append(true)
    }
    while chosen.count < tape.choices.count {
      chosen.append(ChosenEntry())
      searched.append(nil)
    }
    for place in target.slice where isStale[Int(place)] {
      isStale[Int(place)] = false
      workOut(Int(place))
    }
  }

  private mutating func workOut(_ place: Int) {
    switch tape.steps[place] {
    case .constant(let number): numbers[place] = .exactly(number)
    case .missing: numbers[place] = .lacking
    case .fact(let fact): numbers[place] = number(fact)
    case .input(let node, let fact):
      guard case .input(let shape, _, _) = graph.meanings[node] else { return }
      numbers[place] = answer(fact, isDrawn: true) ?? Outline(shape)
    case .answered(let fact, let other):
      let isDrawn = graph.factSources[fact] != nil
      numbers[place] = answer(fact, isDrawn: isDrawn) ?? numbers[other]
    case .orZero(let other, let fact):
      numbers[place] = numbers[other]
      if numbers[other].lacks {
        numbers[place] = .exactly(0)
        numbers[place].assumed = FactPlaces(fact)
      }
    case .choice(let choice): chosen[choice] = choose(tape.choices[choice], choice)
    case .field(let field, let choice):
      guard case .choice(let choice) = tape.steps[choice] else { return }
      numbers[place] = self.field(field, of: chosen[choice])
    case .binary(let sign, let left, let right):
      numbers[place] = sign.applied(numbers[left], numbers[right])
    case .call(let function, let left, let right):
      numbers[place] = .applying(function, numbers[left], numbers[right])
    }
  }

  private func number(_ fact: Int) -> Outline {
    guard let shape = readings[fact].shape else { return .lacking }
    var number = Outline(shape)
    if readings[fact].isAssumed { number.assumed = FactPlaces(fact) }
    return number
  }

  /// What somebody answered instead of a number of the book.
  private func answer(_ fact: Int?, isDrawn: Bool) -> Outline? {
    guard let fact, !readings[fact].isAssumed, !readings[fact].isIdle,
      let shape = readings[fact].shape
    else { return nil }
    return isDrawn ? Outline(shape) : .exactly(shape.likely)
  }

  private mutating func choose(_ choosing: Tape.Choosing, _ place: Int) -> ChosenEntry {
    choose(choosing.choice) { sheet, search in
      let inputs = choosing.reads.map { sheet.numbers[$0.step] }
      if let known = sheet.searched[place], known.inputs == inputs { return known.result }
      let result = sheet.find(search) { sheet, term, candidate in
        let number = sheet.value(term, choosing.reads, candidate: candidate)
        return SearchNumber(likely: number.likely, lacks: number.lacks, assumed: number.assumed)
      }
      sheet.searched[place] = (inputs, result)
      return result
    }
  }

  private func field(_ field: Int, of chosen: ChosenEntry) -> Outline {
    var number: Outline
    if let listed = chosen.listed {
      if field == graph.countField {
        number = .exactly(Double(chosen.count))
      } else {
        number = listed.numbers[field].map { Outline($0.shape) } ?? .lacking
      }
    } else {
      number = .lacking
    }
    number.assumed = chosen.assumed
    return number
  }

  /// Arithmetic of a search, with the numbers of a candidate.
  private mutating func value(
    _ term: Term, _ reads: [Tape.Choosing.Read], candidate: [Double]
  ) -> Outline {
    func number(_ node: Int) -> Outline {
      reads.first { $0.node == node }.map { numbers[$0.step] } ?? .lacking
    }
    for step in term.steps {
      switch step {
      case .constant(let number): stack.append(.exactly(number))
      case .node(let node): stack.append(number(node))
      case .nodeOrZero(let node, let fact):
        var one = number(node)
        if one.lacks {
          one = .exactly(0)
          one.assumed = FactPlaces(fact)
        }
        stack.append(one)
      case .candidate(let place): stack.append(.exactly(candidate[place]))
      case .missing: stack.append(.lacking)
      case .binary(let sign):
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(sign.applied(left, right))
      case .call(let function, let count):
        var result = stack[stack.count - count]
        if count == 1 { result = .applying(function, result, result) }
        for other in stack.suffix(count - 1) { result = .applying(function, result, other) }
        stack.removeLast(count)
        stack.append(result)
      }
    }
    return stack.removeLast()
  }
}

extension Expression.Operator {
  fileprivate func applied(_ left: Outline, _ right: Outline) -> Outline {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    }
  }
}
