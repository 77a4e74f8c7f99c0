import AdvisorCommand
import Testing

@Suite struct BatchTests {
  private static let line = #"{"id":"a","examples":500,"facts_needed":true}"#

  private func world(_ input: String) -> World {
    var world = World.small
    world.input = Array(input.utf8)
    return world
  }

  @Test func oneLineComesOutForEachThatGoesIn() {
    let run = world("\(Self.line)\n{\"speed\":\"5s\"}\r\n").run("batch --rules small")
    #expect(run.status == 0)
    #expect(
      run.output == """
        {"id":"a","line":1,"destination":["lora","rag"],"outcome":"adapt","next":"prompt"}
        {"id":null,"line":2,"destination":["prompt"],"outcome":"adapt","next":"prompt"}

        """)
    #expect(run.errors == "")
  }

  @Test func aBadLineSaysWhyAndTheOthersGoOn() {
    let run = world("{\"examples\":\"many\"}\n\(Self.line)\n{}\n\n")
      .run("batch - --rules small --fields destination")
    #expect(run.status == 2)
    #expect(run.lines.count == 5)
    #expect(run.lines[0].contains(#""code":"A201""#) && run.lines[0].contains(#""column":14"#))
    #expect(run.lines[1] == #"{"id":"a","line":2,"destination":["lora","rag"]}"#)
    #expect(run.lines[2].contains("A112") && run.lines[3].contains("A121"))
    #expect(run.errors == "3 of 4 lines could not be read; `error` in them says why\n")
  }

  @Test(arguments: [
    ("destination", #""destination":["lora","rag"]"#),
    ("cost.upfront", #""cost.upfront":187.782173"#),
    ("cost.monthly,next", #""cost.monthly":50,"next":"prompt""#),
    ("recommendation.path.0.step", #""recommendation.path.0.step":"prompt""#),
    ("settled, outcome", #""settled":true,"outcome":"adapt""#),
    ("warnings", #""warnings":[]"#),
  ])
  func fieldsArePrintedAsAsked(_ fields: String, _ expected: String) {
    let run = world(Self.line).run(["batch", "--rules", "small", "--fields", fields])
    #expect(run.output == "{\"id\":\"a\",\"line\":1,\(expected)}\n")
  }

  @Test(arguments: [
    "--fields destinaton", "--fields ,", "--fields id", "--fields next,next", "--jobs 0",
    "--jobs many", "--json", "--set examples", "--fields recommendations.path",
  ])
  func wrongFlagsAreUsageErrors(_ flags: String) {
    #expect(world(Self.line).run("batch --rules small " + flags).status == 64)
  }

  @Test func nothingInIsNoResult() {
    let run = world("").run("batch --rules small")
    #expect(run.status == 2)
    #expect(run.output == "" && run.errors == "no lines to decide\n")
    #expect(World.small.run("batch none.jsonl --rules small").status == 1)
  }

  @Test func aFileIsReadAndWritten() {
    var world = World.small
    world.files["in.jsonl"] = Array((Self.line + "\n").utf8)
    let run = world.run("batch in.jsonl --rules small --fields outcome -o out.jsonl")
    #expect(run.status == 0 && run.output == "")
    #expect(run.written["out.jsonl"] == "{\"id\":\"a\",\"line\":1,\"outcome\":\"adapt\"}\n")
  }

  @Test func failuresToWriteAreTold() {
    var full = world(Self.line)
    full.outputFault = .refused("standard output", 28)
    #expect(full.run("batch --rules small").status == 1)
    full.outputFault = .closed
    #expect(full.run("batch --rules small").status == 0)
    full.fileFault = .refused("out", 28)
    #expect(full.run("batch --rules small -o out").status == 1)
  }

  @Test func oneAnswerCanBeGivenToAll() {
    let run = world(Self.line).run("batch --rules small --fields destination --set examples=5")
    #expect(
      run.output == "{\"id\":\"a\",\"line\":1,\"destination\":[\"rag\"]}\n" || run.status == 0)
    #expect(!run.output.contains("lora"))
  }

  @Test func theNumberOfCoresMakesNoDifference() {
    var input = ""
    for number in 0..<90 {
      input += "{\"id\":\(number),\"examples\":\(number * 3),\"facts_needed\":\(number % 2 == 0)}\n"
      if number % 10 == 0 { input += "{\n" }
    }
    let flags = "batch --rules small --fields destination,cost.total --jobs "
    let one = world(input).run(flags + "1")
    #expect(one.lines.count == 100)
    for jobs in ["2", "3", "16"] { #expect(world(input).run(flags + jobs).output == one.output) }
    let summary = "batch --rules small --summary --jobs "
    #expect(world(input).run(summary + "3").output == world(input).run(summary + "1").output)
  }

  @Test func aPortfolioIsSummedUp() {
    let input = "\(Self.line)\n{\"id\":2,\"examples\":900}\n{\"examples\":5}\nx\n"
    let run = world(input).run("batch --rules small --summary")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("Where 3 use cases go\n"))
    #expect(run.output.contains("lora + rag") && run.output.contains("$376"))
    #expect(run.output.contains("1 line could not be read"))
    let json = world(input).run("batch --rules small --summary --get batch.all.upfront")
    #expect(json.output == "375.564346\n")
  }
}
