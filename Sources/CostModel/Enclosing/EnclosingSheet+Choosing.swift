internal import DecisionModel

extension EnclosingSheet {
  /// The entries that a choice may stand for, whatever open answers turn out to be.
  mutating func candidates(_ choosing: Tape.Choosing, _ place: Int) -> Candidates {
    let choice = graph.book.choices[choosing.choice]
    var found = Candidates()
    if let key = choice.fact, let fact = graph.fact(key) {
      let reading = reading(of: fact)
      if reading.isOpen { found.open = FactPlaces(fact) }
      if take(reading, of: choice, &found) { return found }
    }
    for item in choice.cases {
      let truth = truth(item.when)
      if truth == .may {
        for key in item.when.facts {
          guard let fact = graph.fact(key), reading(of: fact).isOpen else { continue }
          found.open = found.open.union(FactPlaces(fact))
        }
      }
      guard truth != .never, take(item.entry, from: choice, &found) else { continue }
      if truth == .must { return found }
    }
    if let search = graph.choices[choosing.choice].search {
      let meant = meant(search, choosing.reads, place)
      found.entries += meant.entries
      found.open = found.open.union(meant.open)
      found.mayLack = found.mayLack || meant.mayLack
    } else {
      found.mayLack = true
    }
    return found
  }

  /// Takes the entries that an answer names; true when nothing but those can be meant.
  private func take(
    _ reading: OpenReading, of choice: PriceBook.Choice, _ found: inout Candidates
  ) -> Bool {
    if reading.isIdle || reading.isUsual { return false }
    let named = (reading.value.map { [$0] } ?? reading.values).compactMap(\.entryName)
    guard !named.isEmpty else {
      // Some other kind of fact, of which nothing is known: any entry may be meant, or none.
      found.entries += graph.listed.filter { $0.entry.table == choice.table }.map { ($0, 1) }
      found.mayLack = true
      return false
    }
    let isTaken = named.map { take($0, from: choice, &found) }
    return !reading.mayBeIdle && !reading.mayBeUsual && isTaken.allSatisfy(\.self)
  }

  private func take(
    _ name: String, from choice: PriceBook.Choice, _ found: inout Candidates
  ) -> Bool {
    guard let listed = graph.entry(name, in: choice.table), listed.entry.isValid(on: graph.day)
    else { return false }
    found.entries.append((listed, 1))
    return true
  }

  /// The candidates of a search that may be the smallest of those with enough capacity.
  private mutating func meant(
    _ search: SearchTerms, _ reads: [Tape.Choosing.Read], _ place: Int
  ) -> Candidates {
    let inputs = reads.map { numbers[$0.step] }
    if let known = searched[place], known.inputs == inputs { return known.result }
    var found = Candidates()
    find(search, reads, &found)
    searched[place] = (inputs, found)
    return found
  }

  private mutating func find(
    _ search: SearchTerms, _ reads: [Tape.Choosing.Read], _ found: inout Candidates
  ) {
    var fitting: [(candidate: SearchTerms.Candidate, key: Enclosure)] = []
    var least = Double.infinity
    for candidate in search.candidates {
      let need = value(search.need, reads, candidate: candidate.numbers)
      let capacity = value(search.capacity, reads, candidate: candidate.numbers)
      let key = value(search.smallest, reads, candidate: candidate.numbers)
      let lack = need - capacity
      found.open = found.open.union(lack.open).union(key.open)
      guard lack.low <= 0 || lack.mayLack else { continue }
      fitting.append((candidate, key))
      if lack.high <= 0, !lack.mayLack, !key.mayLack { least = min(least, key.high) }
    }
    let isSure = least < .infinity
    let meant = fitting.filter { $0.key.low <= least }.map(\.candidate)
    found.entries += meant.map { ($0.entry, $0.count) }
    guard !isSure else { return }
    // Where none surely fits, the nearest may be taken, or there is none.
    if search.takesNearest {
      found.entries += search.candidates.map { ($0.entry, $0.count) }
    }
    found.mayLack = true
  }

  private func truth(_ condition: Condition) -> Truth {
    var result = Truth.must
    for clause in condition.clauses {
      var best = Truth.never
      for atom in clause.atoms {
        let truth = graph.fact(atom.fact).map { reading(of: $0).truth(of: atom.test) } ?? .never
        if truth == .must || best == .never { best = truth }
      }
      if best == .never { return .never }
      if best == .may { result = .may }
    }
    return result
  }
}
