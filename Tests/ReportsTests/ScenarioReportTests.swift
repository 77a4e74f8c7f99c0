import Advice
import Notation
import Reports
import Rulebook
import Testing

/// Scenarios give a report that fits its width and JSON that fits the closed schema.
@Suite struct ScenarioReportTests {
  /// Shape only: as few draws as there can be, and no search.
  static let advisor: Advisor = {
    var options = Advisor.Options()
    options.priceDraws = 4
    options.looks = .bounds
    return Advisor(BuiltIn.rules, BuiltIn.prices, options: options)
  }()

  /// Scenarios that between them expect all that any does: each expects a destination, step, outcome, warning
  /// or practice that none before it did.
  static let scenarios: [Rulebook.Text] = {
    let subjects = ["outcome", "destination", "includes", "next", "warns", "practice"]
    let keys = subjects.map { "expect.\($0)" }
    var seen: Set<String> = []
    return Rulebook.texts.filter { text in
      guard text.path.hasSuffix(".answers") else { return false }
      let source = SourceText(path: text.path, text: text.content)
      let expected = BuiltIn.reader.read(source).expectations.filter { keys.contains($0.key) }
      let names = expected.flatMap { one in one.raw.split(separator: ",").map { one.key + $0 } }
      return names.count { seen.insert($0.filter { $0 != " " }).inserted } > 0
    }
  }()

  @Test(arguments: scenarios.map(\.path))
  func reportsFit(path: String) throws {
    let scenario = try #require(Self.scenarios.first { $0.path == path })
    let source = SourceText(path: "case.answers", text: scenario.content)
    let advice = Self.advisor.advise(BuiltIn.reader.read(source).answers)
    let document = BuiltIn.document(advice)
    let faults = SchemaCheck(root: OutputSchema.json, isClosed: true).faults(of: document)
    #expect(faults.prefix(3) == [])
    let bytes = document.document
    #expect(!bytes.contains("\u{1B}"))
    #expect(bytes.hasSuffix("}\n") && !bytes.hasSuffix("\n\n"))
    let text = RecordText(try AdviceRecord(document)).text
    #expect(!text.contains("{") && !text.contains("  \n"))
    for line in text.split(separator: "\n") { #expect(line.cellWidth <= 80, "\(line)") }
  }
}
