internal import DecisionModel

/// The values a fact can have, as the engine numbers them.
enum Shape: Sendable {
  /// A choice: one cell a value. Values that mean unknown have no cell. An open-ended choice, such
  /// as a name in the price book, has one more cell that stands for every other name.
  case choice(values: [ValueName], isOpenEnded: Bool)
  /// A set: one bit a member.
  case set(members: [ValueName], alone: UInt64, implied: Int?)
  /// A number in millionths, with the declared bounds.
  case number(ClosedRange<Int64>)

  /// The most values or members that a mask holds; more are reported by `Engine.problems`.
  static let capacity = 63

  init(_ fact: FactDeclaration, ruleSet: RuleSet, mentioned: [ValueName]) {
    switch fact.type {
    case .choice(let options):
      let isDerived = if case .cases = fact.role { true } else { false }
      let values = options.filter { isDerived || !$0.meansUnknown }.map(\.name)
      self = .choice(values: Array(values.prefix(Self.capacity)), isOpenEnded: false)
    case .name:
      self = .choice(values: Array(mentioned.prefix(Self.capacity - 1)), isOpenEnded: true)
    case .set(let options):
      var alone: UInt64 = 0
      for (index, option) in options.prefix(Self.capacity).enumerated() where option.standsAlone {
        alone |= 1 << UInt64(index)
      }
      self = .set(
        members: options.prefix(Self.capacity).map(\.name), alone: alone, implied: nil)
    case .techniques:
      let members = ruleSet.techniques.prefix(Self.capacity).map { ValueName($0.id) }
      var implied: Int?
      if let history = ruleSet.history, history.tried == fact.key, let name = history.implied {
        implied = members.firstIndex(of: ValueName(name))
      }
      self = .set(members: members, alone: 0, implied: implied)
    case .number(_, let range):
      self = .number(range.low.micros...max(range.low.micros, range.high.micros))
    }
  }

  /// How many cells a choice has, or members a set.
  var count: Int {
    switch self {
    case .choice(let values, let isOpenEnded): values.count + (isOpenEnded ? 1 : 0)
    case .set(let members, _, _): members.count
    case .number: 0
    }
  }

  /// A mask with a bit for every cell or member.
  var everything: UInt64 { count == 0 ? 0 : UInt64.max >> UInt64(64 - count) }

  /// The cell of a choice's value, or the bit of a set's member.
  func index(of name: ValueName) -> Int? {
    switch self {
    case .choice(let values, let isOpenEnded):
      values.firstIndex(of: name) ?? (isOpenEnded ? values.count : nil)
    case .set(let members, _, _): members.firstIndex(of: name)
    case .number: nil
    }
  }

  /// A mask of the named members; names that are not declared have no bit.
  func mask(of names: [ValueName]) -> UInt64 {
    names.reduce(into: 0) { mask, name in
      if let index = index(of: name) { mask |= 1 << UInt64(index) }
    }
  }
}
