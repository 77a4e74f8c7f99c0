import Foundation
import Testing

@testable import AdvisorCommand

#if os(Linux)
  extension PseudoTerminal {
    /// Whether answers that contradict each other are on the screen, to be kept or changed.
    fileprivate var isAtContradiction: Bool {
      let rows = screen.text.split(separator: "\n").suffix(12)
      return rows.contains { $0.contains("keep") } && rows.contains { $0.contains("hardly occur") }
    }
  }

  /// The interview in a real terminal, driven key by key.
  @Suite(
    .serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  struct InterviewScreenTests {
    /// A folder that is gone after the test, and a terminal in it.
    final class Place {
      let folder: String

      init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
      }

      deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
      }

      func interview(
        _ words: [String] = [], columns: Int = 100, rows: Int = 60,
        environment: [String: String] = [:]
      ) throws -> PseudoTerminal {
        try PseudoTerminal(
          [BinaryTests.program, "interview"] + words, columns: columns, rows: rows,
          environment: ["XDG_STATE_HOME": folder].merging(environment) { $1 }, folder: folder)
      }

      func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      }

      /// The draft that an interview without `--answers` leaves.
      func draft() throws -> String {
        let below = try FileManager.default.subpathsOfDirectory(atPath: folder)
        let name = try #require(below.first { $0.hasSuffix(".answers") })
        return try text(name)
      }
    }

    /// The lines of an answers file that answer something.
    private static func answers(_ text: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter {
        $0.contains(" = ") && !$0.hasPrefix("#")
      }
    }

    /// The options of the list on the screen, in order; empty for a number.
    private static func options(_ terminal: PseudoTerminal) -> [String] {
      let rows = terminal.screen.text.split(separator: "\n").map(String.init)
      let start = rows.lastIndex { $0.hasPrefix("filter>") } ?? rows.count
      return rows.dropFirst(start).compactMap { row in
        row.firstMatch(of: /^[> ] +\d+ +(?:\[.+?\] +)?([a-z0-9_.-]+)/).map { String($0.1) }
      }
    }

    private enum Manner: String, CaseIterable { case arrows, digits, filter, lines }

    /// Answers four questions with the third of their options, or with `unknown`, and finishes.
    private static func answer(_ manner: Manner, in place: Place) throws {
      let file = "\(manner.rawValue).answers"
      let plain = manner == .lines ? ["--plain"] : []
      let terminal = try place.interview(
        ["--answers", file, "--no-hints", "--json", "-o", manner.rawValue + ".json"] + plain)
      for count in 0..<4 { answer(terminal, manner, after: count) }
      waitPastContradictions(terminal, manner, after: 4)
      terminal.type(":finish\r")
      // Where answers contradict each other the table comes before the advice.
      terminal.settle(milliseconds: 1_000)
      terminal.type("\r")
      #expect(terminal.finish() == 0, "\(terminal.screen.text)")
      #expect(terminal.isSane)
      #expect(terminal.screen.strange.isEmpty)
    }

    /// Waits for a question; answers that contradict each other are kept on the way.
    private static func waitPastContradictions(
      _ terminal: PseudoTerminal, _ manner: Manner, after count: Int
    ) {
      let mark = manner == .lines ? "Question \(count + 1)" : "\(count) answered"
      while terminal.read(until: {
        $0.screen.count(mark) > 0 || $0.screen.text.hasSuffix("Answer: ") || $0.isAtContradiction
      }) {
        terminal.settle()
        guard terminal.isAtContradiction else { break }
        terminal.type("keep\r")
        terminal.read { !$0.isAtContradiction }
      }
      #expect(terminal.screen.count(mark) > 0, "\(manner): \(terminal.screen.text)")
    }

    /// Chooses the third option in one manner, or says that it is not known.
    private static func answer(_ terminal: PseudoTerminal, _ manner: Manner, after count: Int) {
      waitPastContradictions(terminal, manner, after: count)
      if manner == .lines {
        let rows = terminal.screen.text.split(separator: "\n").map(String.init)
        let start = rows.lastIndex { $0.hasPrefix("Question ") } ?? 0
        let isList = rows.dropFirst(start).contains { $0.hasPrefix(" 3. ") }
        terminal.type(isList ? "3\r" : "unknown\r")
        return
      }
      let options = options(terminal)
      guard options.count > 2 else {
        terminal.type(":unknown\r")
        return
      }
      switch manner {
      case .arrows, .lines: terminal.type("\u{1B}[B\u{1B}[B\r")
      case .digits: terminal.type("3\r")
      case .filter: terminal.type(options[2] + "\r")
      }
    }

    @Test func everyMannerLeavesTheSameAnswersAndAdvice() throws {
      let place = try Place()
      for manner in Manner.allCases { try Self.answer(manner, in: place) }
      let first = try place.text("arrows.answers")
      #expect(Self.answers(first).count == 4)
      // The file alone gives the same advice once more.
      let byFile = try BinaryTests.shell(
        "cd '\(place.folder)' && $A recommend arrows.answers --json")
      #expect(try byFile.output == place.text("arrows.json"), "\(byFile.errors)")
      let advice = try place.text("arrows.json").replacing("arrows.answers", with: "X")
      for manner in Manner.allCases.dropFirst() {
        #expect(
          try Self.answers(place.text("\(manner).answers")) == Self.answers(first), "\(manner)")
        let other = try place.text("\(manner).json").replacing("\(manner).answers", with: "X")
        #expect(other == advice, "\(manner)")
      }
    }

    @Test(arguments: [("\u{3}", SIGINT), ("", SIGTERM), ("", SIGHUP), ("\u{4}", 0)])
    func leavesASaneTerminalAndEveryAnswer(keys: String, signal: Int32) throws {
      for columns in [80, 40] { try Self.leave(keys, signal, columns) }
    }

    private static func leave(_ keys: String, _ signal: Int32, _ columns: Int) throws {
      let place = try Place()
      let terminal = try place.interview(columns: columns)
      #expect(terminal.wait(for: "0 answered"), "\(terminal.screen.text)")
      terminal.settle()
      #expect(!terminal.isSane)
      terminal.type("2\r")
      #expect(terminal.wait(for: "1 answered"), "\(terminal.screen.text)")
      terminal.settle()
      let question = terminal.screen.text
      if keys.isEmpty { terminal.send(signal) } else { terminal.type(keys) }
      #expect(terminal.finish() == (signal == 0 ? 3 : 128 + signal))
      #expect(terminal.isSane)
      #expect(try Self.answers(place.draft()).count == 1)
      let wayOn = "`advisor interview --resume` goes on"
      if signal == 0 {
        // Leaving in good order takes the question away.
        #expect(terminal.screen.count("filter>") == 0, "\(terminal.screen.text)")
        // In a narrow window the message goes on in the next line.
        let words = terminal.screen.text.split(whereSeparator: \.isWhitespace)
        #expect(words.joined(separator: " ").contains(wayOn), "\(terminal.screen.text)")
      } else {
        // Else it stays, whole, and what comes next stands below it.
        #expect(terminal.screen.text == question + "\n" + wayOn)
      }
    }

    @Test func killedItGoesOnWithTheSameQuestion() throws {
      let place = try Place()
      let terminal = try place.interview()
      #expect(terminal.wait(for: "0 answered"))
      terminal.settle()
      terminal.type("2\r")
      #expect(terminal.wait(for: "1 answered"))
      terminal.settle()
      let question = terminal.screen.text.components(separatedBy: "filter>").first?
        .split(separator: "\n").suffix(3)
      terminal.send(SIGKILL)
      #expect(terminal.finish() == 128 + SIGKILL)
      let again = try place.interview(["--resume"])
      #expect(again.wait(for: "1 answered"), "\(again.screen.text)")
      again.settle()
      for line in try #require(question) { #expect(again.screen.text.contains(line)) }
      again.type("\u{3}")
      #expect(again.finish() == 130)
    }

    /// The folder for drafts goes away in the middle, and comes back.
    @Test func tellsWhatNoFileTook() throws {
      let place = try Place()
      let terminal = try place.interview()
      let (state, away) = (place.folder + "/advisor", place.folder + "/away")
      for count in 0..<4 {
        #expect(terminal.wait(for: "\(count) answered"), "\(terminal.screen.text)")
        terminal.settle()
        if count == 1 {
          try FileManager.default.moveItem(atPath: state, toPath: away)
          try Data().write(to: URL(filePath: state))
        }
        terminal.type(":unknown\r")
      }
      terminal.settle()
      #expect(terminal.screen.count("Not saved:") == 1, "\(terminal.screen.text)")
      terminal.type("\u{4}")
      #expect(terminal.finish() == 3)
      #expect(terminal.isSane)
      let filed = terminal.screen.text.split(separator: "\n").filter { $0.hasPrefix("✓ ") }
      #expect(filed.count == 4)
      for line in filed { #expect(terminal.screen.count("\n" + line.dropFirst(2)) == 1) }
      try FileManager.default.removeItem(atPath: state)
      try FileManager.default.moveItem(atPath: away, toPath: state)
      #expect(try Self.answers(place.draft()).count == 1)
    }

    @Test func aResizedWindowHoldsTheQuestionOnce() throws {
      let place = try Place()
      let terminal = try place.interview(columns: 80, rows: 30)
      #expect(terminal.wait(for: "0 answered"))
      terminal.settle()
      terminal.type("\u{1B}[B")
      for columns in [40, 24, 100, 80] {
        terminal.resize(columns: columns, rows: 30)
        terminal.settle(milliseconds: 300)
        #expect(terminal.screen.count("Why:") == 1, "\(columns): \(terminal.screen.text)")
        #expect(terminal.screen.count("advisor interview") == 1, "\(columns)")
      }
      terminal.type("\r")
      #expect(terminal.wait(for: "1 answered"), "\(terminal.screen.text)")
      terminal.type("\u{3}")
      #expect(terminal.finish() == 130)
    }

    @Test func stoppedAndContinuedItGoesOn() throws {
      let place = try Place()
      let terminal = try PseudoTerminal(
        ["/bin/bash", "--norc", "--noprofile", "-i"], columns: 100, rows: 60,
        environment: ["XDG_STATE_HOME": place.folder, "PS1": "$ ", "A": BinaryTests.program],
        folder: place.folder)
      #expect(terminal.wait(for: "$"))
      terminal.type("$A interview\r")
      #expect(terminal.wait(for: "0 answered"), "\(terminal.screen.text)")
      terminal.settle()
      terminal.type("\u{1A}")
      #expect(terminal.wait(for: "Stopped"), "\(terminal.screen.text)")
      #expect(terminal.screen.isCursorShown)
      // The shell goes on below the whole question.
      #expect(terminal.screen.count("Ctrl-C save") == 1, "\(terminal.screen.text)")
      terminal.type("echo usable$((1 + 1))\r")
      #expect(terminal.wait(for: "usable2"), "\(terminal.screen.text)")
      terminal.type("fg\r")
      #expect(terminal.read { $0.screen.count("0 answered") == 2 }, "\(terminal.screen.text)")
      terminal.settle()
      terminal.type("2\r")
      #expect(terminal.wait(for: "1 answered"), "\(terminal.screen.text)")
      terminal.settle()
      terminal.type("\u{3}")
      #expect(terminal.read { $0.screen.isCursorShown })
      terminal.type("exit\r")
      #expect(terminal.finish() != nil)
    }

    @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
    func plainLinesHoldNoEscape(environment: [String: String]) throws {
      let place = try Place()
      let terminal = try place.interview(environment: environment)
      #expect(terminal.wait(for: "Question 1"), "\(terminal.screen.text)")
      terminal.settle()
      terminal.type("2\r")
      #expect(terminal.wait(for: "Recorded:"), "\(terminal.screen.text)")
      terminal.type("\u{4}")
      #expect(terminal.finish() == 3)
      #expect(!terminal.bytes.contains(0x1B))
    }
  }
#endif
