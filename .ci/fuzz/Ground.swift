import DecisionModel
import Foundation
import Notation

/// What every target starts from: the project's own rules, read once.
enum Ground {
  /// The folder that holds `rules/`; the targets run from there.
  static let root = FileManager.default.currentDirectoryPath

  /// Every rule file, by its path below `rules/`.
  static let texts: [SourceText] = {
    let folder = root + "/rules"
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
      .compactMap { $0 as? String }
      .filter { $0.hasSuffix(".rules") && !$0.hasPrefix("scenarios/") }
    return paths.sorted().compactMap { path in
      FileManager.default.contents(atPath: folder + "/" + path).map {
        SourceText(path: path, bytes: Array($0))
      }
    }
  }()

  /// The rules, without an error.
  static let rules: RulesReading = {
    let reading = RulesReader.read(texts)
    require(!reading.hasErrors && !reading.ruleSet.rules.isEmpty, "not the project's folder")
    return reading
  }()

  /// The names that answers can use.
  static let vocabulary = AnswersVocabulary(
    ruleSet: rules.ruleSet, priceBook: rules.priceBook)
}

/// Ends the run as a finding when something that must hold does not.
func require(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// What was printed reads back.
func requireReads(_ diagnostics: [Diagnostic]) {
  let error = diagnostics.first { $0.severity == .error }
  require(error == nil, "what is printed doesn't read back: \(error.map { "\($0)" } ?? "")")
}

/// Every diagnostic points into its text, and they are sorted.
func requirePlaces(_ diagnostics: [Diagnostic], in texts: [SourceText]) {
  for diagnostic in diagnostics {
    let span = diagnostic.span
    require(span.line >= 0 && span.endColumn >= span.column, "a place that is none: \(diagnostic)")
    guard let text = texts.first(where: { $0.path == span.file }) else { continue }
    require(span.line <= text.lineCount + 1, "a line past the end: \(diagnostic)")
  }
  require(diagnostics == diagnostics.sorted(), "diagnostics out of order")
}
