internal import DecisionModel

/// A choice of the price book with its names looked up. A class, since choices are looked at for every case.
final class LaidChoice: Sendable {
  let table: String
  /// The fact that may name an entry, by place.
  let fact: Int?
  /// True when going without its answer is an assumption; naming an entry of the book is optional.
  let expectsAnswer: Bool
  let cases: [Case]
  let search: SearchTerms?
  /// The facts that it reads, by place: the one that names an entry first.
  let facts: [Int]

  /// An entry that is meant under a condition; nil where the table has none of that name.
  struct Case: Sendable {
    var when: LaidCondition
    var entry: ListedEntry?
  }

  init(
    table: String, fact: Int?, expectsAnswer: Bool, cases: [Case], search: SearchTerms?
  ) {
    self.table = table
    self.fact = fact
    self.expectsAnswer = expectsAnswer
    self.cases = cases
    self.search = search
    facts = [fact].compactMap(\.self) + cases.flatMap(\.when.facts)
  }
}

/// A condition with the places of its facts.
struct LaidCondition: Sendable {
  /// Of each clause one must hold.
  private let clauses: [[LaidAtom]]

  private struct LaidAtom: Sendable {
    var fact: Int?
    var test: Atom.Test
  }

  init(_ condition: Condition, _ facts: [FactKey: Int]) {
    clauses = condition.clauses.map { clause in
      clause.atoms.map { LaidAtom(fact: facts[$0.fact], test: $0.test) }
    }
  }

  /// The facts that it reads.
  var facts: [Int] { clauses.flatMap { $0.compactMap(\.fact) } }

  /// What is known of it, stand-ins taken for answers and said to be.
  func verdict(_ readings: [FactReading]) -> Verdict {
    var all = Verdict(truth: .must, restsOn: FactPlaces())
    for clause in clauses where !all.isCertain(.never) {
      var any = Verdict(truth: .never, restsOn: FactPlaces())
      for atom in clause where !any.isCertain(.must) { any = any.or(verdict(of: atom, readings)) }
      all = all.and(any)
    }
    return all
  }

  private func verdict(of atom: LaidAtom, _ readings: [FactReading]) -> Verdict {
    guard let place = atom.fact, !readings[place].isIdle else {
      return Verdict(truth: .never, restsOn: FactPlaces())
    }
    guard let value = readings[place].value else {
      return Verdict(truth: .may, restsOn: FactPlaces(place))
    }
    let truth = atom.test.truth(of: value)
    let isOpen = readings[place].isAssumed || truth == .may
    return Verdict(truth: truth, restsOn: isOpen ? FactPlaces(place) : FactPlaces())
  }
}
