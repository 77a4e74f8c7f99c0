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

  /// One scenario in eight: pricing them all takes long in a debug build.
  static let scenarios = Rulebook.texts.filter { $0.path.hasSuffix(".answers") }
    .enumerated().filter { $0.offset.isMultiple(of: 8) }.map(\.element)

  @Test(arguments: scenarios.map(\.path))
  func reportsFit(path: String) throws {
    let scenario = try #require(Self.scenarios.first { $0.path == path })
    let source = SourceText(path: "case.answers", text: scenario.content)
    let advice = Self.advisor.advise(BuiltIn.reader.read(source).answers)
    let document = BuiltIn.document(advice)
    let faults = SchemaCheck(root: OutputSchema.json, isClosed: true).faults(of: document)
    #expect(faults.prefix(3) == [])
    let bytes = document.document
    #expect(!bytes.contains("\u{1B}") && !bytes.contains(/: -?(nan|NaN|inf|Infinity)/))
    #expect(bytes.hasSuffix("}\n") && !bytes.hasSuffix("\n\n"))
    let text = RecordText(try AdviceRecord(document)).text
    #expect(!text.contains("{") && !text.contains("  \n"))
    for line in text.split(separator: "\n") { #expect(line.cellWidth <= 80, "\(line)") }
  }
}
