internal import DecisionModel

/// Rules that only add up: one slot that is always filled, no gate, need, stop or derived fact, and no
/// two rules of a group for one technique. A decision is then one `and` a fact and a sum of weights.
///
/// Rows of words as in `Table`, one a cell and one for an open fact, holding the arms that must accept.
struct Ranking: Sendable {
  /// Words a row.
  let width: Int
  /// Techniques, rounded up to whole vectors.
  let lanes: Int
  /// How many techniques compete.
  let count: Int
  private var words: [UInt64] = []
  private var numbers: [Number] = []
  private var choices: [Choice] = []
  private var cuts: [Int64] = []
  /// For each choice the row of an open one and of each option, counted in words.
  private var options: [Int32] = []
  /// For each arm what it adds to each technique, in vectors of eight.
  private var weights: [SIMD8<Int32>] = []
  /// The arms that must hold: what decided, and so the reason for it. Each decision overwrites it.
  private(set) var fired: [UInt64] = []
  private var rows: [Int32] = []

  /// What a decision needs of a number that some arm reads.
  private struct Number: Sendable {
    /// Its place among all facts.
    var place: Int32
    /// The rows of an open one and of the first cell, counted in words.
    var open: Int32
    var firstCell: Int32
    /// Its stretch of cuts.
    var cuts: Int32
    var cutsEnd: Int32
  }

  /// What a decision needs of a choice that some arm reads.
  private struct Choice: Sendable {
    /// Its place among all facts.
    var place: Int32
    /// Where its rows begin in `options`: that of an open one, then one an option.
    var options: Int32
    var count: Int32
  }

  /// Compiles a plan of that form; nil for any other.
  init?(_ plan: Plan, _ ruleSet: RuleSet) {
    let techniques = plan.techniques
    guard Self.isPlain(plan, ruleSet), Self.canBeSummed(techniques) else { return nil }
    count = techniques.ids.count
    lanes = (count + 7) / 8
    // Only the arms of rules, from the first word that holds one.
    let first = techniques.firstRuleArm / 64
    width = max(1, (techniques.ruleOfArm.count + 63) / 64)
    weights = Array(repeating: .zero, count: width * 64 * lanes)
    for rule in techniques.rules {
      let arm = rule.grounds.when.start - techniques.firstRuleArm
      for push in techniques.pushes[rule.pushes] {
        weights[arm * lanes + push.technique / 8][push.technique % 8] += push.weight
      }
    }
    let reads = Set(
      plan.arms[techniques.firstRuleArm...].prefix(techniques.ruleOfArm.count).joined().map(\.fact))
    // Without a fact there is nothing to select rows by.
    guard !reads.isEmpty else { return nil }
    for place in reads.sorted() { add(place, plan, ruleSet, from: first) }
    fired = Array(repeating: 0, count: width)
    rows = Array(repeating: 0, count: numbers.count + choices.count)
  }

  private static func isPlain(_ plan: Plan, _ ruleSet: RuleSet) -> Bool {
    let techniques = plan.techniques
    let history = techniques.history
    let isHistoryEmpty =
      history.tried == nil && history.inUse == nil && history.exhaustedSlots.isEmpty
      && history.exhausted.isEmpty && history.unfit.isEmpty
      && history.instead.isEmpty
    let isSlotPlain =
      techniques.slots.count == 1 && techniques.slots[0].threshold == nil
      && techniques.slots[0].techniques == techniques.all
    // Without facts that are worked out or guarded no layer stands before the rules.
    let areRulesPlain =
      plan.layers.allSatisfy { $0.settles.isEmpty } && plan.exceptions.isEmpty
      && techniques.rules.allSatisfy { $0.grounds.when.end - $0.grounds.when.start == 1 }
    var pushed: Set<Int> = []
    let doAdd = techniques.pushes.allSatisfy { pushed.insert($0.sum).inserted }
    let areFactsPlain = ruleSet.facts.allSatisfy { fact in
      switch fact.type {
      case .number, .choice: fact.role == .asked && fact.type.options.count <= Shape.capacity
      case .set, .techniques, .name: false
      }
    }
    return isHistoryEmpty && isSlotPlain && areRulesPlain && doAdd && areFactsPlain
      && techniques.gates.isEmpty && techniques.stops.isEmpty && techniques.needs.isEmpty
      && techniques.bundles.isEmpty && !techniques.ids.isEmpty && plan.problems.isEmpty
  }

  /// Whether every sum of weights leaves room for the place that stands below it.
  private static func canBeSummed(_ techniques: TechniquePlan) -> Bool {
    let most = techniques.pushes.reduce(0) { $0 + Int(abs($1.weight)) }
    return most < 1 << 27
  }

  private mutating func add(_ place: Int, _ plan: Plan, _ ruleSet: RuleSet, from first: Int) {
    let column = plan.table.columns[place]
    let shape = plan.shapes[place]
    let open = words.count
    let firstCell = open + width
    // Arms that only fill the last word up belong to no rule and never fire.
    let used = plan.techniques.ruleOfArm.count % 64
    let last = used == 0 ? .max : UInt64.max >> UInt64(64 - used)
    func row(_ number: Int) -> [UInt64] {
      let start = column.base + number * plan.table.width + first
      var row = Array(plan.table.words[start..<start + width])
      row[width - 1] &= last
      return row
    }
    // Row 2 of a fact holds the arms that must accept an open one.
    words += row(2)
    guard case .number = shape else {
      for cell in 0..<shape.count { words += row(Table.firstCell + cell) }
      let declared = ruleSet.facts[place].type.options
      choices.append(
        Choice(
          place: Int32(place), options: Int32(options.count), count: Int32(declared.count)))
      options.append(Int32(open))
      for option in declared {
        options.append(Int32(shape.index(of: option.name).map { firstCell + $0 * width } ?? open))
      }
      return
    }
    for cell in 0...column.cuts.count { words += row(Table.firstCell + cell) }
    numbers.append(
      Number(
        place: Int32(place), open: Int32(open), firstCell: Int32(firstCell),
        cuts: Int32(cuts.count), cutsEnd: Int32(cuts.count + column.cuts.count)))
    cuts += plan.table.cuts[column.cuts]
  }

  /// The winner: the highest known score, the one declared first among ties; nil where a number is a range.
  ///
  /// Bounds are not checked in here: every row was laid out above, and `answers` holds one answer a
  /// fact, which the caller checks.
  @inline(__always)
  mutating func decide(_ answers: Swift.Span<PlainAnswer>) -> Int? {
    var hasRange = false
    if width == 1 {
      fired[0] = word(answers, &hasRange)
    } else {
      select(answers, &hasRange)
      for place in fired.indices { fired[place] = word(at: place) }
    }
    if hasRange { return nil }
    return lanes == 1 ? best(of: sum(lane: 0), count) : rank()
  }

  /// The arms that must hold, where one word holds all.
  @inline(__always)
  private func word(_ answers: Swift.Span<PlainAnswer>, _ hasRange: inout Bool) -> UInt64 {
    let words = words.span
    let numbers = numbers.span
    let choices = choices.span
    var word = UInt64.max
    for index in numbers.indices {
      word &= unsafe words[unchecked: row(answers, numbers[unchecked: index], &hasRange)]
    }
    for index in choices.indices {
      word &= unsafe words[unchecked: row(answers, choices[unchecked: index])]
    }
    return word
  }

  /// Finds the row of each fact.
  private mutating func select(_ answers: Swift.Span<PlainAnswer>, _ hasRange: inout Bool) {
    for index in numbers.indices {
      rows[index] = Int32(truncatingIfNeeded: row(answers, numbers[index], &hasRange))
    }
    for index in choices.indices {
      rows[numbers.count + index] = Int32(truncatingIfNeeded: row(answers, choices[index]))
    }
  }

  /// One word of the arms that must hold, by the rows that were selected.
  @inline(__always)
  private func word(at place: Int) -> UInt64 {
    let words = words.span
    let rows = rows.span
    var word = UInt64.max
    for index in rows.indices {
      word &= unsafe words[unchecked: Int(rows[unchecked: index]) &+ place]
    }
    return word
  }

  /// The row that a number selects; none stands for a range. Counting its cuts is faster than searching
  /// among them: no branch depends on the answer.
  @inline(__always)
  private func row(
    _ answers: Swift.Span<PlainAnswer>, _ fact: Number, _ hasRange: inout Bool
  ) -> Int {
    let answer = unsafe answers[unchecked: Int(fact.place)]
    if answer.kind != .number {
      if answer.kind == .range { hasRange = true }
      return Int(fact.open)
    }
    let cuts = cuts.span
    var cell = 0
    var index = Int(fact.cuts)
    while index < Int(fact.cutsEnd) {
      cell &+= unsafe cuts[unchecked: index] <= answer.bits ? 1 : 0
      index &+= 1
    }
    return Int(fact.firstCell) &+ cell &* width
  }

  /// The row that a choice selects; what is no option of it counts as open.
  @inline(__always)
  private func row(_ answers: Swift.Span<PlainAnswer>, _ fact: Choice) -> Int {
    let answer = unsafe answers[unchecked: Int(fact.place)]
    let isOption = answer.kind == .choice && UInt64(bitPattern: answer.bits) < UInt64(fact.count)
    let option = isOption ? Int(truncatingIfNeeded: answer.bits) &+ 1 : 0
    return unsafe Int(options.span[unchecked: Int(fact.options) &+ option])
  }

  /// The scores of eight techniques over the arms that fired.
  @inline(__always)
  private func sum(lane: Int) -> SIMD8<Int32> {
    let weights = weights.span
    let fired = fired.span
    var sums = SIMD8<Int32>.zero
    for place in fired.indices {
      var rest = unsafe fired[unchecked: place]
      while rest != 0 {
        let arm = place &* 64 &+ rest.trailingZeroBitCount
        sums &+= unsafe weights[unchecked: arm &* lanes &+ lane]
        rest &= rest &- 1
      }
    }
    return sums
  }

  /// The place of the greatest of the first so many sums, the first among equals.
  @inline(__always)
  private func best(of sums: SIMD8<Int32>, _ count: Int) -> Int {
    // The sum and, below it, how early it stands: one maximum finds both.
    let places = SIMD8<Int32>(7, 6, 5, 4, 3, 2, 1, 0)
    let taken = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) .>= SIMD8(repeating: Int32(count))
    let ranked = ((sums &<< 3) | places).replacing(with: .min, where: taken)
    return 7 - Int(ranked.max() & 7)
  }

  /// The same for more techniques than a vector holds.
  private func rank() -> Int {
    var best = 0
    var top = Int32.min
    for lane in 0..<lanes {
      let sums = sum(lane: lane)
      let own = self.best(of: sums, min(8, count - lane * 8))
      if sums[own] > top { (best, top) = (lane * 8 + own, sums[own]) }
    }
    return best
  }

  /// The score of each technique in the last decision.
  func scores(into scores: inout [Int]) {
    for lane in 0..<lanes {
      let sums = sum(lane: lane)
      for technique in 0..<min(8, count - lane * 8) {
        scores[lane * 8 + technique] = Int(sums[technique])
      }
    }
  }
}
