import DecisionModel
import Foundation
import Notation

/// What every target starts from: the project's own rules, read once.
enum Ground {
  /// The folder that holds `rules/`; the targets run from there.
  static let root = FileManager.default.currentDirectoryPath

  /// Every rule file, by its path below `rules/`.
  static let texts: [SourceText] = held {
    let folder = root + "/rules"
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
      .compactMap { $0 as? String }
      .filter { $0.hasSuffix(".rules") && !$0.hasPrefix("scenarios/") }
    return paths.sorted().compactMap { path in
      FileManager.default.contents(atPath: folder + "/" + path).map {
        SourceText(path: path, bytes: Array($0))
      }
    }
  }

  /// The rules, without an error.
  static let rules: RulesReading = held {
    let reading = RulesReader.read(texts)
    require(!reading.hasErrors && !reading.ruleSet.rules.isEmpty, "not the project's folder")
    return reading
  }

  /// The names that answers can use.
  static let vocabulary = held {
    AnswersVocabulary(ruleSet: rules.ruleSet, priceBook: rules.priceBook)
  }

  /// What lives as long as the run. The leak check has to leave it out: it follows plain addresses only,
  /// and recursive values such as expressions are held by addresses that carry their case too.
  static func held<Value>(_ make: () -> Value) -> Value {
    tell("__lsan_disable")
    defer { tell("__lsan_enable") }
    return make()
  }

  /// Calls a function of the leak check, where the target was built with it.
  private static func tell(_ name: String) {
    guard let place = dlsym(nil, name) else { return }
    unsafeBitCast(place, to: (@convention(c) () -> Void).self)()
  }
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

/// Every diagnostic points into its text, and they are sorted; what is said of those that were left out stands
/// last.
func requirePlaces(_ diagnostics: [Diagnostic], in texts: [SourceText]) {
  for diagnostic in diagnostics {
    let span = diagnostic.span
    require(span.line >= 0 && span.endColumn >= span.column, "a place that is none: \(diagnostic)")
    guard let text = texts.first(where: { $0.path == span.file }) else { continue }
    require(span.line <= text.lineCount + 1, "a line past the end: \(diagnostic)")
  }
  let told = diagnostics.last?.code == "A306" ? diagnostics.dropLast() : diagnostics[...]
  require(told.elementsEqual(told.sorted()), "diagnostics out of order")
}
