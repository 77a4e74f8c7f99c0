import Foundation

extension Report {
  /// Whole runs of a program that does little: from exec to exit, by the wall, with the most memory taken.
  mutating func addStart(_ program: String) throws {
    let folder = try Folder()
    defer { folder.remove() }
    let one = try folder.write("task_type = classification\n", "one.answers")
    let many = try folder.write(
      """
      task_type = extraction
      failure_mode = format
      format_need = schema
      prompt_days = 3
      prompt_result = close
      examples = 800
      volume = 200k/month
      input_tokens = 1500
      output_tokens = 200
      latency_target = 2 s
      privacy = trusted_provider

      """, "many.answers")
    let runs: [(name: String, program: String, arguments: [String])] = [
      ("/bin/true", "/bin/true", []),
      ("advisor --version", program, ["--version"]),
      ("advisor template", program, ["template"]),
      ("advisor recommend, one key", program, ["recommend", one]),
      ("advisor recommend --json, one key", program, ["recommend", "--json", one]),
      ("advisor recommend, eleven keys", program, ["recommend", many]),
    ]
    for run in runs {
      var failure = ""
      let memory = ProgramRun.peakMemory(run.program, run.arguments, in: folder)
      measure(
        "start: \(run.name)", times: 1, note: memory.map { "\($0) KiB at most" } ?? "", byWall: true
      ) {
        let run = ProgramRun(run.program, run.arguments)
        if run.status != 0 { failure = "exit status \(run.status)" }
      }
      if !failure.isEmpty { throw ProgramRun.Failure(text: "\(run.name): \(failure)") }
    }
  }
}
