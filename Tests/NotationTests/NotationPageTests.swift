import DecisionModel
import Foundation
import Notation
import Testing

/// The page that explains the notation says what the reader does.
@Suite struct NotationPageTests {
  static func page() throws -> String {
    try String(
      contentsOf: RepositoryRulesTests.repository.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func everyExampleIsRead() throws {
    let blocks = try Self.page().split(separator: "```rules\n").dropFirst()
      .compactMap { $0.split(separator: "```").first }
    #expect(blocks.count >= 3)
    let example = SourceText(path: "README.md", text: blocks.joined(separator: "\n"))
    let reading = RulesReader.read(try RepositoryRulesTests.texts() + [example])
    #expect(reading.diagnostics.map { "\($0.span.label): \($0.message)" } == [])
  }

  @Test func everyDimensionAndDeclarationIsNamed() throws {
    let page = try Self.page()
    for dimension in Dimension.allCases { #expect(page.contains(dimension.rawValue)) }
    let drawn = RulesPrinter.texts(RandomRules.draw(seed: 3)).map { $0.text(0..<$0.bytes.count) }
    for line in drawn.joined().split(separator: "\n") where !line.hasPrefix(" ") {
      let keyword = line.prefix { $0 != " " }
      #expect(page.contains("`\(keyword)"), "\(keyword)")
    }
  }
}
