import Advice
import DecisionModel
import Notation
import RuleAnalysis

extension Interview {
  /// Answers after which hints begin, so that the first ones are not drawn towards a leader.
  private static let answersBeforeHints = 3

  /// A question as it stands; nil for what is no question.
  func question(_ key: FactKey) -> Question? {
    guard let fact = ruleSet.fact(key), fact.role == .asked else { return nil }
    let answered = draft.answers.count
    let isAgain = draft.answers[key] != nil
    let position = draft.trail.firstIndex(of: key) ?? answered
    return Question(
      key: key, number: position + 1,
      progress: Progress(
        answered: answered, atMostLeft: bound ?? (isAgain ? 0 : 1),
        isNarrowing: isNarrowing),
      topic: fact.topic, ask: fact.ask, why: fact.why, kind: kind(of: fact),
      example: fact.example, fallback: fact.estimate, present: draft.answers[key],
      leader: leader)
  }

  /// Where the answers lead so far, once that may be named.
  private var leader: String? {
    showsHints && draft.answers.count >= Self.answersBeforeHints ? outlook.headline : nil
  }

  private func kind(of fact: FactDeclaration) -> Question.Kind {
    switch fact.type {
    case .choice(let options): return .choice(options.map(Question.Option.init))
    case .set(let options): return .set(options.map(Question.Option.init))
    case .techniques:
      return .set(
        ruleSet.techniques.filter(\.members.isEmpty).map {
          Question.Option($0.id.rawValue, $0.title)
        })
    case .number(let dimension, let bounds): return .number(dimension, bounds)
    case .name(let table):
      var seen: Set<String> = []
      return .name(
        vocabulary.priceBook.entries(of: table).filter { seen.insert($0.name).inserted }.map {
          Question.Option($0.name, "")
        })
    }
  }

  /// What a question means.
  func help(for key: FactKey) -> Help {
    let fact = ruleSet.fact(key)
    let options = fact.map { kind(of: $0) }.map { kind -> [Question.Option] in
      switch kind {
      case .choice(let options), .set(let options), .name(let options): options
      case .number: []
      }
    }
    var bounds: String?
    if case .number(let dimension, let range)? = fact?.type {
      bounds =
        QuantityText.friendly(range.low, as: dimension) + " to "
        + QuantityText.friendly(range.high, as: dimension)
    }
    return Help(
      key: key, help: fact?.help ?? "", example: fact?.example ?? "", find: fact?.find ?? "",
      options: options ?? [], bounds: bounds,
      fallback: fact.flatMap { fact in fact.estimate.map { Self.text(of: $0, fact) } },
      branches: branches(key))
  }

  /// Why a question is asked.
  func why(for key: FactKey) -> Why {
    Why(
      key: key, why: ruleSet.fact(key)?.why ?? "",
      readers: readers(of: key),
      headline: outlook.headline, branches: branches(key))
  }

  /// What waits for an answer, the declaration that waits for least besides first.
  private func readers(of key: FactKey) -> [Why.Reader] {
    let waiting = outlook.undecided.filter { $0.keys.contains(key) }
    return waiting.enumerated()
      .sorted { ($0.element.keys.count, $0.offset) < ($1.element.keys.count, $1.offset) }
      .map { _, one in
        Why.Reader(name: one.name, because: one.because, techniques: titles(one.techniques))
      }
  }

  /// Titles of techniques, a family's for all its members.
  private func titles(_ techniques: [TechniqueID]) -> [String] {
    var rest = techniques
    var titles: [String] = []
    let bySize = ruleSet.families.sorted { $0.members.count > $1.members.count }
    for family in bySize where family.members.allSatisfy(rest.contains) {
      titles.append(family.title)
      rest.removeAll { family.members.contains($0) }
    }
    return titles + rest.map(title)
  }

  private func branches(_ key: FactKey) -> [Why.Branch] {
    guard let fact = ruleSet.fact(key) else { return [] }
    return advisor.branches(of: key, answers).map { branch in
      Why.Branch(
        answer: Self.text(of: branch.value, fact),
        headline: advisor.headline(branch.verdict))
    }
  }

  private func title(_ id: TechniqueID) -> String { ruleSet.technique(id)?.title ?? id.rawValue }

  /// The answers of a contradiction.
  func contradiction(_ name: RuleName) -> Contradiction? {
    outlook.conflicts.first { $0.assumption == name }.map { conflict in
      Contradiction(
        name: name, because: conflict.because,
        answers: conflict.keys.compactMap { draft.answers[$0] })
    }
  }

  /// What is left for the cost once the destination is settled.
  var offer: Offer {
    Offer(
      headline: outlook.headline, keys: preview?.keys ?? [],
      cost: preview ?? CostPreview(keys: []))
  }

  /// Every answer with what is to be said of it.
  func review(isLast: Bool) -> Review {
    let rows = answers.enumerated().map { index, answer in
      Review.Row(
        number: index + 1, answer: answer, topic: ruleSet.fact(answer.key)?.topic ?? "",
        mark: mark(answer))
    }
    return Review(rows: rows, leader: isLast ? outlook.headline : leader, isLast: isLast)
  }

  private func mark(_ answer: Answer) -> Review.Mark {
    if outlook.facts[answer.key] == .notApplicable { return .unused }
    let others = outlook.conflicts.filter { $0.keys.contains(answer.key) }.flatMap(\.keys)
      .filter { $0 != answer.key }
    if !others.isEmpty { return .contradicts(others) }
    return outlook.facts[answer.key] == .unknown ? .unknown : .counts
  }

  /// How it ended.
  var ending: Ending {
    let missing = ruleSet.facts.filter {
      $0.role == .asked && draft.answers[$0.key] == nil && outlook.facts[$0.key] == .unasked
    }.map(\.key)
    return Ending(answers: answers, headline: outlook.headline, reason: reason, missing: missing)
  }

  /// A value as an answers file has it.
  static func text(of value: Value, _ fact: FactDeclaration) -> String {
    switch value {
    case .choice(let name): return name.rawValue
    case .set(let names):
      return names.isEmpty ? "none" : names.map(\.rawValue).joined(separator: ", ")
    case .name(let name): return name
    case .number(let range):
      guard case .number(let dimension, _) = fact.type else { return range.low.canonical }
      return QuantityText.canonical(range, as: dimension)
    }
  }
}

extension Question.Option {
  fileprivate init(_ option: FactType.Option) {
    self.init(
      option.name.rawValue, option.label, meansUnknown: option.meansUnknown,
      standsAlone: option.standsAlone)
  }
}

extension FactDeclaration {
  /// What estimates take while nobody answers.
  fileprivate var estimate: Value? {
    switch fallback {
    case .number(let low, _, let high)?: .number(QuantityRange(low, high))
    case .value(let value)?: value
    case nil: nil
    }
  }
}
