import Advice
import DecisionModel
import Notation
import Reports
import RuleEngine

/// Runs answers files with their expectations, each by the packs and prices it asks for.
///
/// A class, because advisors are compiled once for each choice of packs and prices and then shared by
/// the scenarios of one run.
final class ScenarioRunner {
  private let library: RuleLibrary
  private let base: LoadedRules
  private let asOf: Day?
  private let isFixed: Bool
  private let looks: Advisor.Options.Looks
  private let readPrices: (String) throws(CommandFailure) -> SourceText
  private var compiled: [String: (rules: LoadedRules, advisor: Advisor, number: Int)] = [:]

  /// Runs by the given rules; packs named by a file are ignored when the command line names some.
  ///
  /// No expectation asks for what `looks` could add to the advice.
  init(
    _ rules: LoadedRules, asOf: Day?, packsAreFixed: Bool, looks: Advisor.Options.Looks = .bounds,
    readPrices: @escaping (String) throws(CommandFailure) -> SourceText
  ) {
    library = rules.library
    base = rules
    self.asOf = asOf
    isFixed = packsAreFixed
    self.looks = looks
    self.readPrices = readPrices
  }

  /// The rules and the advisor that a file asks for, and the advisor's number; `folder` is where its
  /// paths start.
  ///
  /// Without `bills`, costs are rough: what is decided is the same, and it takes a third of the time.
  func advisor(
    for directives: AnswersReading.Directives, folder: String, bills: Bool
  ) throws(CommandFailure) -> (rules: LoadedRules, advisor: Advisor, number: Int) {
    let packs = isFixed ? nil : directives.packs
    let path = directives.prices.map { folder + $0.path }
    let key =
      (packs.map { $0.map(\.rawValue).joined(separator: ",") } ?? "*") + "|" + (path ?? "")
      + (bills ? "|bills" : "")
    if let known = compiled[key] { return known }
    var rules = base
    if let packs {
      rules = try LoadedRules.read(library, packs: packs)
    }
    if let path, let place = directives.prices?.span {
      do { try rules.lay([try readPrices(path)]) } catch {
        guard error.code == .broken else { throw error }
        let why = error.diagnostics.first?.message ?? ""
        throw CommandFailure(
          .broken, [Diagnostic("C201", .error, why, at: place)])
      }
    }
    var options = Advisor.Options()
    options.asOf = asOf
    options.looks = looks
    options.bills = bills ? .totals : .none
    let made = (
      rules, Advisor(rules.ruleSet, rules.priceBook, options: options), compiled.count
    )
    compiled[key] = made
    return made
  }

  /// What became of one file.
  struct Result {
    /// The file.
    var name: String
    /// How many expectations it has.
    var count: Int
    /// Those that failed.
    var failures: [ExpectationFailure]
    /// The advice they were held against.
    var advice: Advice
  }

  /// Runs one file that was read. With `explains` the advice lists reasons; without, only that of a file
  /// that failed does.
  static func run(
    _ name: String, _ answers: [Answer], _ expectations: [Expectation], _ advisor: Advisor,
    explains: Bool = true
  ) -> Result {
    let advice = advisor.advise(answers, explains: explains)
    let reader = advisor.engine.reader(of: advice.facts)
    let check = ExpectationCheck(
      advice: advice, ruleSet: advisor.ruleSet, truth: { reader.truth(of: $0) })
    let failures = expectations.compactMap(check.failure)
    if !explains, !failures.isEmpty { return run(name, answers, expectations, advisor) }
    return Result(name: name, count: expectations.count, failures: failures, advice: advice)
  }
}
