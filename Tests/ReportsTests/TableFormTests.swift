import DecisionModel
import Foundation
import Reports
import Testing

/// Annotations and comma-separated values.
@Suite struct TableFormTests {
  private func diagnostic(_ message: String, file: String = "a.conf", line: Int = 3) -> Diagnostic {
    let span = Span(
      file: file, line: line, column: 2, endColumn: 5, byteOffset: 0)
    return Diagnostic("A101", .error, message, help: nil, at: span)
  }

  @Test func escapesAsTheRunnerReadsIt() {
    let item = GitHubAnnotations.Item(diagnostic("100%\r\na:b,c", file: "a:b,c%.conf"))
    #expect(
      GitHubAnnotations.text([item])
        == "::error file=a%3Ab%2Cc%25.conf,line=3,col=2,endColumn=5,title=advisor A101::100%25%0Aa:b,c\n"
    )
  }

  @Test(arguments: HostileText.all)
  func everyAnnotationIsOneLine(text: String) throws {
    let document = HostileText.infest(AdviceRecordTests.documents[0], with: text)
    let annotations = ReportForm.github.text(of: try AdviceRecord(document))
    for line in annotations.split(separator: "\n") {
      #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) }, "\(line)")
      #expect(!line.unicodeScalars.contains(where: Inert.acts))
    }
    let one = GitHubAnnotations.text([.init(diagnostic(text, file: text))])
    #expect(one.count { $0 == "\n" } == 1)
    let head = one.dropFirst(8).prefix { $0 != ":" }
    #expect(head.count { $0 == "," } == 4, "\(head)")
  }

  @Test func theSummaryOfLongTextStaysShort() throws {
    let long = HostileText.infest(
      AdviceRecordTests.documents[0], with: String(repeating: "0123456789 ", count: 30_000))
    #expect(RecordText(try AdviceRecord(long)).text.utf8.count < 1_000_000)
  }

  @Test func tenOfAKindWithErrorsFirst() {
    let items =
      (1...30).map { GitHubAnnotations.Item(.warning, title: "w", "\($0)") }
      + (1...11).map { GitHubAnnotations.Item(.error, title: "e", "\($0)") }
      + (1...10).map { GitHubAnnotations.Item(.notice, title: "n", "\($0)") }
    let lines = GitHubAnnotations.text(items).split(separator: "\n")
    #expect(lines.count == 30)
    #expect(lines[0] == "::error title=e::1" && lines[9] == "::error title=advisor::and 2 more")
    #expect(
      lines[19] == "::warning title=advisor::and 21 more" && lines[29] == "::notice title=n::10")
  }

  @Test(arguments: BuiltIn.cases.indices)
  func aTableHasARowForEachTechnique(place: Int) throws {
    let record = try AdviceRecord(AdviceRecordTests.documents[place])
    let text = ReportForm.csv.text(of: record).replacing(/"[^"]*"/, with: "quoted")
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == record.techniques.count + 1)
    #expect(rows.dropFirst().map { String($0[0]) } == record.techniques.map(\.id))
    #expect(Set(rows.map(\.count)).count == 1)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"),
    ("@SUM(A1)", "'@SUM(A1)"), ("-5", "-5"), ("+3.25", "+3.25"), ("-5+cmd|x", "'-5+cmd|x"),
    ("a\nb", "a b"), ("\u{1B}[31m", "\u{FFFD}[31m"), ("", ""),
  ])
  func cellsAreInert(cell: String, written: String) {
    #expect(CSV.line([cell]) == written + "\n")
  }
}

extension TableFormTests {
  @Test func aListOfObjectsIsATable() {
    let rows: [JSON] = [
      ["id": "a", "cost": ["low": 1, "high": 2], "tags": ["x", "y"], "deep": [["k": 1]]],
      ["id": "b,c", "cost": .null, "more": true],
    ]
    #expect(
      CSV.table(rows)
        == "cost,cost.high,cost.low,id,more,tags\n,2,1,a,,x y\n,,,\"b,c\",true,\n")
    #expect(CSV.table([]) == "\n")
  }
}
