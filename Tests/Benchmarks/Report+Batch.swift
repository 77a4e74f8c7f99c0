import BenchmarkWorkload
import DecisionModel
import Foundation

extension Report {
  /// Whole runs of a program over JSON lines: files in, files out.
  mutating func addBatch(_ program: String) throws {
    let folder = try Folder()
    defer { folder.remove() }
    let workload = try Workload.load()
    let own = ScenarioLines()
    let rules = ["--rules", Workload.rulebook.path]
    let lines = workload.cases(20_000).map(workload.line)
    for count in [10_000, 100_000, 1_000_000] {
      try addBatch(program, "workload", lines, count: count, in: folder, rules, jobs: 2)
    }
    try addBatch(program, "workload", lines, count: 1_000_000, in: folder, rules, jobs: 1)
    for count in [10_000, 100_000, 1_000_000] {
      try addBatch(program, "scenario", own.lines, count: count, in: folder, [], jobs: 2)
    }
    try addBatch(program, "scenario", own.lines, count: 1_000_000, in: folder, [], jobs: 1)
    try addBatch(
      program, "varied", own.varied(20_000, seed: 1), count: 20_000, in: folder, [], jobs: 2)
  }

  /// Lines, over and over, until there are so many.
  private mutating func addBatch(
    _ program: String, _ name: String, _ lines: [String], count: Int, in folder: Folder,
    _ arguments: [String], jobs: Int
  ) throws {
    var text = ""
    for place in 0..<count { text += lines[place % lines.count] }
    let file = try folder.write(text, "\(name).jsonl")
    let all =
      ["batch", file, "--fields", "destination", "--jobs", "\(jobs)", "-o", folder.path("out")]
      + arguments
    var failure = ""
    measure(
      "batch: \(count) \(name) lines, \(jobs) \(jobs == 1 ? "core" : "cores")", times: count,
      note: "\(min(count, lines.count)) different ones", byWall: true
    ) {
      let run = ProgramRun(program, all)
      if run.status != 0 { failure = "exit status \(run.status)" }
    }
    if !failure.isEmpty { throw ProgramRun.Failure(text: failure) }
  }
}

/// A folder that is removed afterwards.
struct Folder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("advisor-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }

  func remove() {
    do { try FileManager.default.removeItem(at: url) } catch { print("left: \(url.path)") }
  }
}
