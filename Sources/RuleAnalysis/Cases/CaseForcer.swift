import DecisionModel

/// Changes a case so that a condition holds, or so that one line of it fails: a good guess, which
/// whoever asks tries out.
struct CaseForcer {
  private let ruleSet: RuleSet
  private let facts: [FactKey: FactDeclaration]
  private let bounds: Bounds
  /// The techniques that an answer can name.
  let techniqueNames: [ValueName]
  /// How deep derived facts are followed.
  private static let depth = 6

  init(_ ruleSet: RuleSet, _ bounds: Bounds) {
    self.ruleSet = ruleSet
    self.bounds = bounds
    techniqueNames = ruleSet.techniques.filter { $0.members.isEmpty }.map { ValueName($0.id) }
    facts = Dictionary(ruleSet.facts.map { ($0.key, $0) }) { first, _ in first }
  }

  /// Makes every line hold, but for one that is made to fail.
  func force(
    _ condition: Condition, failing line: Int? = nil, in case: inout Draft,
    _ random: inout SplitMix64, depth: Int = CaseForcer.depth
  ) {
    for (index, clause) in condition.clauses.enumerated() {
      force(clause, holds: index != line, in: &`case`, &random, depth)
    }
  }

  private func force(
    _ clause: Clause, holds: Bool, in case: inout Draft, _ random: inout SplitMix64, _ depth: Int
  ) {
    guard !clause.atoms.isEmpty else { return }
    if holds {
      let atom = clause.atoms[Int(random.below(UInt64(clause.atoms.count)))]
      force(atom, holds: true, in: &`case`, &random, depth)
    } else {
      for atom in clause.atoms { force(atom, holds: false, in: &`case`, &random, depth) }
    }
  }

  /// Makes one test hold or fail.
  func force(
    _ atom: Atom, holds: Bool, in case: inout Draft, _ random: inout SplitMix64,
    _ depth: Int = CaseForcer.depth
  ) {
    guard depth > 0, let fact = facts[atom.fact] else { return }
    if holds, !fact.applies.clauses.isEmpty {
      force(fact.applies, in: &`case`, &random, depth: depth - 1)
    }
    switch fact.role {
    case .cases(let cases): force(cases, atom, holds, in: &`case`, &random, depth)
    case .arithmetic(let expression, _):
      guard let value = number(of: fact, atom, holds, &random) else { return }
      spread(value, over: expression, in: &`case`, &random)
    case .asked, .computed:
      if let value = value(of: fact, atom, holds, now: `case`[fact.key], &random) {
        `case`[fact.key] = .known(value)
      }
    }
  }

  /// Picks a case that gives a wanted value, makes it hold, and makes one line of each earlier case
  /// that gives another value fail.
  private func force(
    _ cases: [DerivedCase], _ atom: Atom, _ holds: Bool, in case: inout Draft,
    _ random: inout SplitMix64, _ depth: Int
  ) {
    func isWanted(_ value: ValueName) -> Bool {
      switch atom.test {
      case .isOneOf(let names): names.contains(value) == holds
      case .isNoneOf(let names): !names.contains(value) == holds
      default: false
      }
    }
    let wanted = cases.indices.filter { isWanted(cases[$0].value) }
    guard !wanted.isEmpty else { return }
    let chosen = wanted[Int(random.below(UInt64(wanted.count)))]
    for earlier in cases.prefix(chosen) where !isWanted(earlier.value) {
      let lines = earlier.when.clauses
      guard !lines.isEmpty else { return }
      let line = lines[Int(random.below(UInt64(lines.count)))]
      force(line, holds: false, in: &`case`, &random, depth - 1)
    }
    force(cases[chosen].when, in: &`case`, &random, depth: depth - 1)
  }

  /// Gives one operand the whole number and the others none, which is right for sums.
  private func spread(
    _ value: Quantity, over expression: Expression, in case: inout Draft,
    _ random: inout SplitMix64
  ) {
    let operands = expression.names.map { FactKey($0) }.filter { facts[$0]?.role == .asked }
    guard !operands.isEmpty else { return }
    let chosen = operands[Int(random.below(UInt64(operands.count)))]
    for operand in operands {
      guard case .number(_, let domain)? = facts[operand]?.type else { continue }
      let share = operand == chosen ? value : .zero
      `case`[operand] = .known(.number(QuantityRange(min(max(share, domain.low), domain.high))))
    }
  }

  private func value(
    of fact: FactDeclaration, _ atom: Atom, _ holds: Bool, now: Knowledge,
    _ random: inout SplitMix64
  ) -> Value? {
    switch fact.type {
    case .choice(let options):
      let names = options.filter { !$0.meansUnknown }.map(\.name).filter {
        atom.accepts($0) == holds
      }
      return pick(names, &random).map { .choice($0) }
    case .number: return number(of: fact, atom, holds, &random).map { .number(QuantityRange($0)) }
    case .set, .techniques: return set(of: fact, atom, holds, now, &random).map { .set($0) }
    case .name: return nil
    }
  }

  private func number(
    of fact: FactDeclaration, _ atom: Atom, _ holds: Bool, _ random: inout SplitMix64
  ) -> Quantity? {
    let cells = bounds.cells(of: fact.key).filter { cell in
      (atom.accepted?.contains(cell.lowerBound) ?? false) == holds
    }
    return pick(cells, &random).map { Self.value(in: $0, &random) }
  }

  /// A value of a cell that people would write: its start, the double of it, or something between.
  static func value(in cell: ClosedRange<Int64>, _ random: inout SplitMix64) -> Quantity {
    let start = Cells.rounded(Quantity(micros: cell.lowerBound)).micros
    guard start <= cell.upperBound else { return Quantity(micros: cell.lowerBound) }
    let doubled = start.multipliedReportingOverflow(by: 2)
    let wide = doubled.overflow ? start : max(doubled.partialValue, start)
    let choices = [start, min(wide, cell.upperBound - cell.upperBound % 1_000_000)]
      .filter { cell.contains($0) }
    return Quantity(micros: choices[Int(random.below(UInt64(choices.count)))])
  }

  private func pick<Element>(_ all: [Element], _ random: inout SplitMix64) -> Element? {
    all.isEmpty ? nil : all[Int(random.below(UInt64(all.count)))]
  }
}
