import Advice
import DecisionModel
import Notation
import Testing

@testable import AdvisorCommand

/// The built-in scenarios: what `advisor rules test` runs.
@Suite struct ScenarioTests {
  static let rules: LoadedRules? = {
    do throws(CommandFailure) { return try LoadedRules.read(.embedded(), packs: nil) } catch {
      Issue.record("the built-in rules have errors: \(error.diagnostics.map(\.message))")
      return nil
    }
  }()

  static let scenarios = rules?.library.scenarios ?? []

  @Test func allAreMet() {
    let run = World().run("rules test")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix("expectations, all met\n"))
    #expect(run.output.hasPrefix("\(Self.scenarios.count) scenarios, "))
  }

  /// Rough bills never change what is decided, nor does the decision without bills.
  @Test(arguments: scenarios.map(\.path).enumerated().filter { $0.offset % 20 == 0 }.map(\.element))
  func billsDecideNothing(path: String) throws {
    let rules = try #require(Self.rules)
    let file = try #require(Self.scenarios.first { $0.path == path })
    let answers = AnswersReader(rules.vocabulary).read(file).answers
    var options = Advisor.Options()
    options.looks = .bounds
    let advisor = Advisor(rules.ruleSet, rules.priceBook, options: options)
    let whole = advisor.advise(answers)
    options.billDraws = 1
    let rough = Advisor(rules.ruleSet, rules.priceBook, options: options).advise(answers)
    #expect(whole.findings == rough.findings)
    #expect(whole.recommendation.destination == rough.recommendation.destination)
    #expect(whole.unanswered == rough.unanswered)
    let alone = advisor.decision(answers, saysNext: true)
    #expect(alone.recommendation.headline == whole.recommendation.headline)
    #expect(alone.recommendation.destination == whole.recommendation.destination)
    #expect(alone.recommendation.next == whole.recommendation.next)
    #expect(alone.unused == whole.unused && alone.conflicts == whole.conflicts)
  }
}
