internal import DecisionModel

/// A search over the entries of a table, with the likely numbers of its candidates laid out side by side. A class,
/// since searches are looked at for every case.
final class SearchTerms: Sendable {
  /// The numbers of the graph that it reads.
  let reads: [Int]
  private let tape: SearchTape
  /// How far a candidate falls short of what it must keep to, and of what it had better keep to.
  let fits: SearchTape.Target
  let prefers: SearchTape.Target?
  let smallest: SearchTape.Target
  let candidates: [Candidate]
  /// What rests on candidates alone, for so many side by side as a strip holds.
  private let strips: [[LikelyStrip]]
  /// True where they stand by their keys, the smallest first.
  var isSorted: Bool { smallest.isKnownBefore }
  let takesNearest: Bool

  /// An entry taken so many times.
  struct Candidate: Sendable {
    var entry: ListedEntry
    var count: Int
  }

  init(
    _ search: PriceBook.Choice.Search, entries: [ListedEntry], _ nodes: [String: Int]
  ) {
    takesNearest = search.takesNearest
    // A name that some candidate lacks is looked up outside of it.
    let fields = search.names.filter { name in
      !entries.isEmpty
        && entries.allSatisfy { $0.entry.fields.contains { $0.name == name } }
    }
    var names = ["count"]
    for field in fields where !names.contains(field) { names.append(field) }
    var reads: [Int] = []
    func step(_ name: String) -> SearchTape.Step {
      if let place = names.firstIndex(of: name) { return .field(place) }
      guard let node = nodes[name] else { return .missing }
      if let known = reads.firstIndex(of: node) { return .number(known) }
      reads.append(node)
      return .number(reads.count - 1)
    }
    var tape = SearchTape()
    func lack(_ bound: PriceBook.Choice.Bound) -> SearchTape.Target {
      tape.target(.binary(.subtract, bound.need, bound.capacity), step)
    }
    fits = lack(search.fits)
    prefers = search.prefers.map { lack($0) }
    smallest = tape.target(search.smallest, step)
    self.reads = reads
    self.tape = tape
    let found = entries.flatMap { entry in
      search.counts.map { Candidate(entry: entry, count: $0) }
    }
    candidates = smallest.isKnownBefore ? Self.sorted(found, by: smallest, tape, names) : found
    strips = Self.strips(candidates, tape, names)
  }

  /// By a key that rests on candidates alone, in their order where it is the same.
  private static func sorted(
    _ candidates: [Candidate], by key: SearchTape.Target, _ tape: SearchTape, _ names: [String]
  ) -> [Candidate] {
    var scale = SearchTape.Scale<LikelyStrip>(tape) { _ in .lacking(FactPlaces()) }
    let keys = strips(candidates, tape, names).flatMap { strip in
      scale.take { strip[$0] }
      return scale.value(key).all
    }
    return zip(keys, candidates.enumerated()).sorted {
      ($0.0, $0.1.offset) < ($1.0, $1.1.offset)
    }.map(\.1.element)
  }

  private static func strips(
    _ candidates: [Candidate], _ tape: SearchTape, _ names: [String]
  ) -> [[LikelyStrip]] {
    stride(from: 0, to: candidates.count, by: LikelyStrip.length).map { first in
      let side = candidates[first...].prefix(LikelyStrip.length)
      return tape.own(
        names.map { name in
          LikelyStrip(
            side.map { candidate in
              name == "count"
                ? Double(candidate.count)
                : candidate.entry.entry.field(name)?.value.likely.double ?? 0
            })
        })
    }
  }

  /// Weighs candidates with the numbers that it reads.
  func scale<Number: Arithmetic>(_ number: (Int) -> Number) -> SearchTape.Scale<Number> {
    SearchTape.Scale(tape, number)
  }

  /// A number that rests on a candidate alone.
  func own(_ index: Int, of candidate: Int) -> Double {
    strips[candidate / LikelyStrip.length][index][candidate % LikelyStrip.length]
  }
}

/// What a search found, and what that rests on.
struct SearchResult {
  var candidate: SearchTerms.Candidate?
  var wants = FactPlaces()
  var assumed = FactPlaces()
}

extension SearchTerms {
  /// The candidate with the smallest likely key of those that fit and are preferred, or at least fit, at the
  /// likely values of the numbers it reads.
  func found(in numbers: [some DrawnNumber]) -> SearchResult {
    var result = SearchResult()
    for number in numbers {
      result.assumed = result.assumed.union(number.assumed)
      result.wants = result.wants.union(number.wants)
    }
    result.candidate = best(
      scale { LikelyStrip.exactly(numbers[$0].lacks ? .nan : numbers[$0].likely) })
    return result
  }

  private func best(_ scale: consuming SearchTape.Scale<LikelyStrip>) -> Candidate? {
    var best: (key: Double, place: Int)?
    var fitting: (key: Double, place: Int)?
    var nearest: (lack: Double, place: Int)?
    for (index, strip) in strips.enumerated() {
      scale.take { strip[$0] }
      let (keys, lacks) = (scale.value(smallest), scale.value(fits))
      let wishes = prefers.map { scale.value($0) }
      let first = index * LikelyStrip.length
      for place in first..<min(first + LikelyStrip.length, candidates.count) {
        let (key, lack) = (keys[place - first], lacks[place - first])
        if key.isNaN || key >= best?.key ?? .infinity { continue }
        if lack > 0, lack < nearest?.lack ?? .infinity { nearest = (lack, place) }
        guard lack <= 0 else { continue }
        if key < fitting?.key ?? .infinity { fitting = (key, place) }
        // What is wanted for one candidate is wanted for all: none is preferred to another.
        if let wishes, wishes[place - first] > 0 { continue }
        if isSorted { return candidates[place] }
        best = (key, place)
      }
    }
    let place = best?.place ?? fitting?.place ?? (takesNearest ? nearest?.place : nil)
    return place.map { candidates[$0] }
  }
}
