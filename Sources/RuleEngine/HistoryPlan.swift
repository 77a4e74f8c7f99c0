internal import DecisionModel

/// What today's version says about the end, by place instead of by name.
struct HistoryPlan: Sendable {
  /// The fact that holds what was tried.
  private(set) var tried: TechniqueSet?
  /// The fact that holds what is in use.
  private(set) var inUse: TechniqueSet?
  /// The technique that stands when nothing else does.
  private(set) var fallback = 0
  /// Slots in which a tried technique cannot win unless a condition must hold.
  private(set) var exhaustedSlots: [(slot: Int, unless: ArmRange?)] = []
  /// Techniques that cannot win when a condition must hold.
  private(set) var exhausted: [(techniques: UInt64, when: ArmRange)] = []
  /// When nothing fits.
  private(set) var unfit: [ArmRange] = []
  /// What fills its slot then.
  private(set) var instead: [(techniques: UInt64, when: ArmRange)] = []

  init() {}

  init(
    _ history: History, _ ruleSet: RuleSet, _ places: Places, index: [FactKey: Int],
    _ builder: inout ArmBuilder
  ) {
    let owner = "history"
    tried = TechniqueSet(history.tried, index, ruleSet.facts)
    inUse = TechniqueSet(history.inUse, index, ruleSet.facts)
    fallback = history.fallback.flatMap { places[$0] } ?? 0
    for one in history.exhaustedSlots {
      guard let slot = ruleSet.slots.firstIndex(where: { $0.id == one.slot }) else { continue }
      exhaustedSlots.append((slot, one.unless.map { builder.add($0, of: owner) }))
    }
    exhausted = history.exhausted.map {
      (places.mask($0.techniques), builder.add($0.when, of: owner))
    }
    unfit = history.unfit.map { builder.add($0, of: owner) }
    instead = history.instead.map {
      (places.mask($0.techniques), builder.add($0.when, of: owner))
    }
  }
}

/// Where each technique stands in the order of declaration.
struct Places: Sendable {
  private let index: [TechniqueID: Int]

  init(_ ids: [TechniqueID]) {
    index = Dictionary(
      ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: TechniqueID) -> Int? { index[id] }

  /// The places of those that are declared, in the order given.
  func list(_ ids: [TechniqueID]) -> [Int] { ids.compactMap { index[$0] } }

  /// A mask of those that are declared.
  func mask(_ ids: [TechniqueID]) -> UInt64 { list(ids).reduce(0) { $0 | 1 << UInt64($1) } }
}

extension UInt64 {
  /// The places of the bits that are set, lowest first.
  var bits: Bits { Bits(rest: self) }

  /// True when the bit at a place is set.
  func has(_ place: Int) -> Bool { self >> UInt64(place) & 1 == 1 }

  struct Bits: Sequence, IteratorProtocol {
    var rest: UInt64

    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }
}
