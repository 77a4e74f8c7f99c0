import Foundation
import Rulebook
import Testing

@Suite struct RulebookTests {
  /// The repository's own `rules/`, found from this file.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "rules")

  @Test func embedsEveryFileByteForByte() throws {
    let kept = ["rules", "answers", "md"]
    let onDisk = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter { path in kept.contains { path.hasSuffix("." + $0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(Rulebook.texts.map(\.path) == onDisk)
    for text in Rulebook.texts {
      let bytes = try Data(contentsOf: Self.folder.appending(path: text.path))
      #expect(Array(text.content.utf8) == Array(bytes), "rules/\(text.path)")
    }
  }

  @Test func holdsTheFiveDocuments() {
    let sources = Rulebook.texts.filter { $0.path.hasPrefix("documents/sources/") }
    #expect(sources.count == 5)
  }
}
