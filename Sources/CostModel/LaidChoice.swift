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

    func verdict(_ readings: [FactReading]) -> Verdict {
      guard let fact, !readings[fact].isIdle else {
        return Verdict(truth: .never, restsOn: FactPlaces())
      }
      guard let value = readings[fact].value else {
        return Verdict(truth: .may, restsOn: FactPlaces(fact))
      }
      let truth = test.truth(of: value)
      let isOpen = readings[fact].isAssumed || truth == .may
      return Verdict(truth: truth, restsOn: isOpen ? FactPlaces(fact) : FactPlaces())
    }
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
    // Spans count no references, and all threads share these.
    let clauses = clauses.span
    for index in clauses.indices where !all.isCertain(.never) {
      all = all.and(Self.verdict(ofAny: clauses[index], readings))
    }
    return all
  }

  private static func verdict(ofAny atoms: [LaidAtom], _ readings: [FactReading]) -> Verdict {
    var any = Verdict(truth: .never, restsOn: FactPlaces())
    let atoms = atoms.span
    for index in atoms.indices where !any.isCertain(.must) {
      any = any.or(atoms[index].verdict(readings))
    }
    return any
  }
}
