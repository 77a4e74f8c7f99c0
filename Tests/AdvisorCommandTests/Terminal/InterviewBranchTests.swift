#if os(Linux)
  import AdvisorCommand
  import Foundation
  import Testing

  /// Interviews in a terminal by a rulebook of a page, in which one question waits for the answer to
  /// another.
  @Suite(
    .serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
  struct InterviewBranchTests {
    private static let more = """
      fact kind one of
        opening 1
        ask "What comes out?"
        example "labels"
        topic task
        value labels "labels" weight 1
        value prose "prose" weight 1
      fact labels count 1..1M
        opening 2
        ask "How many labels are there?"
        example "40"
        topic task
        applies when kind is labels
      claim book-04
        section "Four"
        kind rule_for
        says "Many labels want training."
        about labels
        for lora
      rule many-labels
        group labels
        when labels >= 10
        supports lora strongly
        because "many labels want training"
        cites book-04

      """

    /// The questions of those rules, by key.
    private static let questions = [
      "kind": "What comes out?", "labels": "How many labels are there?",
      "examples": "How many examples are there?", "facts_needed": "Are facts needed?",
      "speed": "How fast must it be?",
    ]

    /// A folder with those rules, gone after the test.
    private static func place() throws -> LineInterviewTests.Folder {
      let folder = try LineInterviewTests.Folder()
      var files = SmallRules.files
      files["more.rules"] = more
      for (name, text) in files {
        let url = URL(filePath: folder.path + "/rules/" + name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      return folder
    }

    /// The key of the question that was asked last.
    private static func asked(_ terminal: PseudoTerminal) -> String? {
      let text = terminal.screen.text
      return questions.compactMap { key, ask in
        text.range(of: ask, options: .backwards).map { (key, $0.lowerBound) }
      }.max { $0.1 < $1.1 }?.0
    }

    private static func await(_ key: String, _ terminal: PseudoTerminal) throws {
      try #require(terminal.read { asked($0) == key }, "\(key): \(terminal.screen.text)")
      terminal.settle()
    }

    struct Way: CustomTestStringConvertible, Sendable {
      var isPlain: Bool
      var comesBack: Bool
      var destination: [String]
      var testDescription: String { "\(isPlain ? "lines" : "screen"), back: \(comesBack)" }
    }

    /// Back over three questions and another answer to the first: the later answers stay, the one that
    /// applies no longer is marked and not used, and it counts again once it applies again.
    @Test(arguments: [
      Way(isPlain: false, comesBack: false, destination: ["prompt"]),
      Way(isPlain: false, comesBack: true, destination: ["lora"]),
      Way(isPlain: true, comesBack: false, destination: ["prompt"]),
      Way(isPlain: true, comesBack: true, destination: ["lora"]),
    ])
    func goingBackKeepsLaterAnswers(way: Way) throws {
      let folder = try Self.place()
      let terminal = try PseudoTerminal(
        [BinaryTests.program, "interview", "--rules", "rules", "--all", "--answers", "my.answers"]
          + ["--json", "-o", "out.json"] + (way.isPlain ? ["--plain"] : []),
        columns: 100, rows: 50, environment: ["XDG_STATE_HOME": folder.path], folder: folder.path)
      func command(_ word: String) { terminal.type(way.isPlain ? "\(word)\r" : ":\(word)\r") }
      for (key, answer) in [("kind", "1"), ("labels", "100"), ("examples", "100")] {
        try Self.await(key, terminal)
        terminal.type(answer + "\r")
      }
      try Self.await("facts_needed", terminal)
      for key in ["examples", "labels", "kind"] {
        if way.isPlain { command("back") } else { terminal.type("\u{1B}[Z") }
        try Self.await(key, terminal)
      }
      terminal.type("2\r")
      // Neither the stale question nor the answered one comes again.
      try Self.await("facts_needed", terminal)
      terminal.type("2\r")
      try Self.await("speed", terminal)
      terminal.type("1s\r")
      let stale = way.isPlain ? "kept, not used" : "not used: the question does not apply"
      try #require(terminal.wait(for: stale), "\(terminal.screen.text)")
      #expect(terminal.screen.count("labels") > 0 && terminal.screen.count(stale) == 1)
      if way.comesBack {
        terminal.settle()
        terminal.type("kind\r")
        try Self.await("kind", terminal)
        terminal.type("1\r")
        // The table comes once more, without the mark behind its last line for that key.
        try #require(
          terminal.read {
            let rows = $0.screen.text.split(separator: "\n").filter { $0.contains("speed ") }
            return rows.count > (way.isPlain ? 2 : 0) && $0.isAtTable
          }, "\(terminal.screen.text)")
      }
      terminal.settle(milliseconds: 400)
      terminal.type("\r")
      #expect(terminal.finish() == 0, "\(terminal.screen.text)")
      let kept = try String(contentsOfFile: folder.path + "/my.answers", encoding: .utf8)
      let kind = way.comesBack ? "labels" : "prose"
      for line in ["kind = \(kind)", "labels = 100", "examples = 100", "facts_needed = no"] {
        #expect(kept.contains(line + "\n"), "\(kept)")
      }
      let advice = try #require(
        try JSONSerialization.jsonObject(
          with: Data(contentsOf: URL(filePath: folder.path + "/out.json"))) as? [String: Any])
      #expect(advice["unused"] as? [String] == (way.comesBack ? [] : ["labels"]))
      let recommendation = advice["recommendation"] as? [String: Any]
      #expect(recommendation?["destination"] as? [String] == way.destination)
    }

    /// Words of two cells a character break where the window ends, and the list stands once.
    @Test func aResizedListOfWideWordsStandsOnce() throws {
      let folder = try Self.place()
      let path = folder.path + "/rules/more.rules"
      let wide = Self.more.replacing("What comes out?", with: "出力は何ですか、ラベルですか文章ですか？")
        .replacing("\"labels\" weight", with: "\"ラベル、分類の名前を一つだけ返します\" weight")
        .replacing("\"prose\" weight", with: "\"文章、長い説明を自由に書きます 🙂\" weight")
      try Data(wide.utf8).write(to: URL(filePath: path))
      let terminal = try PseudoTerminal(
        [BinaryTests.program, "interview", "--rules", "rules"], columns: 80, rows: 30,
        environment: ["XDG_STATE_HOME": folder.path], folder: folder.path)
      #expect(terminal.wait(for: "0 answered"), "\(terminal.screen.text)")
      terminal.settle()
      for columns in [40, 24, 100, 80] {
        terminal.resize(columns: columns, rows: 30)
        terminal.settle(milliseconds: 300)
        for once in ["advisor interview", "出力", "ラベル、", "文章、"] {
          #expect(terminal.screen.count(once) == 1, "\(columns) \(once): \(terminal.screen.text)")
        }
      }
      terminal.type("2\r")
      #expect(terminal.wait(for: "1 answered"), "\(terminal.screen.text)")
      terminal.type("\u{3}")
      #expect(terminal.finish() == 130)
    }

    /// What somebody knows who knows everything, in the order an answers file has.
    struct Person: CustomTestStringConvertible, Sendable {
      var answers: [(key: String, value: String)]
      var testDescription: String {
        answers.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      }

      static let all: [Person] = [
        ("labels", "100", "100", "no"), ("labels", "3", "5", "yes"), ("prose", "", "500", "yes"),
      ].map { kind, labels, examples, facts in
        Person(
          answers: [("kind", kind)] + (labels.isEmpty ? [] : [("labels", labels)])
            + [("examples", examples), ("facts_needed", facts), ("speed", "1s")])
      }
    }

    /// However many answers are known beforehand, `at most N left` never rises and is never too low, and
    /// an interview that stops early leads where all answers lead.
    @Test(arguments: Person.all)
    func theBoundNeverRisesAndAnEarlyStopIsRight(person: Person) throws {
      let folder = try Self.place()
      let all = person.answers.map { "\($0.key) = \($0.value)\n" }.joined()
      try Data(all.utf8).write(to: URL(filePath: folder.path + "/all.answers"))
      let whole = try Self.destination(
        ["recommend", "all.answers", "--rules", "rules"], folder.path)
      for known in 0...person.answers.count {
        for scope in [[], ["--all"]] {
          let given = person.answers.prefix(known).flatMap { ["--set", "\($0.key)=\($0.value)"] }
          let terminal = try PseudoTerminal(
            [BinaryTests.program, "interview", "--rules", "rules", "--plain", "--fresh"]
              + ["--get", "recommendation.destination", "-o", "end"] + scope + given,
            columns: 100, rows: 50, environment: ["XDG_STATE_HOME": folder.path],
            folder: folder.path)
          var bounds: [Int] = []
          while let next = Self.next(terminal) {
            bounds.append(next.bound)
            let answer = try #require(person.answers.first { $0.key == next.key }).value
            terminal.type(answer + "\r")
          }
          #expect(terminal.finish() == 0, "\(terminal.screen.text)")
          #expect(bounds == bounds.sorted(by: >), "\(known) \(scope): \(bounds)")
          for (place, bound) in bounds.enumerated() { #expect(bounds.count - place <= bound) }
          let end = try String(contentsOfFile: folder.path + "/end", encoding: .utf8)
          #expect(end == whole, "\(known) \(scope): \(terminal.screen.text)")
          #expect(bounds.isEmpty == (known == person.answers.count) || scope.isEmpty)
        }
      }
    }

    /// The next question and how many are left at most; nil once the interview has ended. What else is
    /// offered on the way is taken as it stands.
    private static func next(_ terminal: PseudoTerminal) -> (key: String, bound: Int)? {
      for _ in 0..<20 {
        let seen = terminal.bytes.count
        let isWaiting = terminal.read {
          $0.bytes.count > seen && Self.text($0).last?.hasSuffix(": ") == true
            || $0.finish(seconds: 0) != nil
        }
        guard isWaiting, terminal.finish(seconds: 0) == nil else { return nil }
        let rows = text(terminal)
        let start = rows.lastIndex(of: "") ?? 0
        let head = rows[start...].compactMap {
          $0.firstMatch(of: /Question \d+, at most (\d+) left. (\w+)/)
        }
        if let head = head.last, let bound = Int(head.1) { return (String(head.2), bound) }
        terminal.type("\r")
      }
      Issue.record("it goes on and on: \(terminal.screen.text)")
      return nil
    }

    private static func text(_ terminal: PseudoTerminal) -> [String] {
      String(decoding: terminal.bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    private static func destination(_ words: [String], _ folder: String) throws -> String {
      let run = try BinaryTests.shell(
        "cd '\(folder)' && $A \(words.joined(separator: " ")) --get recommendation.destination")
      return run.output
    }
  }

  extension PseudoTerminal {
    /// Whether the table of answers is what was shown last.
    fileprivate var isAtTable: Bool {
      let rows = screen.text.split(separator: "\n").suffix(4)
      return rows.contains { $0.contains("Change which") || $0.contains("change (number or key)") }
    }
  }
#endif
