internal import DecisionModel

/// The graph worked out at likely prices for all that open answers can turn out to be; the counterpart of
/// `Worksheet`, with bounds instead of draws.
///
/// What it gives holds for every completion of the answers. It may give more than that: two numbers that
/// rest on one open answer are taken to move apart.
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
  }

  /// Works with the sheet in its place.
  mutating func with<Result>(_ work: (inout EnclosingSheet) -> Result) -> Result { work(&self) }

  /// Lets go of the readings, so that whoever gave them can change them in place.
  mutating func dropReadings() { readings = [] }

  /// Takes other readings; the steps that rest on a changed one will be worked out anew.
  mutating func read(_ readings: [FactReading], changed steps: StepSet) {
    self.readings = readings
    freshness.change(steps)
  }

  /// Everything that an answer can still turn out to be.
  func reading(of fact: Int) -> OpenReading {
    OpenReading(readings[fact], at: fact, of: graph, takesUsualNames: takesUsualNames)
  }

  /// Works a number out, as far as it is stale.
  mutating func value(_ target: Tape.Target) -> Enclosure {
    if numbers.count < target.end {
      numbers += repeatElement(.anything, count: target.end - numbers.count)
    }
    while chosen.count < tape.choices.count {
      chosen.append(Candidates())
      searched.append(nil)
    }
    for (word, steps) in target.words {
      var stale = freshness.take(steps, in: word)
      while stale != 0 {
        workOut(word * 64 + stale.trailingZeroBitCount)
        stale &= stale &- 1
      }
    }
    return numbers[target.step]
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
