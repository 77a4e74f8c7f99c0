internal import DecisionModel

/// The graph worked out at likely prices for all that open answers can turn out to be; the counterpart of
/// `Worksheet`, with bounds instead of draws.
///
/// What it gives holds for every completion of the answers. It may give more than that: two numbers that
/// rest on one open answer are taken to move apart, unless a number is worked out closely.
struct EnclosingSheet {
  let graph: Graph
  private(set) var readings: [FactReading]
  let layout: Layout
  private let tape: Tape
  /// Whether the usual name is taken where nobody gave one; else any name may come.
  private let takesUsualNames: Bool
  /// What each step comes to, unless a fact that it rests on changed since.
  private(set) var numbers: [Enclosure] = []
  private var freshness: Freshness
  /// What each choice stands for.
  private var chosen: [Candidates] = []
  /// What the search of each choice found last, and in which numbers.
  var searched: [(inputs: [Enclosure], result: Candidates)?] = []

  /// The open choice that has one of its values here, whatever the readings say; nil in the whole sheet.
  private(set) var given: OpenReading?
  /// The sheets that go by one value each of an open choice that names an entry, once they were asked for.
  private var parts: [Parts]

  /// Sheets that go by one value each of an open choice.
  private struct Parts {
    let fact: Int
    var sheets: [EnclosingSheet] = []
    /// The steps that rest on a fact which changed since they were asked last.
    var changed: StepSet
  }

  /// The entries that a choice may stand for.
  struct Candidates {
    var entries: [(listed: ListedEntry, count: Int)] = []
    /// True when it may stand for none.
    var mayLack = false
    /// The places of the open facts that it rests on.
    var open = FactPlaces()
  }

  /// Starts from what is made of every answer.
  init(_ estimator: Estimator, _ readings: [FactReading], takesUsualNames: Bool) {
    let graph = estimator.graph
    self.graph = graph
    layout = estimator.layout
    tape = layout.tape
    freshness = Freshness(width: layout.behind.width)
    self.takesUsualNames = takesUsualNames
    self.readings = readings
    let nothing = StepSet(width: layout.behind.width)
    parts = layout.naming.map { Parts(fact: $0, changed: nothing) }
  }

  /// Works with the sheet in its place.
  mutating func with<Result>(_ work: (inout EnclosingSheet) -> Result) -> Result { work(&self) }

  /// Lets go of the readings, so that whoever gave them can change them in place.
  mutating func dropReadings() { readings = [] }

  /// Takes other readings; the steps that rest on a changed one will be worked out anew.
  mutating func read(_ readings: [FactReading], changed steps: StepSet) {
    self.readings = readings
    freshness.change(steps)
    for index in parts.indices where !parts[index].sheets.isEmpty {
      parts[index].changed.add(steps)
    }
  }

  /// Everything that an answer can still turn out to be.
  func reading(of fact: Int) -> OpenReading {
    if let given, given.place == fact { return given }
    return OpenReading(readings[fact], at: fact, of: graph, takesUsualNames: takesUsualNames)
  }

  /// Works a number out, as far as it is stale.
  mutating func value(_ target: Tape.Target) -> Enclosure {
    makeRoom(for: target)
    for (word, steps) in target.words {
      workOut(freshness.take(steps, in: word), in: word)
    }
    return numbers[target.step]
  }

  /// Works a number out for each value of an open choice that names an entry of the book: else bounds would
  /// take the memory of one card and the price of another, which no answer does.
  mutating func closely(_ target: Tape.Target) -> Enclosure {
    var number = value(target)
    for index in parts.indices where number.open.contains(parts[index].fact) {
      if let apart = apart(target, index) { number = number.within(apart) }
    }
    return number
  }

  /// Where a number lies that was worked out, as far as each value tells that an open choice may have.
  private mutating func apart(_ target: Tape.Target, _ index: Int) -> Enclosure? {
    let each = reading(of: parts[index].fact).apart
    // Taken out, so that what changes in one is not copied first.
    var sheets = exchange(&parts[index].sheets, with: [])
    defer { parts[index].sheets = sheets }
    if sheets.count != each.count { sheets = each.map { part($0) } }
    var all: Enclosure?
    for place in sheets.indices {
      sheets[place].freshness.change(parts[index].changed)
      let one = sheets[place].value(target, beside: self)
      all = all?.union(one) ?? one
    }
    parts[index].changed.removeAll()
    return all
  }

  /// A sheet that goes by one value of an open choice, in which nothing is worked out.
  private func part(_ given: OpenReading) -> EnclosingSheet {
    var part = self
    (part.given, part.parts) = (given, [])
    part.freshness.changeAll()
    return part
  }

  /// The number where a choice has one value; `whole` has worked it out, and says what doesn't rest on that.
  private mutating func value(_ target: Tape.Target, beside whole: EnclosingSheet) -> Enclosure {
    guard let given else { return value(target) }
    makeRoom(for: target)
    readings = whole.readings
    defer { readings = [] }
    for (word, steps) in target.words {
      let stale = freshness.take(steps, in: word)
      let own = layout.behind.those(of: stale, in: word, behind: given.place)
      take(stale & ~own, in: word, from: whole)
      workOut(own, in: word)
    }
    return numbers[target.step]
  }

  /// Takes some steps of one word as they are elsewhere.
  private mutating func take(_ steps: UInt64, in word: Int, from whole: EnclosingSheet) {
    var rest = steps
    while rest != 0 {
      let place = word * 64 + rest.trailingZeroBitCount
      numbers[place] = whole.numbers[place]
      if case .choice(let choice) = tape.steps[place] { chosen[choice] = whole.chosen[choice] }
      rest &= rest &- 1
    }
  }

  private mutating func makeRoom(for target: Tape.Target) {
    if numbers.count < target.end {
      numbers += repeatElement(.anything, count: target.end - numbers.count)
    }
    while chosen.count < tape.choices.count {
      chosen.append(Candidates())
      searched.append(nil)
    }
  }

  /// Works some steps of one word out.
  private mutating func workOut(_ steps: UInt64, in word: Int) {
    var rest = steps
    while rest != 0 {
      workOut(word * 64 + rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  private mutating func workOut(_ place: Int) {
    switch tape.steps[place] {
    case .constant(let number): numbers[place] = .exactly(number)
    case .missing: numbers[place] = .lacking(FactPlaces())
    case .fact(let fact): numbers[place] = reading(of: fact).number ?? .lacking(FactPlaces(fact))
    case .input(let node, let fact):
      guard case .input(let shape, _, _) = graph.meanings[node] else { return }
      let number = Enclosure.exactly(shape.likely)
      numbers[place] = fact.map { reading(of: $0).standingIn(for: number) } ?? number
    case .answered(let fact, let other):
      let number = numbers[other]
      numbers[place] = reading(of: fact).standingIn(for: number)
    case .orZero(let other, let fact): numbers[place] = numbers[other].orZero(for: fact)
    case .choice(let choice): chosen[choice] = candidates(tape.choices[choice], choice)
    case .field(let field, let choice):
      guard case .choice(let choice) = tape.steps[choice] else { return }
      numbers[place] = chosen[choice].number(field, count: graph.countField)
    case .binary(let sign, let left, let right):
      numbers[place] = sign.applied(numbers[left], numbers[right])
    case .call(let function, let left, let right):
      numbers[place] = .applying(function, numbers[left], numbers[right])
    }
  }
}

extension EnclosingSheet.Candidates {
  /// A number of the entries, by the place of its name; `count` is that of how many of them are taken.
  fileprivate func number(_ field: Int, count: Int?) -> Enclosure {
    var result: Enclosure?
    for entry in entries {
      let one: Enclosure =
        field == count
        ? .exactly(Double(entry.count))
        : entry.listed.numbers[field].map { .exactly($0.shape.likely) } ?? .anything
      result = result?.union(one) ?? one
    }
    guard var result else { return .anything(open) }
    result.mayLack = result.mayLack || mayLack
    if result.low != result.high || result.mayLack { result.open = open }
    return result
  }
}

extension OpenReading {
  /// The answer in place of a number of the book, which stands where the question does not apply.
  fileprivate func standingIn(for number: Enclosure) -> Enclosure {
    guard let answer = self.number, !isIdle else { return number }
    return mayBeIdle ? number.union(answer) : answer
  }
}
