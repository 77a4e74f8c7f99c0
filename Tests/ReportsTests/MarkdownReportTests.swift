import DecisionModel
import Foundation
import Reports
import Testing

@Suite struct MarkdownReportTests {
  private static let records: [AdviceRecord] = AdviceRecordTests.documents.compactMap {
    do { return try AdviceRecord($0) } catch { return nil }
  }

  @Test(arguments: BuiltIn.cases.indices)
  func isAMarkerASentenceAndASmallTable(place: Int) throws {
    let record = try AdviceRecord(AdviceRecordTests.documents[place])
    let text = MarkdownReport(record, tag: "api").text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "<!-- advisor:v1 tag=api -->")
    #expect(lines[1].contains("next: ") && lines[1].contains("confidence"))
    #expect(text.hasSuffix("\n") && !text.contains("\r"))
    #expect(text.contains("\nadvisor recommend case.answers\n"))
    #expect(text == MarkdownReport(record, tag: "api").text)
    let folded = text.components(separatedBy: "<details>").count - 1
    #expect(folded == text.components(separatedBy: "</details>").count - 1)
    // What is seen without unfolding anything is a sentence and a table.
    let seen = text.components(separatedBy: "<details>")[0]
    #expect(seen.split(separator: "\n").count <= 10, "\(seen)")
  }

  @Test(arguments: BuiltIn.cases.indices)
  func tablesHaveTheSameCellsInEveryRow(place: Int) throws {
    for text in [HostileText.all.joined(separator: " "), "| \\| `|` <b>|</b>"] {
      let document = HostileText.infest(AdviceRecordTests.documents[place], with: text)
      var cells: Int?
      for line in MarkdownReport(try AdviceRecord(document)).text.split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        guard line.hasPrefix("|") else {
          cells = nil
          continue
        }
        let count = line.count { $0 == "|" }
        #expect(cells.map { $0 == count } ?? true, "\(line)")
        cells = count
      }
    }
  }

  /// Outside of the last block of code nothing that others wrote can act.
  @Test(arguments: HostileText.all)
  func nothingActs(text: String) throws {
    let document = HostileText.infest(AdviceRecordTests.documents[0], with: "x" + text + " " + text)
    let page = MarkdownReport(try AdviceRecord(document), tag: text + " ").text
    #expect(page.hasPrefix("<!-- advisor:v1 tag=default -->\n"))
    let parts = page.components(separatedBy: "\n```")
    let prose = parts[0]
    for tag in prose.components(separatedBy: "<").dropFirst() {
      let known = ["details>", "/details>", "summary>", "/summary>", "code>", "/code>", "sub>"]
      let isOurs = (known + ["/sub>", "!-- -->", "!-- advisor:v1 "]).contains { tag.hasPrefix($0) }
      #expect(isOurs, "<\(tag.prefix(40))")
    }
    for bad in ["`", "://", "www.", "](", "@e", "~~", "\\", "$\\", "$$", "\u{1B}"] {
      #expect(!prose.contains(bad), "\(bad)")
    }
    let acting = page.unicodeScalars.filter { $0 != "\n" && Inert.acts($0) }
    #expect(acting.isEmpty)
  }

  /// The block that holds the command is left only by its own fence.
  @Test func theCommandStaysInItsBlock() throws {
    guard case .object(var members) = AdviceRecordTests.documents[0] else { return }
    members["command_line"] = ["advisor", "````\n```\n<script>`````", "\u{1B}[2J"]
    let page = MarkdownReport(try AdviceRecord(.object(members))).text
    let tail = page.split(separator: "\n").suffix(3)
    #expect(tail.first == "``````sh" && tail.last == "``````")
  }

  /// 300 KB in every text, and a document of very many rows, stay below what a comment may hold.
  @Test func staysBelowItsSizeAndSaysWhatIsLeftOut() throws {
    let long = String(repeating: "0123456789<>|`", count: 22_000)
    let huge = HostileText.infest(AdviceRecordTests.documents[0], with: long)
    guard case .object(var members) = AdviceRecordTests.documents[0],
      let first = AdviceRecordTests.documents.lazy.compactMap({ $0.value(at: "warnings.0") }).first
    else {
      Issue.record("no warnings")
      return
    }
    members["warnings"] = .array(Array(repeating: first, count: 3_000))
    for document in [huge, .object(members)] {
      let page = MarkdownReport(try AdviceRecord(document)).text
      #expect(page.utf8.count <= 60_000)
      #expect(page.contains("rows left out"))
      #expect(
        page.components(separatedBy: "<details>").count
          == page.components(separatedBy: "</details>").count)
    }
  }

  @Test func saysWhatMovedSinceAnotherResult() throws {
    guard case .object(var members) = AdviceRecordTests.documents[0] else { return }
    let cost: JSON = [
      "measure": "monthly", "from": ["low": 1, "likely": 100, "high": 2],
      "to": ["low": 1, "likely": 160, "high": 2], "change": 60,
      "share": .number(Quantity(micros: 600_000)),
    ]
    members["baseline"] = [
      "file": "old.json", "changed": true, "cost": [cost], "rules": ["changed": true],
      "destination": ["changed": true, "headline_from": "Prompting"],
      "next": ["changed": false, "from": "ship"],
      "prices": ["changed": true, "from": "2026-01-01"],
    ]
    let text = MarkdownReport(try AdviceRecord(.object(members))).text
    let verdict = text.split(separator: "\n")[1]
    #expect(
      verdict.hasSuffix(
        "Changed since <code>old.json</code>: destination was **Prompting**, per month +$60 (+60 %), other rules, prices were as of 2026-01-01."
      ), "\(verdict)")
    members["baseline"] = [
      "file": "old.json", "changed": false, "cost": [], "rules": ["changed": false],
      "destination": ["changed": false, "headline_from": "Prompting"],
      "next": ["changed": false, "from": "ship"],
      "prices": ["changed": false, "from": "2026-01-01"],
    ]
    let same = MarkdownReport(try AdviceRecord(.object(members))).text
    #expect(
      same.split(separator: "\n")[1].hasSuffix("Nothing changed since <code>old.json</code>."))
  }

  @Test func anErrorLeavesTheSameMarker() {
    let text = MarkdownReport.failure([], tag: "a-1")
    #expect(text.hasPrefix("<!-- advisor:v1 tag=a-1 -->\n**No advice**"))
  }
}
