import Foundation
import Testing

@testable import AdvisorCommand

/// What the program takes from outside: no variable and no file that its help does not name.
@Suite struct OutsideTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// Every source file with its text.
  private static func texts() throws -> [(name: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Rulebook") }
      .map { ($0, try String(contentsOf: sources.appending(path: $0), encoding: .utf8)) }
  }

  /// The environment comes in at one place, and what is taken out of it has a row in the help.
  @Test func theHelpNamesEveryVariable() throws {
    let help = World().run("help environment").output
    var read: Set<String> = []
    for (name, text) in try Self.texts() {
      let isDoor = name == "AdvisorCommand/Effects+System.swift"
      #expect(
        isDoor || !text.contains(/getenv|ProcessInfo\.processInfo\.environment/),
        "\(name) goes round `Effects`")
      guard text.contains(/[eE]nvironment/), !name.hasPrefix("EmbedRules") else { continue }
      // What a flag takes is written the same way.
      let flags = /(name|value|case):? "[A-Z]+"/
      for match in text.replacing(flags, with: "").matches(of: /"([A-Z][A-Z_]{3,})"/) {
        read.insert(String(match.1))
      }
    }
    #expect(read.isSuperset(of: ["HOME", "TERM", "ADVISOR_ANSWER_", "XDG_STATE_HOME"]), "\(read)")
    let unnamed = read.filter { !help.contains($0) }.sorted()
    #expect(unnamed == [], "read, and not in `advisor help environment`")
  }

  /// Runs under a tracer of system calls, which names every file that the system was asked for.
  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")
        && FileManager.default.isExecutableFile(atPath: BinaryTests.program)),
    arguments: [
      ("recommend a --rules s", ["HOME/.config/advisor/config", "a", "s"]),
      ("recommend a --rules s --no-env", ["a", "s"]),
      ("batch l --rules s", ["HOME/.config/advisor/config", "l", "s"]),
      ("estimate memory", []), ("template", []), ("help json", []),
      (
        "interview --from-stdin --rules s",
        ["HOME/.config/advisor/config", "HOME/.local/state/advisor", "s"]
      ),
    ])
  func readsOnlyFilesThatItsHelpNames(line: String, files: [String]) throws {
    var texts = ["a": "examples = 500\n", "l": "{\"examples\":500}\n"]
    for (path, text) in SmallRules.files { texts["s/" + path] = text }
    let run = try BinaryTests.shell(
      "export HOME=$PWD/h; mkdir h; strace -f -e trace=%file,%network -o t $A \(line) <l "
        + ">/dev/null 2>&1; grep -E 'socket|connect' t; "
        + "grep -v execve t | grep -oE '\"[^\"]+\"' | tr -d '\"' | sed \"s#^$HOME#HOME#\" | sort -u",
      files: texts)
    // A tracer may itself not be allowed.
    guard !run.output.isEmpty else { return }
    let libraries = [
      "/etc/ld.so", "/lib", "/usr", "/opt", "/proc/self/", "/sys/", "/dev/null", "/tmp",
    ]
    let folder = URL(filePath: BinaryTests.program).deletingLastPathComponent().path
    let strange = run.output.split(separator: "\n").map(String.init).filter { path in
      !files.contains { path == $0 || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") }
        && !path.contains(".so") && !folder.hasPrefix(path) && !path.hasPrefix(folder)
        && !libraries.contains { path.hasPrefix($0) }
    }
    #expect(strange == [])
    for file in files { #expect(run.output.contains(file), "\(file) is not looked for") }
  }
}
