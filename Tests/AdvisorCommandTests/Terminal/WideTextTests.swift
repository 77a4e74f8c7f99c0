import Foundation
import Reports
import Testing

#if os(Linux)
  /// An interview in words of wide characters, which take two cells each.
  @Suite(
    .serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  struct WideTextTests {
    /// The small rules with questions, help and labels in Japanese.
    private static func writeRules(in folder: String) throws {
      let words = [
        ("How many examples are there?", "この用途に使える、整った入力と出力の例はいくつありますか。"),
        ("Clean ones.", "そのまま学習に使えるものだけを数えてください。重複は一つと数えます。"),
        (
          "fact facts_needed yes/no\n",
          "fact facts_needed one of\n  value yes \"必要、社内の文書や規程に書かれた事実を答えに使う必要があるため\"\n"
            + "  value no \"不要、一般に知られていることだけで十分に答えられるため\"\n"
        ),
        ("Are facts needed?", "この用途には、公開されていない社内の事実が必要ですか、それとも不要ですか。"),
      ]
      for (path, text) in SmallRules.files {
        let file = URL(filePath: folder).appending(path: "s/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let wide = words.reduce(text) { $0.replacing($1.0, with: $1.1) }
        try Data(wide.utf8).write(to: file)
      }
    }

    /// What stands once on the screen, at every width: the question and its first line. What was typed
    /// stands in the field and in what is said of it.
    private static func expectOneCopy(_ terminal: PseudoTerminal, _ columns: Int, typed: Int) {
      #expect(terminal.screen.count("この用途に") == 1, "\(columns): \(terminal.screen.text)")
      #expect(terminal.screen.count("advisor interview") == 1, "\(columns)")
      #expect(terminal.screen.count("漢字") == typed, "\(columns): \(terminal.screen.text)")
      #expect(terminal.screen.strange.isEmpty)
      for row in terminal.screen.text.split(separator: "\n") {
        #expect(String(row).cellWidth < columns, "\(columns): `\(row)` fills its row")
      }
    }

    @Test func aResizedWindowHoldsItOnce() throws {
      let place = try InterviewScreenTests.Place()
      try Self.writeRules(in: place.folder)
      let terminal = try place.interview(["--rules", "s", "--all"], columns: 80, rows: 30)
      for count in 0..<2 {
        #expect(terminal.wait(for: "\(count) answered"), "\(terminal.screen.text)")
        terminal.settle()
        terminal.type("漢字")
        #expect(terminal.wait(for: "漢字"), "\(terminal.screen.text)")
        terminal.settle()
        let typed = terminal.screen.count("漢字")
        for columns in [40, 24, 100, 80] {
          terminal.resize(columns: columns, rows: 30)
          terminal.settle(milliseconds: 300)
          Self.expectOneCopy(terminal, columns, typed: typed)
        }
        terminal.type("\u{7F}\u{7F}:unknown\r")
      }
      terminal.wait(for: "2 answered")
      terminal.type("\u{3}")
      #expect(terminal.finish() == 130)
      #expect(terminal.isSane)
    }
  }
#endif
