import DecisionModel
import Foundation
import Notation
import Testing

/// The rule files of this repository can be read without a single error.
///
/// `swift test --filter RepositoryRules` prints every diagnostic of every file; with `RULES=FOLDER`
/// before it, those of another folder.
@Suite struct RepositoryRulesTests {
  static let folder =
    ProcessInfo.processInfo.environment["RULES"].map { URL(filePath: $0) } ?? repository

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "rules")

  static func texts() throws -> [SourceText] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".rules") }
      .sorted()
      .map { path in
        SourceText(path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
      }
  }

  @Test func readWithoutErrors() throws {
    let reading = RulesReader.read(try Self.texts())
    for diagnostic in reading.diagnostics {
      let help = diagnostic.help.map { "\n    help: \($0)" } ?? ""
      let related = diagnostic.related.map { "\n    \($0.span.label): \($0.note)" }.joined()
      print("\(diagnostic.span.label): [\(diagnostic.code)] \(diagnostic.message)\(related)\(help)")
    }
    let count = reading.diagnostics.count
    #expect(count == 0, "\(count) diagnostics, printed above")
  }
}
