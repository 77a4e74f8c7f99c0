internal import DecisionModel

/// The entry behind a name, and what the choice rests on.
struct ChosenEntry {
  private(set) var listed: ListedEntry?
  private(set) var count = 1
  var assumed = FactPlaces()
  var wants = FactPlaces()
  /// Entries that were meant and passed over because they are out of date.
  var passedOver: [PriceBook.Entry] = []

  /// Takes an entry, so many times.
  mutating func take(_ listed: ListedEntry?, count: Int = 1) {
    self.listed = listed
    self.count = count
  }

  var entry: PriceBook.Entry? { listed?.entry }
}

/// Something that works numbers out and picks entries of the book for them.
protocol EntryChooser {
  var graph: Graph { get }
  /// What is made of each answer.
  var readings: [FactReading] { get }
  /// Whether whatever stands in for an open answer counts as assumed, also the usual name where none is
  /// expected.
  var countsEveryAnswer: Bool { get }
}

extension EntryChooser {
  /// The entry that a choice stands for; `find` looks for one where nothing else tells.
  mutating func choose(
    _ place: Int, find: (inout Self, SearchTerms) -> SearchResult
  ) -> ChosenEntry {
    let choice = graph.choices[place]
    var chosen = ChosenEntry()
    if let fact = choice.fact {
      let isAssumed = readings[fact].isAssumed
      if let name = readings[fact].value?.entryName {
        if take(graph.entry(name, in: choice.table), &chosen) {
          if isAssumed { chosen.assumed = FactPlaces(fact) }
          return chosen
        }
      } else if choice.cases.isEmpty, choice.search == nil {
        chosen.wants = FactPlaces(fact)
        return chosen
      } else if countsEveryAnswer || choice.expectsAnswer, !readings[fact].isIdle {
        chosen.assumed = FactPlaces(fact)
      }
    }
    for item in choice.cases {
      let verdict = item.when.verdict(readings)
      chosen.assumed = chosen.assumed.union(verdict.restsOn)
      if verdict.truth == .must, take(item.entry, &chosen) { return chosen }
    }
    if let search = choice.search {
      let found = find(&self, search)
      chosen.assumed = chosen.assumed.union(found.assumed)
      chosen.wants = chosen.wants.union(found.wants)
      chosen.take(found.candidate?.entry, count: found.candidate?.count ?? 1)
    }
    return chosen
  }

  private func take(_ listed: ListedEntry?, _ chosen: inout ChosenEntry) -> Bool {
    guard let listed else { return false }
    guard listed.entry.isValid(on: graph.day) else {
      chosen.passedOver.append(listed.entry)
      return false
    }
    chosen.take(listed)
    return true
  }
}

extension Worksheet: EntryChooser {
  /// The entry that a choice stands for in a scene.
  mutating func entry(_ choice: Int, in scene: Int) -> ChosenEntry {
    if let chosen = scenes[scene].chosen[choice] { return chosen }
    let chosen = choose(choice) { sheet, search in
      search.found(in: search.reads.map { sheet.value(node: $0, in: scene) })
    }
    remember(chosen, choice, in: scene)
    return chosen
  }

  /// A number of the chosen entry by the place of its name; `count` is how many of it were taken.
  mutating func field(_ field: Int, of chosen: ChosenEntry) -> Column {
    guard let listed = chosen.listed else {
      return Column(lanes: nil, likely: 0, wants: chosen.wants, assumed: chosen.assumed)
    }
    var column: Column
    if field == graph.countField {
      column = .exactly(Double(chosen.count))
    } else if let number = listed.numbers[field] {
      column = drawn(number.source, number.shape)
    } else {
      column = Column(lanes: nil, likely: 0)
    }
    column.assumed = column.assumed.union(chosen.assumed)
    return column
  }
}

extension Value {
  /// The name of an entry: of a price, or a choice that a table lists.
  var entryName: String? {
    switch self {
    case .name(let name): name
    case .choice(let name): name.rawValue
    case .set(let members): members.first?.rawValue
    case .number: nil
    }
  }
}
