/// What is known of every fact; a fact that is absent was not asked.
///
/// It is kept by place, so that variations of a case share the names, and those who know the place of a fact
/// needn't look for it.
public struct Facts: Sendable {
  private var order: [FactKey] = []
  private var places: [FactKey: Int] = [:]
  private var known: [Knowledge] = []
  /// Of computed sets that are partly known, for some members those that stand behind them for certain
  /// wherever both are in it.
  public var behind: [FactKey: [ValueName: [ValueName]]] = [:]

  /// Holds what is known.
  public init(_ states: [FactKey: Knowledge] = [:]) {
    for (key, knowledge) in states { self[key] = knowledge }
  }

  /// Nothing is known of some facts, which are kept in this order.
  public init(inOrder keys: [FactKey]) {
    for key in keys where places[key] == nil { add(key, .unasked) }
  }

  /// What is known of one fact.
  public subscript(key: FactKey) -> Knowledge {
    get { places[key].map { known[$0] } ?? .unasked }
    set {
      if let place = places[key] {
        known[place] = newValue
      } else if newValue != .unasked {
        add(key, newValue)
      }
    }
  }

  /// The same of a fact that is likely kept at a place.
  public subscript(key: FactKey, at place: Int) -> Knowledge {
    get { keeps(key, at: place) ? known[place] : self[key] }
    set {
      if keeps(key, at: place) { known[place] = newValue } else { self[key] = newValue }
    }
  }

  /// The keys of which something is recorded, in order.
  public var keys: [FactKey] {
    zip(order, known).filter { $0.1 != .unasked }.map(\.0).sorted()
  }

  /// The same facts, kept in the order of others.
  public func inOrder(of other: Facts) -> Facts {
    if order == other.order { return self }
    var result = other
    result.behind = behind
    for place in result.known.indices { result.known[place] = .unasked }
    for (key, knowledge) in zip(order, known) { result[key] = knowledge }
    return result
  }

  private func keeps(_ key: FactKey, at place: Int) -> Bool {
    place < order.count && order[place] == key
  }

  private mutating func add(_ key: FactKey, _ knowledge: Knowledge) {
    places[key] = order.count
    order.append(key)
    known.append(knowledge)
  }
}

extension Facts: Hashable {
  /// Whether the same is known of every fact, in whatever order it is kept.
  public static func == (left: Facts, right: Facts) -> Bool {
    guard left.behind == right.behind else { return false }
    if left.order == right.order { return left.known == right.known }
    return left.agrees(with: right) && right.agrees(with: left)
  }

  private func agrees(with other: Facts) -> Bool {
    zip(order, known).allSatisfy { other[$0] == $1 }
  }

  /// Hashes what is known, in whatever order it is kept.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, knowledge) in zip(order, known) where knowledge != .unasked {
      var one = Hasher()
      one.combine(key)
      one.combine(knowledge)
      sum ^= one.finalize()
    }
    hasher.combine(sum)
    hasher.combine(behind)
  }
}
