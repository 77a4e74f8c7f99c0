internal import DecisionModel

/// What plain answers to one fact may say.
struct AnswerWords: Sendable {
  /// How it is answered; open for a fact that no plain answer can be given to.
  private(set) var kind = PlainAnswer.Kind.open
  /// The values of a choice, the names of a table or the members of a set, with the words that stand for
  /// other answers.
  private(set) var words = WordTable([])
  /// The values that true and false stand for, or -1.
  private(set) var yes = -1
  private(set) var no = -1
  /// A number: its bounds in millionths, and what it measures.
  private(set) var bounds = QuantityRange(.zero)
  private(set) var dimension = Dimension.count
  /// Members that stand alone.
  private(set) var alone: UInt64 = 0
  /// True when gates forbid the members, so that it counts in which order they come.
  private(set) var isOrdered = false

  /// The numbers that stand for what is no value.
  static let unknown = -2
  static let none = -3

  init(_ fact: FactDeclaration, _ vocabulary: AnswersVocabulary) {
    let ruleSet = vocabulary.ruleSet
    switch fact.type {
    case .number(let dimension, let range):
      kind = .number
      self.dimension = dimension
      bounds = range
      words = Self.table([])
    case .choice(let options):
      kind = .choice
      let names = options.map(\.name.rawValue)
      var meanings = names.enumerated().map { ($0.element, $0.offset) }
      if let yes = names.firstIndex(of: "yes"), let no = names.firstIndex(of: "no") {
        (self.yes, self.no) = (yes, no)
        meanings += [("true", yes), ("false", no)]
      }
      words = Self.table(meanings)
    case .name(let table):
      kind = .choice
      // Of names that differ in case alone the first one is meant.
      var first: [String: Int] = [:]
      words = Self.table(
        vocabulary.priceBook.names(of: table, on: nil).enumerated().map { place, name in
          let key = name.lowercased()
          let meant = first[key] ?? place
          first[key] = meant
          return (name, meant)
        })
    case .set(let options):
      take(options.enumerated().map { ($0.element.name.rawValue, $0.offset) })
      for (place, option) in options.prefix(63).enumerated() where option.standsAlone {
        alone |= 1 << UInt64(place)
      }
    case .techniques:
      take(
        ruleSet.techniques.enumerated().lazy.filter { $0.element.members.isEmpty }.map {
          ($0.element.id.rawValue, $0.offset)
        })
      isOrdered = ruleSet.forbidsMembers(of: fact.key)
    }
  }

  /// The number of a word that stands there, or -1.
  @inline(__always)
  func number(of text: Swift.Span<UInt8>, _ word: Range<Int>) -> Int {
    words.number(of: text, word.lowerBound, word.upperBound)
  }

  private mutating func take(_ members: some Collection<(word: String, number: Int)>) {
    guard members.allSatisfy({ $0.number < 63 }) else { return }
    kind = .set
    words = Self.table([("none", Self.none)] + members)
  }

  /// Words with those that mean the same wherever an answer stands.
  private static func table(_ words: [(word: String, number: Int)]) -> WordTable {
    WordTable([("unknown", unknown), ("skip", unknown)] + words)
  }
}
