#if os(Linux)
  import Foundation
  import Testing

  /// Colour in a real terminal and out of it, decided for each stream.
  @Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  struct TerminalColorTests {
    /// What a line of shell writes to a terminal that it has for itself.
    private static func bytes(
      _ line: String, _ environment: [String: String]
    ) throws -> (bytes: [UInt8], status: Int32?) {
      let folder = try LineInterviewTests.Folder()
      let terminal = try PseudoTerminal(
        ["/bin/sh", "-c", line],
        environment: environment.merging(["A": BinaryTests.program]) { $1 },
        folder: folder.path)
      let status = terminal.finish()
      terminal.settle()
      return (terminal.bytes, status)
    }

    @Test(arguments: [
      ("$A help", [:], true), ("$A help", ["NO_COLOR": "1"], false),
      ("$A help", ["NO_COLOR": ""], true), ("$A help --no-color", ["CLICOLOR_FORCE": "1"], false),
      ("$A help | cat", [:], false), ("$A help | cat", ["CLICOLOR_FORCE": "1"], true),
      ("$A help | cat", ["FORCE_COLOR": "0"], false), ("$A help", ["TERM": "dumb"], false),
      ("$A help --color always | cat", ["NO_COLOR": "1"], true),
    ])
    func followsTheRules(line: String, environment: [String: String], isColored: Bool) throws {
      let run = try Self.bytes(line, environment)
      #expect(run.status == 0 && run.bytes.count > 500)
      #expect(run.bytes.contains(0x1B) == isColored)
    }

    /// With standard output in a file only what stays on the terminal is coloured.
    @Test func isDecidedForEachStream() throws {
      let run = try Self.bytes(
        "echo 'volum = 5' >bad.conf; $A check bad.conf --json >out; s=$?; od -c out | grep -c 033; "
          + "exit $s", [:])
      let text = String(decoding: run.bytes, as: UTF8.self)
      #expect(run.status == 2 && text.contains("\u{1B}[31m") && text.contains("bad.conf:1:1"))
      #expect(text.split(whereSeparator: \.isNewline).last == "0")
    }
  }
#endif
