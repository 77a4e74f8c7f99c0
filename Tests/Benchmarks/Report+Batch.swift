import BenchmarkWorkload
import DecisionModel
import Foundation
import Notation
import Rulebook

extension Report {
  /// Whole runs of the program that stands beside this one: files in, files out.
  mutating func addBatch() throws {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("advisor")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      print("batch: no `advisor` beside this program; build it with `-c release` first")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("advisor-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { print("left: \(folder.path)") }
    }
    let workload = try Workload.load()
    let lines = workload.cases(20_000).map(workload.line).joined()
    for copies in [1, 10, 50] {
      let file = folder.appendingPathComponent("workload-\(copies).jsonl")
      try String(repeating: lines, count: copies).write(to: file, atomically: true, encoding: .utf8)
      for jobs in copies == 50 ? ["1", "2"] : ["2"] {
        measure(
          "batch: \(copies * 20_000) workload lines, \(jobs) cores", times: copies * 20_000,
          byWall: true
        ) {
          Self.run(
            program,
            [
              "batch", file.path, "--rules", Workload.rulebook.path, "--fields", "destination",
              "--jobs", jobs, "-o", folder.appendingPathComponent("out.jsonl").path,
            ])
        }
      }
    }
    let scenarios = folder.appendingPathComponent("scenarios.jsonl")
    let own = Self.scenarioLines()
    let copies = max(1, 100_000 / max(1, own.count))
    try String(repeating: own.joined(), count: copies)
      .write(to: scenarios, atomically: true, encoding: .utf8)
    measure(
      "batch: \(copies * own.count) lines of scenarios, 2 cores", times: copies * own.count,
      note: "\(own.count) different ones", byWall: true
    ) {
      Self.run(
        program,
        [
          "batch", scenarios.path, "--fields", "destination", "--jobs", "2", "-o",
          folder.appendingPathComponent("out.jsonl").path,
        ])
    }
  }

  /// Every scenario in this build as a line, without what only plain files can say.
  static func scenarioLines() -> [String] {
    let reading = RulesReader.read(
      Rulebook.texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
        .map { SourceText(path: $0.path, text: $0.content) })
    let vocabulary = AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook)
    let reader = AnswersReader(vocabulary, readsExpectations: false)
    return Rulebook.texts.filter { $0.path.hasSuffix(".answers") }.compactMap { file in
      let answers = reader.read(SourceText(path: file.path, text: file.content)).answers
      let members = answers.map { "\"\($0.key)\":\(text(of: $0))" }
      return members.isEmpty ? nil : "{" + members.joined(separator: ",") + "}\n"
    }
  }

  private static func text(of answer: Answer) -> String {
    switch answer.value {
    case nil: "null"
    case .number(let range)? where range.isExact: range.low.canonical
    case .choice(let name)?: "\"\(name)\""
    case .set(let names)?: "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    default: "\"\(answer.raw)\""
    }
  }

  private static func run(_ program: URL, _ arguments: [String]) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    do {
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { print("batch: exit \(process.terminationStatus)") }
    } catch { print("batch: \(error)") }
  }
}
