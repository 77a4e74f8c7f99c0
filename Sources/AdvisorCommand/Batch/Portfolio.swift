import Advice
import CostModel
import DecisionModel

/// What many use cases come to: how many go where, at what cost, and what pays back first.
///
/// Sums are whole millionths of a dollar, so that the order of the lines makes no difference.
struct Portfolio: Sendable {
  /// How many use cases are named among those that pay back first.
  static let mostFirst = 10

  /// Use cases that end alike.
  struct Group: Sendable {
    /// How many.
    var cases = 0
    /// How many of them have a known cost.
    var priced = 0
    /// The likely costs of those.
    var upfront: Int128 = 0
    var monthly: Int128 = 0
    var total: Int128 = 0
    /// How many take the place of a version of which the saving is known.
    var changes = 0
    /// What those cost once, and what they save each month; less than nothing when they cost more.
    var investment: Int128 = 0
    var saving: Int128 = 0

    /// The months after which their savings have paid for them; nil when they never do, or when
    /// nothing is known of any.
    var payback: Quantity? {
      guard changes > 0, saving > 0 else { return nil }
      return Quantity(micros: Int64(clamping: investment * 1_000_000 / saving))
    }

    mutating func add(_ other: Group) {
      cases += other.cases
      priced += other.priced
      upfront += other.upfront
      monthly += other.monthly
      total += other.total
      changes += other.changes
      investment += other.investment
      saving += other.saving
    }
  }

  /// An end that several use cases share.
  struct End: Hashable, Comparable, Sendable {
    var outcome: String
    var techniques: [String]

    static func < (left: Self, right: Self) -> Bool {
      (left.outcome, left.techniques.joined(separator: ","))
        < (right.outcome, right.techniques.joined(separator: ","))
    }
  }

  /// A use case that pays back.
  struct Case: Sendable {
    var months: Quantity
    var line: Int
    /// The `id` as the line writes it.
    var id: String
    var end: End
  }

  private var groups: [End: Group] = [:]
  /// The use cases that pay back first, soonest first.
  private(set) var first: [Case] = []

  /// Counts one use case.
  mutating func add(_ outline: CaseOutline, id: String, line: Int) {
    let end = End(
      outcome: outline.outcome.rawValue, techniques: outline.destination.map(\.rawValue))
    var group = Group()
    group.cases = 1
    if let upfront = likely(outline.cost?.upfront), let monthly = likely(outline.cost?.monthly),
      let total = likely(outline.cost?.total)
    {
      group.priced = 1
      group.upfront = upfront
      group.monthly = monthly
      group.total = total
      if let saving = likely(outline.change?.saving) {
        group.changes = 1
        group.investment = upfront
        group.saving = saving
      }
    }
    groups[end, default: Group()].add(group)
    if let months = likely(outline.change?.paybackMonths) {
      keep([Case(months: Quantity(micros: Int64(clamping: months)), line: line, id: id, end: end)])
    }
  }

  /// Adds what another part of the lines comes to.
  mutating func add(_ other: Portfolio) {
    for (end, group) in other.groups { groups[end, default: Group()].add(group) }
    keep(other.first)
  }

  private mutating func keep(_ cases: [Case]) {
    guard !cases.isEmpty else { return }
    first = (first + cases).sorted { ($0.months, $0.line) < ($1.months, $1.line) }
    first = Array(first.prefix(Self.mostFirst))
  }

  private func likely(_ estimated: Estimated?) -> Int128? {
    guard let amount = estimated?.amount, amount.likely != Amount.never else { return nil }
    return Int128(amount.likely.micros)
  }

  /// The soonest pay-back first, what never pays back last; then the larger group, then by name.
  var ranked: [(end: End, group: Group)] {
    groups.map { ($0.key, $0.value) }.sorted { left, right in
      let months = (left.1.payback ?? .largest, right.1.payback ?? .largest)
      if months.0 != months.1 { return months.0 < months.1 }
      if left.1.cases != right.1.cases { return left.1.cases > right.1.cases }
      return left.0 < right.0
    }
  }

  /// All of them together.
  var all: Group {
    groups.values.reduce(into: Group()) { $0.add($1) }
  }
}
