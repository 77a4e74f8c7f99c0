import Advice
import CostModel
import DecisionModel
import Notation
import RuleAnalysis
import Rulebook
import Testing

/// Models that nobody named, on scenarios where everything else that matters is answered: none may change what
/// is called settled, and where one does, two of them are shown.
@Suite struct NamedModelTests {
  static let advisor: Advisor = {
    var options = Advisor.Options()
    options.limits.draws = 0
    return Advisor(BuiltIn.reading.ruleSet, BuiltIn.reading.priceBook, options: options)
  }()

  static func facts(_ scenario: String) throws -> Facts {
    let path = "scenarios/\(scenario).answers"
    let text = try #require(Rulebook.texts.first { $0.path == path })
    let vocabulary = AnswersVocabulary(
      ruleSet: BuiltIn.reading.ruleSet, priceBook: BuiltIn.reading.priceBook)
    let source = SourceText(path: path, text: text.content)
    return advisor.facts(AnswersReader(vocabulary).read(source).answers)
  }

  @Test(arguments: ["support-chatbot", "reasons/prompt-is-right-quick-and-cheap"])
  func noNameChangesWhatIsSettled(_ scenario: String) throws {
    let facts = try Self.facts(scenario)
    let analysis = Self.advisor.analysis
    #expect(analysis.settlement(facts).isSettled)
    let end = analysis.verdict(facts)
    var tried = 0
    for (key, names) in Self.advisor.estimator.names where facts[key].value == nil {
      for name in names {
        var named = facts
        named[key] = .known(.name(name))
        #expect(analysis.verdict(named) == end, "\(key) = \(name)")
        tried += 1
      }
    }
    #expect(tried > 60)
  }

  /// A larger model of one's own runs too slowly, or costs too much, where the usual one does not.
  @Test(arguments: ["meets-but-too-slow", "reasons/adapter-is-right-quick-and-cheap"])
  func aNameThatMovesTheEndIsShown(_ scenario: String) throws {
    let facts = try Self.facts(scenario)
    let analysis = Self.advisor.analysis
    let found = analysis.openKeys(facts)
    #expect(found.settlement.ground == .witness)
    let key = try #require(found.keys.first { $0.key == "base_model" })
    #expect(key.canChange.contains(.destination))
    let witness = try #require(key.witness)
    var (one, other) = (witness.others, witness.others)
    one["base_model"] = .known(witness.first)
    other["base_model"] = .known(witness.second)
    #expect(analysis.verdict(one) == witness.firstVerdict)
    #expect(analysis.verdict(other) == witness.secondVerdict)
    #expect(witness.firstVerdict != witness.secondVerdict)
  }
}
