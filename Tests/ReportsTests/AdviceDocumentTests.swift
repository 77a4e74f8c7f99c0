import Advice
import DecisionModel
import Foundation
import Reports
import Testing

@Suite struct AdviceDocumentTests {
  @Test(arguments: BuiltIn.cases.indices)
  func fitsTheClosedCopyOfTheSchema(place: Int) {
    let document = BuiltIn.document(BuiltIn.cases[place].advice)
    let faults = SchemaCheck(root: OutputSchema.json, isClosed: true).faults(of: document)
    #expect(faults.prefix(5) == [], "\(BuiltIn.cases[place].name)")
  }

  @Test func anErrorFitsTheSchemaToo() {
    let tool = Envelope.Tool(version: "0", packs: [], sha256: "", pricesAsOf: nil)
    let fault = Diagnostic("A101", .error, "no", at: .outside("--set"))
    let document = Envelope(
      command: "recommend", status: .error, exitCode: 2, tool: tool, diagnostics: [fault],
      members: BuiltIn.cases[0].advice.members(BuiltIn.rules).mapValues { _ in .null }
    ).json
    #expect(SchemaCheck(root: OutputSchema.json, isClosed: true).faults(of: document) == [])
  }

  @Test func theSchemaRefusesWhatIsWrong() {
    guard case .object(var members) = BuiltIn.document(BuiltIn.cases[0].advice) else { return }
    members["exit_code"] = "0"
    members["flips"] = nil
    let faults = SchemaCheck(root: OutputSchema.json).faults(of: .object(members))
    #expect(faults.contains { $0.hasPrefix("/exit_code") })
    #expect(faults.contains { $0.hasPrefix("/flips") })
  }

  @Test(arguments: BuiltIn.cases.indices)
  func isJSONWithoutSurprises(place: Int) throws {
    let text = BuiltIn.document(BuiltIn.cases[place].advice).document
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(object is [String: Any])
    #expect(text == BuiltIn.document(BuiltIn.cases[place].advice).document)
  }

  @Test func repeatedAdviceIsTheSameByteForByte() {
    let answers = BuiltIn.answers("task_type = chat\nvolume = 10k/month\nexamples = 30-60\n")
    let first = BuiltIn.document(BuiltIn.advisor.advise(answers)).document
    #expect(first == BuiltIn.document(BuiltIn.advisor.advise(answers.reversed())).document)
  }

  @Test func answersAreTypedAsTheContractSays() {
    let text = """
      task_type = chat
      citations = yes
      tried = prompt, rag
      volume = 300/day
      examples = 300-500
      ml_skill = unknown
      """
    let document = BuiltIn.document(BuiltIn.advisor.advise(BuiltIn.answers(text)))
    guard case .array(let answers)? = document.value(at: "answers") else { return }
    let values = Dictionary(
      uniqueKeysWithValues: answers.map {
        ($0.value(at: "key")?.raw ?? "", $0.value(at: "value") ?? "missing")
      })
    #expect(values["task_type"] == "chat")
    #expect(values["citations"] == true)
    #expect(values["tried"] == ["prompt", "rag"])
    #expect(values["volume"] == 9_000)
    #expect(values["examples"] == ["low": 300, "high": 500])
    #expect(values["ml_skill"] == .null)
  }
}
