import DecisionModel
import Notation
import Rulebook

/// The scenarios of the rulebook in this build as JSON lines, without what only plain files can say.
struct ScenarioLines {
  /// One a scenario.
  let lines: [String]
  private let cases: [[(key: String, value: String)]]

  init() {
    let reading = RulesReader.read(
      Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
        .map { SourceText(path: $0.path, text: $0.content) })
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let reader = AnswersReader(vocabulary, readsExpectations: false)
    cases = Rulebook.texts.filter { $0.path.hasSuffix(".answers") }.compactMap { file in
      let answers = reader.read(SourceText(path: file.path, text: file.content)).answers
      return answers.isEmpty ? nil : answers.map { ($0.key.rawValue, Self.text(of: $0)) }
    }
    lines = cases.map(Self.line)
  }

  /// Use cases that hardly occur twice: a scenario each, with an `id`, of which three answers are those of
  /// other scenarios, and with numbers of its own for how much traffic there is.
  func varied(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
    let pool = cases.flatMap(\.self)
    return (0..<count).map { number in
      var members = cases[below(cases.count)]
      func put(_ key: String, _ value: String) {
        members.removeAll { $0.key == key }
        members.append((key, value))
      }
      for _ in 0..<3 {
        let other = pool[below(pool.count)]
        put(other.key, other.value)
      }
      put("volume", "\(100 + below(5_000_000))")
      put("input_tokens", "\(50 + below(8_000))")
      put("output_tokens", "\(10 + below(1_500))")
      return Self.line([("id", "\(number)")] + members)
    }
  }

  private static func line(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}\n"
  }

  private static func text(of answer: Answer) -> String {
    switch answer.value {
    case nil: "null"
    case .number(let range)? where range.isExact: range.low.canonical
    case .choice(let name)?: "\"\(name)\""
    case .set(let names)?: "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    default: "\"\(answer.raw)\""
    }
  }
}
