internal import DecisionModel

/// What decisions read of facts that are computed, arm by arm, so that one of them is asked for only where
/// an arm hangs on it.
struct ComputedReads: Sendable {
  /// The main layer without those facts.
  private(set) var base: Plan.Layer
  /// What is read of each fact that is asked for; nil for a set that no condition tests.
  private(set) var questions: [Question] = []
  /// For each of those facts its place among all of them.
  let places: [Int]
  /// The rules that read one of them.
  private(set) var rules: [Int] = []
  /// The arms of all other rules.
  private(set) var otherArms: [UInt64]

  /// Something that arms ask of one fact: which value it has, or whether one line of tests holds of a set. A
  /// class, since it is looked at for every case by every thread.
  final class Question: Sendable {
    /// The place of the fact among those that are asked for.
    let fact: Int
    /// The line of tests; nil for what is no set.
    let test: SetTest?
    /// The techniques that the test names.
    let mentioned: UInt64
    /// The arms that ask it.
    let readers: Readers
    /// What can come out: for each possible answer the arms that accept it.
    let answers: [Answer]

    init(
      _ fact: Int, _ readers: Readers, _ answers: [Answer], test: SetTest? = nil,
      mentioned: UInt64 = 0
    ) {
      (self.fact, self.test, self.mentioned) = (fact, test, mentioned)
      (self.readers, self.answers) = (readers, answers)
    }
  }

  /// Arms that ask something.
  struct Readers: Sendable {
    /// The words that hold them.
    var words: [Int]
    /// Those of which it matters whether they must hold, and those of which it matters whether they may.
    var must: [UInt64]
    var may: [UInt64]
    /// True when only rules ask: then it moves scores and nothing else.
    var isOfRules: Bool
    /// Exceptions, which matter only where the condition holds that they are exceptions to.
    var exceptions: [Exception] = []
    /// Arms of needs: whether they may hold matters only to techniques in use, which keep their slot then.
    var needs: [(keeping: UInt64, arms: [UInt64])] = []
  }

  /// Arms of exceptions to one condition, by word.
  struct Exception: Sendable {
    var when: ArmRange
    /// True when nothing of the condition itself is asked for.
    var isPlain: Bool
    /// True when it counts only where it must hold.
    var isOfStop: Bool
    var arms: [UInt64]
  }

  /// An answer: the arms that must, and that may, accept it, by word.
  struct Answer: Hashable, Sendable {
    var must: [UInt64]
    var may: [UInt64]
  }

  /// The most facts that are asked for: one bit each.
  private static let mostFacts = 64
  /// The most cells of a number of which all stretches are laid out.
  private static let mostCells = 8

  /// Lays out what is read of the facts at some places; nil where facts are settled by them, the order of
  /// a set counts, or a gate spares some of a set that is given.
  init?(_ plan: Plan, _ places: [Int]) {
    let asked = Set(places)
    let settled = plan.areSettledBefore
    guard !places.isEmpty, asked.count == places.count, places.count <= Self.mostFacts,
      !places.contains(where: { settled[$0] || plan.settling[$0].isGuarded })
    else { return nil }
    let history = plan.techniques.history
    guard
      ![history.tried, history.inUse].contains(where: {
        $0.map { asked.contains($0.fact) } ?? false
      })
    else { return nil }
    for gate in plan.techniques.gates {
      if case .forbidsEach(let fact, sparesFirst: true) = gate.kind, !asked.contains(fact) {
        return nil
      }
    }
    self.places = places
    base = plan.main
    base.reads.removeAll { asked.contains($0.fact) }
    let techniques = plan.techniques
    otherArms = Array(repeating: 0, count: plan.table.width)
    for (place, rule) in techniques.rules.enumerated() {
      let ranges = [rule.grounds.when] + plan.exceptions[rule.grounds.exceptions]
      if ranges.contains(where: { plan.reads($0, anyOf: asked) }) {
        rules.append(place)
      } else {
        for arm in rule.grounds.when.start..<rule.grounds.when.end {
          otherArms[arm / 64] |= 1 << UInt64(arm % 64)
        }
      }
    }
    let roles = ArmRoles(plan, asked)
    for (index, place) in places.enumerated() {
      guard let read = plan.main.reads.first(where: { $0.fact == place }) else { continue }
      let words = Array(plan.main.touched[read.words])
      let column = plan.table.columns[place]
      switch plan.settling[place].kind {
      case .set:
        for (offset, line) in column.lines.enumerated() {
          let test = plan.table.lines[line]
          guard test.starts == 0 else { return nil }
          let row = column.base + (Table.firstCell + offset) * plan.table.width
          let stands = words.map { plan.table.words[row + $0] }
          let all = words.map { _ in UInt64.max }
          let answers = [
            Answer(must: all, may: all), Answer(must: stands, may: all),
            Answer(must: stands, may: stands),
          ]
          questions.append(
            Question(
              index, roles.readers(words, stands.map { ~$0 }), answers, test: test,
              mentioned: test.mentioned(of: plan.shapes[place].everything)))
        }
      case .number, .choice:
        let readers = words.map { ~plan.table.words[column.base + $0] }
        guard let answers = Self.answers(plan, place, words) else { return nil }
        questions.append(Question(index, roles.readers(words, readers), answers))
      }
    }
    // One technique is held against one number faster than a number is worked out.
    questions = questions.filter { $0.test != nil } + questions.filter { $0.test == nil }
  }

  /// All that a number or a choice can come out as: any stretch of cells, or open.
  private static func answers(_ plan: Plan, _ place: Int, _ words: [Int]) -> [Answer]? {
    let (table, column) = (plan.table, plan.table.columns[place])
    func row(_ number: Int) -> [UInt64] {
      words.map { table.words[column.base + number * table.width + $0] }
    }
    var answers = [Answer(must: row(2), may: row(1))]
    let isNumber = if case .number = plan.settling[place].kind { true } else { false }
    let cells = isNumber ? column.cuts.count + 1 : plan.shapes[place].count
    guard cells <= mostCells else { return nil }
    for first in 0..<cells {
      var answer = Answer(must: row(Table.firstCell + first), may: row(Table.firstCell + first))
      answers.append(answer)
      // A choice has come out as one value, or is open.
      guard isNumber else { continue }
      for last in (first + 1)..<max(first + 1, cells) {
        let next = row(Table.firstCell + last)
        answer.must = zip(answer.must, next).map { $0 & $1 }
        answer.may = zip(answer.may, next).map { $0 | $1 }
        answers.append(answer)
      }
    }
    return answers
  }

  /// The answer that a number or a choice gives to a question.
  func answer(_ state: ColumnState, _ question: Question, _ plan: Plan) -> Answer {
    let (table, place) = (plan.table, places[question.fact])
    let column = table.columns[place]
    func row(_ number: Int, _ word: Int) -> UInt64 {
      table.words[column.base + number * table.width + word]
    }
    func rows(_ must: Int, _ may: Int) -> Answer {
      Answer(
        must: question.readers.words.map { row(must, $0) },
        may: question.readers.words.map { row(may, $0) })
    }
    if state.isAbsent { return rows(0, 0) }
    if state.isOpen { return rows(2, 1) }
    let cells: [Int]
    switch plan.settling[place].kind {
    case .number:
      cells = Array(table.cell(of: state.low, column)...table.cell(of: state.high, column))
    case .choice, .set: cells = Array(state.mask.bits)
    }
    return Answer(
      must: question.readers.words.map { word in
        cells.reduce(.max) { $0 & row(Table.firstCell + $1, word) }
      },
      may: question.readers.words.map { word in
        cells.reduce(0) { $0 | row(Table.firstCell + $1, word) }
      })
  }
}

extension Plan {
  /// Whether one of some arms reads one of some facts.
  func reads(_ range: ArmRange, anyOf facts: Set<Int>) -> Bool {
    (range.start..<range.end).contains { arm in
      arm < arms.count && arms[arm].contains { facts.contains($0.fact) }
    }
  }
}

extension SetTest {
  /// The members that it asks for, out of so many.
  func mentioned(of everything: UInt64) -> UInt64 {
    empty || notEmpty ? everything : lacks.reduce(has | starts) { $0 | $1 }
  }

  /// True where members that are sure tell whether it must hold.
  var goesBySure: Bool { lacks.isEmpty && !empty && starts == 0 }
}
