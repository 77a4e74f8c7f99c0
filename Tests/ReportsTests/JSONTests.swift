import DecisionModel
import Foundation
import Reports
import Testing

@Suite struct JSONTests {
  @Test func sortsMembersAndEndsWithOneLineFeed() {
    let json: JSON = ["b": 1, "a": [true, nil, "x"], "c": [], "d": [:]]
    #expect(
      json.document == """
        {
          "a": [
            true,
            null,
            "x"
          ],
          "b": 1,
          "c": [],
          "d": {}
        }

        """)
    #expect(json.line == #"{"a":[true,null,"x"],"b":1,"c":[],"d":{}}"#)
  }

  /// Names that begin alike, and beside them one that others begin with.
  @Test func ordersNamesByTheirBytes() {
    let names = ["amount_of_it", "amount_of", "amount_o", "amount", "z", "é", "Z", "", "amount_og"]
    let json = JSON.object(JSON.Members(names.map { ($0, true) }))
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(json.line == "{" + sorted.map { "\"\($0)\":true" }.joined(separator: ",") + "}")
  }

  /// Of a name given twice the last value counts, wherever the others stand.
  @Test func keepsTheLastOfEqualNames() throws {
    let json = try JSON(reading: #"{"b":1,"a":2,"b":3,"c":4,"a":5,"b":6}"#)
    #expect(json.line == #"{"a":5,"b":6,"c":4}"#)
  }

  /// The same members, kept once in memory, at two indents; and others, equal or not.
  @Test func writesAnObjectWhereverItOccurs() {
    let one: JSON = ["x": 1, "inner": ["y": []]]
    let same: JSON = ["x": 1, "inner": ["y": []]]
    let other: JSON = ["x": 2, "inner": ["y": []]]
    let json: JSON = ["a": [one, one, other, same], "b": one, "c": ["d": one]]
    let inner = #"{"inner":{"y":[]},"x":1}"#
    let changed = #"{"inner":{"y":[]},"x":2}"#
    #expect(
      json.line
        == #"{"a":[\#(inner),\#(inner),\#(changed),\#(inner)],"b":\#(inner),"c":{"d":\#(inner)}}"#)
    #expect(
      JSON.array([one, one, ["d": one]]).document == """
        [
          {
            "inner": {
              "y": []
            },
            "x": 1
          },
          {
            "inner": {
              "y": []
            },
            "x": 1
          },
          {
            "d": {
              "inner": {
                "y": []
              },
              "x": 1
            }
          }
        ]

        """)
  }

  @Test(arguments: ["plain", "\u{1B}[31m", "a\"b\\c", "\u{85}\u{2028}", "日本 👩‍👩‍👧", "\t\r\n\u{0}"])
  func textsComeBack(text: String) throws {
    let json: JSON = ["text": .string(text)]
    #expect(!json.document.contains("\u{1B}"))
    let object = try JSONSerialization.jsonObject(with: Data(json.document.utf8))
    #expect((object as? [String: String])?["text"] == text)
  }

  @Test(arguments: [
    ("a.b", "1.5"), ("list", "x,y"), ("list.1", "y"), ("none", ""), ("a", #"{"b":1.5}"#),
  ])
  func readsOnePath(path: String, raw: String) {
    let json: JSON = [
      "a": ["b": .number(Quantity(rounding: 1.5))], "list": ["x", "y"], "none": nil,
    ]
    #expect(json.value(at: path)?.raw == raw)
    #expect(json.value(at: path + ".nope") == nil)
    #expect(json.paths == ["a", "a.b", "list", "none"])
  }
}

@Suite struct CellWidthTests {
  @Test(arguments: [
    ("abc", 3), ("你好", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("🫠", 2), ("\u{2764}\u{FE0F}", 2), ("", 0),
    ("→ –", 3), ("ｆ", 2), ("한", 2),
  ])
  func countsCells(text: String, cells: Int) { #expect(text.cellWidth == cells) }

  @Test(arguments: [10, 20, 40])
  func wrapsWithoutLosingWords(width: Int) {
    let text = "the quick brown fox 日本 日本 日本 jumps over the lazy dog"
    let lines = text.wrapped(to: width, indent: 2)
    #expect(lines.allSatisfy { $0.cellWidth <= width })
    #expect(lines.joined(separator: " ").split(separator: " ") == text.split(separator: " "))
  }
}

@Suite struct DiagnosticTextTests {
  @Test(arguments: [
    ("key = bad", 7, 10, "      ^^^"),
    ("你好 = bad", 6, 9, "       ^^^"),
    ("a\tb = bad", 7, 10, " \t    ^^^"),
    ("🫠 = 你好", 5, 7, "     ^^^^"),
    ("key =", 6, 6, "     ^"),
  ])
  func putsTheCaretBelowTheCells(source: String, from: Int, to: Int, carets: String) {
    let span = Span(file: "f", line: 12, column: from, endColumn: to)
    let text = DiagnosticText(style: .plain) { _ in source }
      .render(Diagnostic("A101", .error, "wrong", help: "right", at: span))
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "f:12:\(from): error[A101]: wrong")
    #expect(lines[2] == "12 | \(source)")
    #expect(lines[3] == "   | \(carets)")
    #expect(lines[4] == "  help: right")
  }

  @Test(arguments: [24, 40, 80])
  func breaksWordsApartOnlyWhereItIsToldAWidth(width: Int) {
    let words = String(repeating: "語 of a sentence that goes on ", count: 5) + "and ends"
    let diagnostic = Diagnostic(
      "A101", .error, words, help: words, at: Span(file: "f", line: 1, column: 1, endColumn: 2))
    let whole = DiagnosticText(style: .plain) { _ in nil }.render(diagnostic)
    let broken = DiagnosticText(style: .plain, width: width) { _ in nil }.render(diagnostic)
    #expect(whole.split(separator: "\n").count == 2)
    #expect(broken.split(separator: "\n").allSatisfy { $0.cellWidth <= width }, "\(broken)")
    #expect(broken.split { $0.isWhitespace } == whole.split { $0.isWhitespace })
  }
}
