#if os(Linux)
  import Foundation
  import Glibc
  import Testing

  /// Interviews in plain lines in a real terminal: what becomes of the answers when it ends badly.
  @Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  struct LineInterviewTests {
    /// An empty folder that is taken away with the test.
    final class Folder {
      let path: String

      init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
      }

      deinit { try? FileManager.default.removeItem(atPath: path) }

      var draft: String { path + "/advisor/draft.answers" }

      func terminal(_ words: String, term: String = "xterm") throws -> PseudoTerminal {
        try PseudoTerminal(
          [BinaryTests.program, "interview"] + words.split(separator: " ").map(String.init),
          environment: ["XDG_STATE_HOME": path, "TERM": term], folder: path)
      }
    }

    private static func question(_ terminal: PseudoTerminal) -> Substring? {
      String(decoding: terminal.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        .last { $0.hasPrefix("Question ") }
    }

    /// Answers the first question and waits for the second.
    private static func answerOne(_ folder: Folder) throws -> PseudoTerminal {
      let terminal = try folder.terminal("--plain --fresh")
      try #require(terminal.wait(for: "Question 1,"))
      try #require(terminal.wait(for: "Answer:"))
      terminal.type("unknown\n")
      try #require(terminal.wait(for: "Question 2,"))
      terminal.settle()
      return terminal
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
    func keepsEveryAnswerWhateverEndsIt(signal: Int32) throws {
      let folder = try Folder()
      let first = try Self.answerOne(folder)
      let next = Self.question(first)
      first.send(signal)
      #expect(first.finish() == 128 + signal)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.draft)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let again = try folder.terminal("--plain --resume")
      #expect(again.wait(for: "Question 2,"))
      again.settle()
      #expect(Self.question(again) == next)
      // The end of input, as by a key.
      again.type("\u{4}")
      #expect(again.finish() == 3)
      #expect(again.isSane)
    }

    @Test func tellsTheSecondInterviewOnADraft() throws {
      let folder = try Folder()
      let first = try Self.answerOne(folder)
      let second = try folder.terminal("--plain --resume")
      #expect(second.finish() == 1)
      #expect(second.screen.count("another interview is writing") == 1)
      first.type("quit\n")
      #expect(first.finish() == 3)
      #expect(!FileManager.default.fileExists(atPath: folder.draft + ".lock"))
    }

    @Test func writesNoEscapeByteOnADumbTerminal() throws {
      let folder = try Folder()
      let terminal = try folder.terminal("--quick --answers mine.answers", term: "dumb")
      try #require(terminal.wait(for: "Question 1,"))
      terminal.type("?\nwhy\nzzz\n1\nback\nreview\n\nfinish\n\n")
      #expect(terminal.finish(seconds: 60) == 0)
      #expect(!terminal.bytes.contains(0x1B))
      #expect(terminal.screen.count("again: advisor recommend mine.answers") == 1)
    }
  }
#endif
