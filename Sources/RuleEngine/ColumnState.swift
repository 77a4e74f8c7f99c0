/// What is known of one fact, in the engine's numbers.
///
/// A value of this type is what proofs and batch runs change between two decisions: it holds no name.
public struct ColumnState: Hashable, Sendable, BitwiseCopyable {
  /// True while nobody has said; the other members then hold everything that is possible.
  public var isOpen: Bool
  /// True when the guard says that the fact does not apply.
  public var isAbsent = false
  /// True when the guard is undecided, so that the fact may turn out not applicable.
  public var mayBeAbsent = false
  /// A number: the least it can be, in millionths.
  public var low: Int64 = 0
  /// A number: the most it can be, in millionths.
  public var high: Int64 = 0
  /// A choice: the possible cells. A set: the members that are in it; nothing while it is open.
  public var mask: UInt64 = 0
  /// A set: the member that comes first, or -1 when none does.
  public var first = -1
  /// An open set of which something is known: `mask` holds the members that are in it for sure,
  /// `possible` those that may be, and `firsts` those that may come first. Costs and proofs make such.
  public var isPartial = false
  /// Of such a set: the members that may be in it.
  public var possible: UInt64 = 0
  /// Of such a set: the members that may come first.
  public var firsts: UInt64 = 0

  /// A fact without any possible value yet.
  init(isOpen: Bool) { self.isOpen = isOpen }

  /// A number between two bounds, in millionths.
  public static func number(_ low: Int64, _ high: Int64) -> ColumnState {
    var state = ColumnState(isOpen: false)
    state.low = low
    state.high = max(low, high)
    return state
  }

  /// A choice of one cell.
  public static func cell(_ index: Int) -> ColumnState {
    var state = ColumnState(isOpen: false)
    state.mask = 1 << UInt64(index)
    return state
  }

  /// A set of members in an order.
  public static func members(_ order: [Int]) -> ColumnState {
    var state = ColumnState(isOpen: false)
    for index in order { state.mask |= 1 << UInt64(index) }
    state.first = order.first ?? -1
    return state
  }

  /// A set of which some members are sure and others possible, any of them first.
  static func partial(sure: [Int], possible: [Int]) -> ColumnState {
    var state = ColumnState(isOpen: true)
    state.isPartial = true
    for index in sure { state.mask |= 1 << UInt64(index) }
    state.possible = state.mask
    for index in possible { state.possible |= 1 << UInt64(index) }
    state.firsts = state.possible
    return state
  }

  /// A fact whose guard is known false.
  public static let absent: ColumnState = {
    var state = ColumnState(isOpen: false)
    state.isAbsent = true
    return state
  }()

  /// True when nothing is left open: one value, or not applicable.
  public var isExact: Bool {
    if isAbsent { return true }
    return !isOpen && !mayBeAbsent && low == high
  }

  /// A fact of which nothing is known.
  static func open(_ shape: Shape) -> ColumnState {
    var state = ColumnState(isOpen: true)
    switch shape {
    case .choice: state.mask = shape.everything
    case .set: break
    case .number(let domain):
      state.low = domain.lowerBound
      state.high = domain.upperBound
    }
    return state
  }
}

/// What is known of every fact, in the engine's numbers; made by `Engine.compile`.
public struct CompiledFacts: Hashable, Sendable {
  /// One state a fact, in the order of `RuleSet.facts`. Derived facts are worked out by each decision;
  /// what stands here for them is not read.
  public var columns: [ColumnState]
  /// The members of each known set in the order given; empty for other facts.
  public var orders: [[Int]]
  /// For sets that are partly known, by place: for each member those that stand behind it for certain.
  public var behind: [Int: [UInt64]] = [:]

  /// Holds one state and, for sets, one order a fact.
  public init(columns: [ColumnState], orders: [[Int]]) {
    self.columns = columns
    self.orders = orders
  }
}
