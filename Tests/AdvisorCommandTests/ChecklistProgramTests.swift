import Foundation
import Reports
import Testing

/// What an acceptance list of the command line asks of answers, gates and scripts, seen on the program
/// itself: a file comes from a real disk, a variable from a real environment, a status from a real exit.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
struct ChecklistProgramTests {
  /// A line of shell, how it ends, and what it says in this order.
  struct Item: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var line: String
    var status: Int32
    var output: [String]
    var errors: [String]

    init(
      _ name: String, _ line: String, _ status: Int32, output: [String] = [],
      errors: [String] = []
    ) {
      testDescription = name
      self.line = line
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  private static let recommend = "$A recommend --rules small"

  @Test(arguments: [
    Item(
      "a misspelt key",
      "printf '\\n\\n\\n\\n\\n\\nexmaples = 5\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["a.conf:7:1", "exmaples = 5", "^^^^^^^^", "did you mean `examples = 5`"]),
    Item(
      "five mistakes",
      "printf 'exmaples = 5\\nfacts_needed = maybe\\nspeed = 5x\\nexamples = nan\\nwords\\n' >a.conf;"
        + "\(recommend) a.conf", 2,
      errors: ["a.conf:1:1", "a.conf:2:16", "a.conf:3:9", "a.conf:4:12", "a.conf:5:1", "5 errors"]),
    Item(
      "a key twice", "printf 'examples = 5\\nexamples = 6\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["a.conf:2:1", "answered twice", "a.conf:1:1"]),
    Item(
      "a mark of the byte order, CRLF and no last line end",
      "mkdir a b; cp good.conf a; printf '\\357\\273\\277examples = 500\\r\\nfacts_needed = yes' "
        + ">b/good.conf; for d in a b; do (cd $d; $A recommend --rules ../small good.conf --json) "
        + "| grep -v byte_offset >$d.json; done; cmp a.json b.json && wc -l <a.json", 0,
      output: ["\n"]),
    Item(
      "no UTF-8", "printf 'examples = 5 # \\303\\050\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["a.conf:1:16", "byte 15 is not UTF-8"]),
    Item(
      "a zero byte", "printf 'examples = 5\\n\\000\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["byte 13"]),
    Item(
      "a lone carriage return",
      "printf 'examples = 5\\rspeed = 5s\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["byte 12"]),
    Item(
      "two mebibytes", "head -c 2097152 /dev/zero | tr '\\0' '\\n' >a.conf; \(recommend) a.conf", 2,
      errors: ["byte 1048576"]),
    Item(
      "a long line", "head -c 5000 /dev/zero | tr '\\0' '#' >a.conf; \(recommend) a.conf", 2,
      errors: ["byte 4096"]),
    Item(
      "a time in three ways",
      "for t in 5m 5min 300s; do \(recommend) good.conf --set speed=$t >$t; done; cmp 5m 5min && "
        + "cmp 5m 300s && head -1 5m", 0, output: ["LoRA and retrieval"]),
    Item(
      "a comma between figures", "\(recommend) good.conf --set speed=1,5", 2,
      errors: ["1.5", "15"]),
    Item(
      "no numbers",
      "for v in nan inf 1e400 0x10 -5 ５; do echo \"examples = $v\" >a.conf; "
        + "\(recommend) a.conf 2>>errors; echo $?; done; grep -c 'error\\[' errors", 0,
      output: ["2\n2\n2\n2\n2\n2\n6"]),
    Item(
      "where an answer comes from",
      "export ADVISOR_ANSWER_EXAMPLES=60; check=\"$A check --rules small good.conf --show-origin\"; "
        + "$check 2>/dev/null; $check --set examples=70 2>/dev/null; $check --no-env", 0,
      output: ["environment  ADVISOR_ANSWER_EXAMPLES", "flag  --set examples", "examples = 500"]),
    Item(
      "few answers", "\(recommend) few.conf", 0, output: ["Prompting", "provisional", "examples"]),
    Item(
      "few answers where that is not enough", "\(recommend) few.conf --strict", 3,
      output: ["Prompting"], errors: ["too few answers to decide: `examples`, `facts_needed`"]),
    Item(
      "a gate on costs", "\(recommend) good.conf --fail-on 'cost>10'", 4,
      output: ["LoRA and retrieval"], errors: ["failed on: "]),
    Item(
      "a gate on what moved",
      "\(recommend) few.conf --json -o old.json; "
        + "\(recommend) good.conf --baseline old.json --fail-on destination-changed", 4,
      output: ["LoRA and retrieval"],
      errors: ["failed on: the destination was `Prompting` and is now `LoRA and retrieval`"]),
    Item(
      "a script that is no answer",
      "printf 'zzz\\n' | $A interview --rules small --from-stdin --answers d.conf; s=$?; "
        + "grep -c '=.*zzz' d.conf; exit $s", 2, output: ["0"],
      errors: ["<stdin>:1:1", "0 answers kept in d.conf", "open: `examples`, `facts_needed`"]),
  ])
  func runsAsTheListSays(item: Item) throws {
    let run = try Self.shell(item.line)
    #expect(run.status == item.status, "\(run.output)\(run.errors)")
    #expect(item.output.isEmpty == run.output.isEmpty, "\(run.output)")
    expect(item.output, inOrder: run.output)
    expect(item.errors, inOrder: run.errors)
  }

  /// The caret stands below the cell of the mistake, however wide what is before it.
  @Test(arguments: ["你好", "🙂", "e\u{301}", "a\tb"])
  func theCaretStandsInItsCell(before: String) throws {
    let run = try Self.shell("\(Self.recommend) a.conf", ["a.conf": "x.note = '\(before)' zz\n"])
    #expect(run.status == 2)
    let lines = run.errors.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("x.note = '") })
    let start = try #require(lines[place].range(of: "zz")?.lowerBound)
    let mark = try #require(lines[place + 1].firstIndex(of: "^"))
    // A tab stays a tab in the line below, so that both end at the same stop.
    func width(_ text: Substring) -> [Int] {
      text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).cellWidth }
    }
    #expect(width(lines[place][..<start]) == width(lines[place + 1][..<mark]), "\(run.errors)")
  }

  /// Text that would act in a page, a table or a log comes out as text.
  @Test(arguments: ["html", "markdown", "github"])
  func hostileTextIsInert(form: String) throws {
    let text = "<script>alert(1)</script> | %0A::error::x `y`"
    var files = ["a.conf": "examples = 500\nfacts_needed = yes\n"]
    for (path, rules) in SmallRules.files {
      files["hostile/" + path] = rules.replacing("facts are looked up", with: text)
        .replacing("Tune\"", with: text + "\"")
    }
    let run = try Self.shell("$A recommend --rules hostile a.conf --format \(form)", files)
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("<script") && !run.output.contains("src=\"http"))
    #expect(!run.output.contains("\n::error::x"))
    #expect(form == "github" || run.output.contains("alert(1)"))
    #expect(form != "markdown" || run.output.utf8.count <= 60_000)
  }

  private static func shell(
    _ line: String, _ files: [String: String] = [:]
  ) throws -> (output: String, errors: String, status: Int32) {
    var all = World.small.files.mapValues { String(decoding: $0, as: UTF8.self) }
    all.merge(files) { $1 }
    return try BinaryTests.shell(line, files: all)
  }

  private func expect(_ parts: [String], inOrder text: String) {
    var rest = Substring(text)
    for part in parts {
      let place = rest.range(of: part)
      #expect(place != nil, "`\(part)` is not in its place:\n\(text)")
      if let place { rest = rest[place.upperBound...] }
    }
  }
}
