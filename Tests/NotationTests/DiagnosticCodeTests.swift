import Foundation
import Notation
import Testing

@Suite struct DiagnosticCodeTests {
  @Test func everyCodeOfTheSourcesIsExplained() throws {
    let sources = RepositoryRulesTests.repository.deletingLastPathComponent()
      .appending(path: "Sources")
    let known = Set(DiagnosticCode.all.map(\.code))
    var missing: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
    where path.hasSuffix(".swift") && !path.contains("/Codes/") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /"([ARP][1-9][0-9]{2})"/) {
        if !known.contains(String(match.1)) { missing.insert("\(match.1) in \(path)") }
      }
    }
    #expect(missing.sorted() == [], "add a page to DiagnosticCode for each")
  }

  @Test func everyCodeIsExplainedOnceAndInFull() {
    let codes = DiagnosticCode.all.map(\.code)
    #expect(codes == Set(codes).sorted())
    for page in DiagnosticCode.all {
      #expect(![page.title, page.explanation, page.example, page.fix].contains(""), "\(page.code)")
    }
    #expect(DiagnosticCode.find("a204")?.title == "wrong dimension")
    #expect(DiagnosticCode.find("Z999") == nil)
  }
}
