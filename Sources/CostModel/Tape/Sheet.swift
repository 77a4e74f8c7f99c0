internal import DecisionModel

/// The steps of a tape worked out for one set of facts, in numbers of one kind: the draws themselves, or
/// what can be told of them before they are made.
///
/// What rests on a fact that changed is worked out anew when it is asked for again.
struct Sheet<Numbers: Draws>: EntryChooser {
  typealias Number = Numbers.Number

  let graph: Graph
  private(set) var readings: [FactReading]
  /// Whether a number of the book that stands in for an open answer counts as assumed.
  let countsEveryAnswer: Bool
  private let tape: Tape
  private var draws: Numbers
  /// What each step comes to, unless a fact that it rests on changed since.
  private var numbers: [Number] = []
  private var freshness: Freshness
  private var chosen: [ChosenEntry] = []
  /// What the search of each choice found last, and in which numbers.
  private var searched: [(inputs: [Number], result: SearchResult)?] = []

  init(
    _ estimator: Estimator, _ readings: [FactReading], _ draws: Numbers,
    countsEveryAnswer: Bool = false
  ) {
    graph = estimator.graph
    tape = estimator.layout.tape
    freshness = Freshness(width: estimator.layout.behind.width)
    self.readings = readings
    self.draws = draws
    self.countsEveryAnswer = countsEveryAnswer
  }

  /// Works with the sheet in its place.
  mutating func with<Result>(_ work: (inout Sheet) -> Result) -> Result { work(&self) }

  /// Lets go of the readings, so that whoever gave them can change them in place.
  mutating func dropReadings() { readings = [] }

  /// Takes other readings; the steps that rest on a changed one will be worked out anew.
  mutating func read(_ readings: [FactReading], changed steps: StepSet) {
    self.readings = readings
    freshness.change(steps)
  }

  /// Takes other draws; whatever was worked out with those before is stale.
  mutating func take(_ draws: Numbers) {
    self.draws = draws
    freshness.changeAll()
  }

  /// The steps of the tape.
  var steps: [Tape.Step] { tape.steps }

  /// A number that was worked out.
  subscript(step: Int) -> Number { numbers[step] }

  /// Works a number out, as far as it is stale.
  mutating func value(_ target: Tape.Target) -> Number {
    workOut(target)
    return numbers[target.step]
  }

  /// Works numbers out, as far as they are stale.
  mutating func workOut(_ target: Tape.Target) {
    grow(to: target.end)
    for (word, steps) in target.words {
      var stale = freshness.take(steps, in: word)
      while stale != 0 {
        stale = Self.calculate(stale, in: word, tape.steps, &numbers)
        if stale == 0 { break }
        workOut(word * 64 + stale.trailingZeroBitCount)
        stale &= stale &- 1
      }
    }
  }

  /// Works out steps of one word as long as they are arithmetic, most of them are; returns the others.
  private static func calculate(
    _ stale: UInt64, in word: Int, _ steps: [Tape.Step], _ worked: inout [Number]
  ) -> UInt64 {
    // Checked for a single owner once, and so are places: every step reads only steps before it.
    var numbers = worked.mutableSpan
    let steps = steps.span
    precondition(numbers.count <= steps.count)
    var rest = stale
    while rest != 0 {
      let place = word &* 64 &+ rest.trailingZeroBitCount
      precondition(place < numbers.count)
      switch unsafe steps[unchecked: place] {
      case .binary(let sign, let left, let right):
        unsafe numbers[unchecked: place] = sign.applied(
          numbers[unchecked: left], numbers[unchecked: right])
      case .call(let function, let left, let right):
        unsafe numbers[unchecked: place] = .applying(
          function, numbers[unchecked: left], numbers[unchecked: right])
      case .constant, .missing, .fact, .input, .answered, .orZero, .choice, .field: return rest
      }
      rest &= rest &- 1
    }
    return rest
  }

  private mutating func grow(to end: Int) {
    if numbers.count < end {
      let more = end - numbers.count
      numbers += repeatElement(.lacking(FactPlaces()), count: more)
    }
    if chosen.count < tape.choices.count {
      let more = tape.choices.count - chosen.count
      chosen += repeatElement(ChosenEntry(), count: more)
      searched += repeatElement(nil, count: more)
    }
  }

  /// Works out a step that is no arithmetic.
  private mutating func workOut(_ place: Int) {
    switch tape.steps[place] {
    case .constant(let number): numbers[place] = .exactly(number)
    case .missing: numbers[place] = .lacking(FactPlaces())
    case .fact(let fact): numbers[place] = number(fact)
    case .input(let node, let fact):
      guard case .input(let shape, let source, _) = graph.meanings[node] else { return }
      numbers[place] =
        answer(fact, source: source) ?? standIn(draws.number(of: source, shape), for: fact)
    case .answered(let fact, let other):
      numbers[place] =
        answer(fact, source: graph.factSources[fact]) ?? standIn(numbers[other], for: fact)
    case .orZero(let other, let fact): numbers[place] = numbers[other].orZero(for: fact)
    case .choice(let choice): chosen[choice] = choose(tape.choices[choice], choice)
    case .field(let field, let choice):
      guard case .choice(let choice) = tape.steps[choice] else { return }
      numbers[place] = self.field(field, of: chosen[choice])
    case .binary, .call: break
    }
  }

  private mutating func number(_ fact: Int) -> Number {
    guard let shape = readings[fact].shape, let source = graph.factSources[fact] else {
      return .lacking(FactPlaces(fact))
    }
    var number = draws.number(of: source, shape)
    if readings[fact].isAssumed { number.assumed = FactPlaces(fact) }
    return number
  }

  /// Where a number comes from that no arithmetic makes.
  enum Origin {
    /// A source that it is drawn from, and in which shape.
    case drawn(Int, Shape)
    /// It is the number of another step.
    case step(Int)
  }

  /// Where the number of a step that was worked out comes from; nil where arithmetic makes it, or nothing is
  /// drawn for it.
  func origin(of place: Int) -> Origin? {
    switch tape.steps[place] {
    case .fact(let fact): return drawn(readings[fact].shape, from: graph.factSources[fact])
    case .input(let node, let fact):
      guard case .input(let shape, let source, _) = graph.meanings[node] else { return nil }
      return drawn(fact.flatMap(answered) ?? shape, from: source)
    case .answered(let fact, let other):
      return answered(fact).map { drawn($0, from: graph.factSources[fact]) } ?? .step(other)
    case .orZero(let other, _): return .step(other)
    case .field(let field, let choice):
      guard case .choice(let choice) = tape.steps[choice] else { return nil }
      return chosen[choice].listed?.numbers[field].map { .drawn($0.source, $0.shape) }
    case .constant, .missing, .choice, .binary, .call: return nil
    }
  }

  private func drawn(_ shape: Shape?, from source: Int?) -> Origin? {
    guard let shape, let source else { return nil }
    return .drawn(source, shape)
  }

  /// What somebody answered instead of a number of the book.
  private func answered(_ fact: Int) -> Shape? {
    readings[fact].isAssumed || readings[fact].isIdle ? nil : readings[fact].shape
  }

  private mutating func answer(_ fact: Int?, source: Int?) -> Number? {
    guard let shape = fact.flatMap(answered) else { return nil }
    return source.map { draws.number(of: $0, shape) } ?? .exactly(shape.likely)
  }

  /// A number of the book in place of an answer: an assumption only where all answers must count.
  private func standIn(_ number: Number, for fact: Int?) -> Number {
    guard countsEveryAnswer, let fact, !readings[fact].isIdle else { return number }
    var number = number
    number.assumed = number.assumed.union(FactPlaces(fact))
    return number
  }

  private mutating func choose(_ choosing: Tape.Choosing, _ place: Int) -> ChosenEntry {
    choose(choosing.choice) { sheet, search in
      let inputs = choosing.reads.map { sheet.numbers[$0] }
      if let known = sheet.searched[place], known.inputs == inputs { return known.result }
      let result = search.found(in: inputs)
      sheet.searched[place] = (inputs, result)
      return result
    }
  }

  /// A number of the chosen entry by the place of its name.
  private mutating func field(_ field: Int, of chosen: ChosenEntry) -> Number {
    var number: Number
    if let listed = chosen.listed {
      if field == graph.countField {
        number = .exactly(Double(chosen.count))
      } else {
        number =
          listed.numbers[field].map { draws.number(of: $0.source, $0.shape) }
          ?? .lacking(FactPlaces())
      }
    } else {
      number = .lacking(chosen.wants)
    }
    number.assumed = chosen.assumed
    return number
  }
}
