import Foundation
import Notation
import Testing

@testable import AdvisorCommand

/// The program itself, run by a shell: what only the real system shows.
@Suite struct BinaryTests {
  /// The program that was built beside these tests.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "advisor").path

  /// Runs a line of shell in a folder of its own with some files, where `$A` is the program.
  static func shell(
    _ line: String, files: [String: String] = [:]
  ) throws -> (output: String, errors: String, status: Int32) {
    let folder = try ScratchFolder(files)
    let run = try ShellRun(
      line, folder: folder.url, environment: ["A": program, "PATH": "/usr/bin:/bin"])
    return (run.output, run.errors, run.status)
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: program)),
    arguments: [
      ("$A --version", Int32(0), "advisor ", ""),
      ("set -o pipefail; $A template | head -1", 0, "# Answers", ""),
      ("$A template >/dev/full", 1, "", "No space"),
      ("$A template -o /dev/full", 1, "", "No space"),
      ("$A template -o nodir/x; s=$?; ls; exit $s", 1, "", "no such file"),
      ("$A template -o a; wc -l <a; ls", 0, "a\n", ""),
      ("$A check /dev/null", 2, "", "no answers in `/dev/null`"),
      ("$A check /", 1, "", "is a folder"), ("$A check missing", 1, "", "no such file: `missing`"),
      ("head -c 2097152 /dev/zero >big; $A check big", 2, "", "A305"),
      ("printf 'examples = 5\\n' | $A check -", 0, "<stdin>: 1 answer", ""),
      ("$A rules eject r >/dev/null; $A rules show too-few-examples --rules r", 0, "gate", ""),
      ("$A rules test /dev/null", 2, "", "no answers"),
    ])
  func behavesInAShell(line: String, status: Int32, output: String, errors: String) throws {
    let run = try Self.shell(line)
    #expect(run.status == status, "\(run.errors)")
    #expect(output.isEmpty ? run.output.isEmpty : run.output.contains(output))
    #expect(
      errors.isEmpty
        ? run.errors.isEmpty : run.errors.lowercased().contains(errors.lowercased()),
      "\(run.errors)")
  }

  /// Every code that a message can carry has a page.
  @Test func everyCodeIsExplained() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Rulebook") }
    var used: Set<String> = []
    for name in names {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /"([ARPC]\d{3})"/) { used.insert(String(match.1)) }
    }
    let known = Set(DiagnosticCode.ours.map(\.code))
    #expect(used.subtracting(known).sorted() == [])
  }
}
