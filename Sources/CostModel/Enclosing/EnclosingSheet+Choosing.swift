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
    _ search: SearchTerms, _ reads: [Int], _ place: Int
  ) -> Candidates {
    let inputs = reads.map { numbers[$0] }
    if let known = searched[place], known.inputs == inputs { return known.result }
    var found = Candidates()
    find(search, inputs, &found)
    searched[place] = (inputs, found)
    return found
  }

  private mutating func find(
    _ search: SearchTerms, _ inputs: [Enclosure], _ found: inout Candidates
  ) {
    var fitting: [(candidate: SearchTerms.Candidate, least: Double, mayBePreferred: Bool)] = []
    // One of those that surely fit, and of those that surely are preferred as well, has at most this key.
    var (leastFitting, least) = (Double.infinity, Double.infinity)
    var scale = search.scale { inputs[$0] }
    for (place, candidate) in search.candidates.enumerated() {
      scale.take { .exactly(search.own($0, of: place)) }
      let key = scale.value(search.smallest)
      if key.low > least {
        if search.isSorted { break }
        continue
      }
      let lack = scale.value(search.fits)
      found.open = found.open.union(lack.open).union(key.open)
      guard lack.low <= 0 || lack.mayLack else { continue }
      let wish = search.prefers.map { scale.value($0) } ?? .exactly(0)
      found.open = found.open.union(wish.open)
      fitting.append((candidate, key.low, wish.low <= 0 || wish.mayLack))
      guard lack.high <= 0, !lack.mayLack, !key.mayLack else { continue }
      leastFitting = min(leastFitting, key.high)
      if wish.high <= 0, !wish.mayLack { least = min(least, key.high) }
    }
    // One that is not preferred is taken only where none surely is.
    let leastElse = least < .infinity ? -.infinity : leastFitting
    for one in fitting where one.least <= (one.mayBePreferred ? least : leastElse) {
      found.entries.append((one.candidate.entry, one.candidate.count))
    }
    guard leastFitting == .infinity else { return }
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
