import Advice
import DecisionModel
import Notation

/// The scenarios of a run, read and ready: those of the rules, or those the command line names.
struct ScenarioSet {
  /// The scenarios in order.
  var scenarios: [Scenario] = []
  /// Warnings of the reader.
  var warnings: [Diagnostic] = []

  /// An answers file with what it expects, and the advisor it asks for.
  struct Scenario: Sendable {
    /// The file.
    var name: String
    /// Its answers.
    var answers: [Answer]
    /// What it expects.
    var expectations: [Expectation]
    /// True when no person has agreed with what it expects.
    var isGenerated: Bool
    /// Advises by the packs and prices that the file asks for.
    var advisor: Advisor
    /// Which of the advisors that is: scenarios with the same number share it.
    var group: Int
  }

  /// Reads every scenario; all that is wrong with any of them comes in one failure.
  static func read(
    _ session: Session, _ rules: LoadedRules, bills: Bool = true
  ) throws(CommandFailure) -> ScenarioSet {
    let files = try files(session, rules.library).filter { !isOfPackLeftOut($0.path, rules) }
    if files.isEmpty {
      throw CommandFailure(
        .broken, "C204", "there are no scenarios to run: all are of packs that are not read")
    }
    let overlays = rules.library.files
    let runner = ScenarioRunner(
      rules, asOf: try RecommendCommand.day(session),
      packsAreFixed: session.invocation.has(OptionSpec.packs), looks: .nowhere
    ) { (path) throws(CommandFailure) in
      if let own = overlays.first(where: { $0.path == path }) { return own }
      return try session.source(path, limit: 16 << 20)
    }
    var set = ScenarioSet()
    let wide = rules.vocabulary
    for file in files {
      // Names are checked by all packs first, since the file itself says which ones it wants.
      let reading = AnswersReader(wide).read(file)
      set.warnings += reading.diagnostics
      guard !reading.diagnostics.contains(where: { $0.severity == .error }) else { continue }
      let made = try runner.advisor(
        for: reading.directives, folder: CheckCommand.folder(of: file.path),
        bills: bills && reading.expectations.needBills)
      set.scenarios.append(
        Scenario(
          name: file.path, answers: MergedAnswers([reading], keys: wide.keys).answers,
          expectations: reading.expectations, isGenerated: reading.directives.isGenerated,
          advisor: made.advisor, group: made.number))
    }
    if set.warnings.contains(where: { $0.severity == .error }) {
      throw CommandFailure(.invalid, set.warnings, sources: files)
    }
    return set
  }

  /// True for what stands in `scenarios/PACK/` where that pack is not read.
  private static func isOfPackLeftOut(_ path: String, _ rules: LoadedRules) -> Bool {
    let folders = path.split(separator: "/").dropLast()
    guard let place = folders.lastIndex(of: "scenarios"), place + 1 < folders.endIndex else {
      return false
    }
    let name = folders[place + 1]
    return !rules.ruleSet.packs.contains(PackName(String(name)))
      && rules.library.ruleFiles.contains { $0.path.hasPrefix(name + "/") }
  }

  private static func files(
    _ session: Session, _ library: RuleLibrary
  ) throws(CommandFailure) -> [SourceText] {
    let paths = session.invocation.arguments
    if paths.isEmpty {
      if library.scenarios.isEmpty {
        throw CommandFailure(.broken, "C204", "there are no scenarios to run")
      }
      return library.scenarios
    }
    var files: [SourceText] = []
    for path in paths {
      guard let below = try folder(path, session.effects) else {
        files.append(try session.source(path, limit: AnswersReader.largestFile))
        continue
      }
      for name in below.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        files.append(
          try session.source(
            path + (path.hasSuffix("/") ? "" : "/") + name, limit: AnswersReader.largestFile))
      }
    }
    if files.isEmpty {
      throw CommandFailure(
        .broken, "C204", "there is no `.answers` file in \(paths.joined(separator: ", "))")
    }
    return files
  }

  /// The answers files below a folder; nil when the path is no folder.
  private static func folder(
    _ path: String, _ effects: Effects
  ) throws(CommandFailure) -> [String]? {
    do { return try effects.filesBelow(path).filter { $0.hasSuffix(".answers") } } catch {
      if case .isNoFolder = error { return nil }
      throw .reading(error)
    }
  }
}
