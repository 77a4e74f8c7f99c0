import DecisionModel
import Interview
import Notation
import Testing

@Suite struct InterviewTests {
  /// The question that stands.
  static func question(_ interview: Interview) throws -> Question {
    guard case .ask(let question) = interview.step else {
      throw Unexpected(step: interview.step)
    }
    return question
  }

  struct Unexpected: Error {
    var step: Interview.Step
  }

  @Test func beginsWithAQuestionThatAppliesToAll() throws {
    let question = try Self.question(BuiltIn.interview())
    #expect(question.number == 1)
    #expect(question.progress.answered == 0)
    #expect(question.leader == nil)
    #expect(BuiltIn.reading.ruleSet.fact(question.key)?.applies.clauses == [])
  }

  @Test func namesTheLeaderAfterThreeAnswersUnlessHintsAreNotWanted() throws {
    for showsHints in [true, false] {
      var interview = BuiltIn.interview(showsHints: showsHints)
      for count in 0..<4 {
        #expect((try Self.question(interview).leader != nil) == (showsHints && count > 2))
        _ = interview.take(.unknown)
      }
    }
  }

  @Test func goesBackAndForwardAndKeepsAnswers() throws {
    var interview = BuiltIn.interview()
    let keys = try (0..<4).map { _ in
      let key = try Self.question(interview).key
      _ = interview.take(.unknown)
      return key
    }
    let next = try Self.question(interview).key
    for key in keys.reversed() {
      _ = interview.take(.back)
      let question = try Self.question(interview)
      #expect(question.key == key)
      #expect(question.present?.raw == "unknown")
    }
    _ = interview.take(.back)
    #expect(try Self.question(interview).key == keys[0])
    for key in keys.dropFirst() + [next] {
      _ = interview.take(.forward)
      #expect(try Self.question(interview).key == key)
    }
    #expect(interview.answers.count == 4)
  }

  @Test func marksAnswersThatNoLongerApplyAndTakesThemBack() throws {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit("task_type"))
    _ = interview.take(.answer("classification"))
    _ = interview.take(.edit("classes"))
    _ = interview.take(.answer("40"))
    func mark() -> Review.Mark? {
      var copy = interview
      guard case .review(let review) = copy.take(.review) else { return nil }
      return review.rows.first { $0.answer.key == "classes" }?.mark
    }
    #expect(mark() == .counts)
    _ = interview.take(.edit("task_type"))
    _ = interview.take(.answer("chat"))
    #expect(mark() == .unused)
    #expect(interview.answers.map(\.key).contains("classes"))
    _ = interview.take(.edit("task_type"))
    _ = interview.take(.answer("moderation"))
    #expect(mark() == .counts)
  }

  @Test func leavesForLaterAndComesBackOnceMore() throws {
    var interview = BuiltIn.interview(.quick)
    let first = try Self.question(interview).key
    _ = interview.take(.skip)
    var keys: [FactKey] = []
    while case .ask(let question) = interview.step {
      keys.append(question.key)
      _ = interview.take(question.key == first ? .skip : .unknown)
    }
    #expect(keys.first != first)
    #expect(keys.last == first)
    #expect(keys.count == 10)
    guard case .finish(let ending) = interview.step else { throw Unexpected(step: interview.step) }
    #expect(ending.missing.contains(first))
  }

  @Test func asksTheTenQuestionsOfTheRuleFilesWhenQuick() {
    var interview = BuiltIn.interview(.quick)
    var keys: [FactKey] = []
    while case .ask(let question) = interview.step {
      keys.append(question.key)
      _ = interview.take(.unknown)
    }
    let marked = BuiltIn.reading.ruleSet.facts.filter { $0.quick != nil }
      .sorted { ($0.quick ?? 0) < ($1.quick ?? 0) }.map(\.key)
    #expect(keys == marked)
    #expect(keys.count == 10)
  }

  @Test func neverAsksWhatDoesNotApply() throws {
    var interview = BuiltIn.interview(.all)
    while case .ask(let question) = interview.step {
      #expect(!["classes", "citations", "corpus_tokens"].contains(question.key))
      let answers: [FactKey: String] = [
        "task_type": "chat", "knowledge_need": "none", "failure_mode": "tone",
      ]
      _ = interview.take(.answer(answers[question.key] ?? "unknown"))
    }
  }

  @Test func showsAContradictionAtOnceAndLetsBothStand() throws {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit("stage"))
    _ = interview.take(.answer("idea"))
    _ = interview.take(.edit("in_use"))
    guard case .conflict(let found) = interview.take(.answer("rag")) else {
      throw Unexpected(step: interview.step)
    }
    #expect(found.answers.map(\.key) == ["stage", "in_use"])
    guard case .ask = interview.take(.proceed) else { throw Unexpected(step: interview.step) }
    // An answer that was changed or contradicts another is shown once more before the advice.
    guard case .review(let review) = interview.take(.finish) else {
      throw Unexpected(step: interview.step)
    }
    #expect(review.isLast)
    #expect(review.rows.map(\.mark) == [.contradicts(["in_use"]), .contradicts(["stage"])])
    guard case .finish(let ending) = interview.take(.proceed) else {
      throw Unexpected(step: interview.step)
    }
    #expect(ending.reason == .wanted)
  }

  @Test(arguments: [
    ("task_type", "4", "summarization"), ("task_type", "Summarization", "summarization"),
    ("task_type", "summ", "summarization"), ("task_type", "tool-use", "tool_use"),
    ("task_type", "shorten a text or a conversation", "summarization"),
    ("task_defined", "y", "yes"), ("tried", "1, rag", "prompt, rag"), ("tried", "none", "none"),
    ("failure_mode", "format,missing", "format, missing_knowledge"),
    ("volume", " 10k/day ", "10k/day"), ("volume", "volume = 10k/day", "10k/day"),
    ("examples", "3", "3"), ("examples", "300-500", "300-500"), ("gpu", "none", "none"),
  ])
  func takesValuesInManyForms(key: String, typed: String, raw: String) throws {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit(FactKey(key)))
    _ = interview.take(.answer(typed))
    #expect(interview.answers.map(\.raw) == [raw])
  }

  @Test(arguments: [
    ("task_type", "clasification", "did you mean 1 `classification`?"),
    ("task_type", "15", "options go from 1 to 14"),
    ("task_type", "t", "did you mean"),
    ("task_type", "volume = 3", "answer `task_type` first"), ("tried", "1,,2", "take a comma out"),
    ("latency_target", "10/s", ""), ("volume", "lots", ""), ("volume", "", ""),
    ("failure_mode", "none_yet, format", "write `failure_mode = none_yet`, or leave it out"),
  ])
  func refusesWithAWayOut(key: String, typed: String, help: String) throws {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit(FactKey(key)))
    let before = interview.step
    guard case .refuse(let refusal) = interview.take(.answer(typed)) else {
      throw Unexpected(step: interview.step)
    }
    #expect(!refusal.message.isEmpty)
    #expect(refusal.help?.contains(help) == true)
    #expect(interview.step == before)
    #expect(interview.answers.isEmpty)
  }

  @Test(arguments: [
    ("volume", "10k/day", "300,000 per month = 10,000 per day = 0.12 per second"),
    ("volume", "500", "500 per month = 17 per day = 0.00019 per second"),
    ("latency_target", "1500ms", "1.5 s"), ("latency_target", "1234ms", "1.234 s"),
    ("deadline", "6 weeks", "42 days"),
  ])
  func saysWhatANumberComesTo(key: String, typed: String, words: String) {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit(FactKey(key)))
    #expect(interview.echo(typed) == .understood(words))
    #expect(interview.echo(" ") == .nothing)
    guard case .refused = interview.echo(typed + "zz") else {
      Issue.record("\(interview.echo(typed + "zz"))")
      return
    }
  }

  @Test func explainsWhatAQuestionMeansAndWhyItIsAsked() throws {
    var interview = BuiltIn.interview()
    _ = interview.take(.edit("knowledge_need"))
    guard case .help(let help) = interview.take(.help), case .why(let why) = interview.take(.why)
    else { throw Unexpected(step: interview.step) }
    #expect(!help.find.isEmpty && !help.help.isEmpty && help.options.count == 3)
    #expect(why.isDecisive)
    #expect(why.branches.map(\.answer) == ["none", "public", "private"])
    #expect(
      why.readers.map(\.name).contains("private-facts-need-retrieval") || !why.readers.isEmpty)
  }

  @Test func equalDraftsAskTheSameNextQuestion() throws {
    var interview = BuiltIn.interview()
    let user = SimulatedUser(seed: 5)
    for count in 0..<12 {
      let again = Interview(BuiltIn.advisor, BuiltIn.vocabulary, draft: interview.draft)
      #expect(again.step == interview.step)
      let question = try Self.question(interview)
      _ = interview.take(count % 4 == 3 ? .skip : .answer(user.answer(question)))
    }
  }
}
