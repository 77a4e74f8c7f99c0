import AdvisorCommand
import Foundation
import Reports
import Testing

/// Whole runs that an acceptance list of the command line asks for and that no other suite holds; the
/// numbers in the names of the others are not repeated here.
@Suite struct ChecklistTests {
  private static func world(_ text: String) -> World {
    var world = World.small
    world.files["a.conf"] = Array(text.utf8)
    return world
  }

  /// A file that is refused, with the byte that is named.
  struct Unreadable: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var offset: Int?

    init(_ name: String, _ bytes: [UInt8], _ offset: Int?) {
      testDescription = name
      self.bytes = bytes
      self.offset = offset
    }
  }

  /// Files that can't be read as text are refused with the byte at which it shows.
  @Test(arguments: [
    Unreadable("invalid UTF-8", [UInt8]("examples = 5 # ".utf8) + [0xC3, 0x28, 0x0A], 15),
    Unreadable("NUL", [UInt8]("examples = 5\n".utf8) + [0, 0x0A], 13),
    Unreadable("lone CR", [UInt8]("examples = 5\rspeed = 5s\n".utf8), 12),
    Unreadable("an escape", [UInt8]("examples = \u{1B}[2J5\n".utf8), 11),
    Unreadable("too large", [UInt8](repeating: 0x0A, count: 2 << 20), nil),
    Unreadable("a long line", [UInt8](repeating: 0x23, count: 5_000), 4_096),
  ])
  func unreadableFilesAreRefused(file: Unreadable) throws {
    var world = World.small
    world.files["a.conf"] = file.bytes
    let run = world.run("recommend a.conf --rules small --json")
    #expect(run.status == 2)
    let diagnostics = try #require(try AnswersTests.json(run)["diagnostics"] as? [[String: Any]])
    #expect(!diagnostics.isEmpty && run.output.contains("\"status\": \"error\""))
    let location = diagnostics.first?["location"] as? [String: Any]
    #expect(location?["byte_offset"] as? Int == file.offset, "\(location ?? [:])")
    #expect(file.offset != nil || run.output.contains("byte 1048576"))
  }

  /// The caret stands below the cell of the mistake, however wide what is before it.
  @Test(arguments: ["ab", "你好", "🙂", "👨‍👩‍👧", "e\u{301}", "ｆｕｌｌ", "\t", "a\tb"])
  func theCaretStandsInItsCell(before: String) throws {
    let run = Self.world("x.note = '\(before)' zz\n").run("check a.conf --rules small")
    #expect(run.status == 2)
    let lines = run.errors.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("x.note = '") })
    let mark = try #require(lines[place + 1].firstIndex(of: "^"))
    let start = try #require(lines[place].range(of: "zz")?.lowerBound)
    func cells(_ text: Substring) -> [Int] {
      text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).cellWidth }
    }
    #expect(cells(lines[place][..<start]) == cells(lines[place + 1][..<mark]), "\(run.errors)")
  }

  @Test(arguments: ["nan", "inf", "1e400", "0x10", "-5", "５", "1,5", "", "1e", "--", "1..", "5 5"])
  func numbersThatAreNoneAreRefused(text: String) {
    let run = Self.world("examples = \(text)\n").run("recommend a.conf --rules small")
    #expect(run.status == 2 && run.output.isEmpty, "\(text)")
    if text == "1,5" {
      #expect(run.errors.contains("1.5") && run.errors.contains("15"), "\(run.errors)")
    }
  }

  @Test(arguments: [
    ("volume", ["10k/day", "10,000/day", "10_000 / day", "300k/month", "300000"]),
    ("latency_target", ["5m", "5min", "300s", "300000"]),
    ("monthly_budget", ["$6k", "6000", "$6,000/month", "72k USD/yr"]),
  ])
  func oneAmountIsWrittenInManyWays(key: String, ways: [String]) {
    let seen = ways.map { way in
      let run = World().run(["check", "--set", "\(key)=\(way)", "--json"])
      #expect(run.status == 0, "\(way) \(run.errors)")
      return run.output.split(separator: "\n").first { $0.contains("\"value\": ") }.map(String.init)
    }
    #expect(Set(seen).count == 1 && seen[0] != nil, "\(seen)")
  }

  @Test func whatMovedSinceAnOldResultFailsTheRun() {
    var world = Self.world("examples = 500\nfacts_needed = yes\n")
    world.files["old.json"] = Array(world.run("recommend a.conf --rules small --json").output.utf8)
    let line = "recommend a.conf --rules small --baseline old.json --fail-on destination-changed"
    #expect(world.run(line).status == 0)
    let moved = world.run(line + " --set examples=5")
    #expect(moved.status == 4)
    #expect(moved.output.contains("Path") && moved.errors.contains("the destination was"))
  }

  /// The same through a shell, with the rules that are built in.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)),
    arguments: [
      ("set -o pipefail; $A recommend a.conf | head -1", Int32(0), ""),
      (
        "$A recommend a.conf --json >1; export LC_ALL=C TZ=Asia/Kathmandu HOME=/x; "
          + "$A recommend a.conf -f markdown >2; $A render 1 -f markdown | cmp 2 -", 0, ""
      ),
      (
        "export GITHUB_STEP_SUMMARY=s; $A recommend a.conf --step-summary >/dev/full; "
          + "s=$?; ls; exit $s", 1, "no space"
      ),
      ("$A interview </dev/null", 64, "recommend"),
    ])
  func holdsInAShell(line: String, status: Int32, errors: String) throws {
    let run = try BinaryTests.shell("printf 'task_type = chat\\nexamples = 30\\n' >a.conf; " + line)
    #expect(run.status == status, "\(run.errors)")
    #expect(errors.isEmpty ? run.errors.isEmpty : run.errors.lowercased().contains(errors))
  }
}
