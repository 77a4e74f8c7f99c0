import DecisionModel
import Notation
import Testing

@Suite struct AnswersLineTests {
  private let reader: AnswersLineReader

  init() {
    var rules = RuleSet()
    func fact(_ key: FactKey, _ type: FactType) -> FactDeclaration { FactDeclaration(key, type) }
    rules.facts = [
      fact("stage", .choice([.init("idea"), .init("none")])),
      fact("flag", .yesNo),
      fact("tried", .set([.init("a"), .init("b"), .init("c", standsAlone: true)])),
      fact("examples", .number(.count, QuantityRange(.zero, Quantity(1_000_000)))),
      fact("wait", .number(.duration, QuantityRange(.zero, Quantity(1_000_000)))),
      fact("model", .name(table: "models")),
    ]
    var prices = PriceBook()
    prices.entries = ["m-1", "m-2"].map { PriceBook.Entry(table: "models", name: $0) }
    reader = AnswersLineReader(AnswersVocabulary(ruleSet: rules, priceBook: prices))
  }

  private func read(_ text: String) -> AnswersLine {
    reader.read(Array(text.utf8), at: LinePlace(path: "in", number: 7, offset: 100))
  }

  @Test(arguments: [
    (#"{"stage":"idea"}"#, "stage=choice idea"),
    (#"{"stage":"none"}"#, "stage=choice none"),
    (#"{"stage":"id\u0065a"}"#, "stage=choice idea"),
    (#"{"st\u0061ge":"idea"}"#, "stage=choice idea"),
    (#" { "flag" : true , "examples" : 5 } "#, "flag=choice yes examples=5..5"),
    (#"{"flag":false}"#, "flag=choice no"),
    (#"{"flag":"yes"}"#, "flag=choice yes"),
    (#"{"flag":null}"#, "flag=unknown"),
    (#"{"flag":"unknown"}"#, "flag=unknown"),
    (#"{"examples":"1.5k"}"#, "examples=1500..1500"),
    (#"{"examples":"~100"}"#, "examples=80..120"),
    (#"{"wait":"2 s"}"#, "wait=2000..2000"),
    (#"{"wait":200}"#, "wait=200..200"),
    (#"{"wait":0.25}"#, "wait=0.25..0.25"),
    (#"{"tried":[]}"#, "tried=set "),
    (#"{"tried":["b","a"]}"#, "tried=set b,a"),
    (#"{"tried":"b, a"}"#, "tried=set b,a"),
    (#"{"tried":"none"}"#, "tried=set "),
    (#"{"x.note":"mine","flag":true}"#, "flag=choice yes"),
  ])
  func readsAnswers(_ text: String, _ expected: String) {
    let line = read(text)
    #expect(line.diagnostics == [])
    #expect(line.answers.map(Self.describe).joined(separator: " ") == expected)
    #expect(line.answers.allSatisfy { $0.origin == .batch && $0.span.line == 7 })
  }

  /// The reader of plain lines remembers what texts came to, and more come by than it has room for.
  @Test func quantitiesThatComeAgainAreReadAlike() throws {
    var plain = PlainLineReader(reader.names)
    var row = Array(repeating: PlainAnswer.open, count: plain.factCount)
    for round in 1...2 {
      for number in 1...900 {
        let text = #"{"examples":"\#(number).5k","wait":"\#(number) s"}"#
        let bytes = Array(text.utf8)
        var places = row.mutableSpan
        try #require(plain.read(bytes.span, 0..<bytes.count, into: &places) != nil, "\(round)")
        #expect(row[3] == PlainAnswer(.number, bits: Int64(number * 1_000 + 500) * 1_000_000))
        #expect(row[4] == PlainAnswer(.number, bits: Int64(number * 1_000) * 1_000_000))
      }
    }
  }

  /// Strings are gone through eight bytes at a time: what is not plain is seen wherever it stands.
  @Test func anyByteIsSeenWhereverItStands() {
    var plain = PlainLineReader(reader.names)
    var row = Array(repeating: PlainAnswer.open, count: plain.factCount)
    for place in 0..<19 {
      for byte in UInt8.min...UInt8.max {
        var id = Array(repeating: UInt8(ascii: "x"), count: 19)
        id[place] = byte
        let bytes = Array(#"{"id":""#.utf8) + id + Array(#"","flag":true}"#.utf8)
        var places = row.mutableSpan
        let found = plain.read(bytes.span, 0..<bytes.count, into: &places)
        let isPlain = 0x20..<0x7F ~= byte && ![0x22, 0x5C].contains(byte)
        #expect(found == (isPlain ? 6..<27 : nil), "byte \(byte) at \(place)")
      }
    }
  }

  private static func describe(_ answer: Answer) -> String {
    let value =
      switch answer.value {
      case nil: "unknown"
      case .number(let range): "\(range.low.canonical)..\(range.high.canonical)"
      case .choice(let name): "choice \(name)"
      case .set(let names): "set " + names.map(\.rawValue).joined(separator: ",")
      case .name(let name): "name \(name)"
      }
    return "\(answer.key)=\(value)"
  }

  @Test(arguments: [
    (#"{"flag":true}"#, "null"), (#"{"id":5,"flag":true}"#, "5"),
    (#"{"id":"a\"\u00e9","flag":true}"#, #""a\"\u00e9""#),
    (#"{"flag":true,"id":null}"#, "null"), (#"{"flag":true,"id":false}"#, "false"),
    (#"{"id":12345678901234567890.5,"flag":true}"#, "12345678901234567890.5"),
  ])
  func passesTheIdOn(_ text: String, _ id: String) {
    #expect(read(text).id == id)
    #expect(read(text).diagnostics == [])
  }

  /// Each line with the codes and columns of everything wrong with it.
  @Test(arguments: [
    ("", "A121@1"), ("  ", "A121@1"), ("[1]", "A121@1"), ("null", "A121@1"),
    (#"{"flag":true"#, "A121@12"), (#"{"flag":true}}"#, "A121@14"), (#"{"flag" true}"#, "A121@9"),
    (#"{flag:true}"#, "A121@2"), (#"{"flag":yes}"#, "A121@9"), (#"{"flag":True}"#, "A121@9"),
    (#"{"flag":true,}"#, "A121@14"), (#"{"examples":01}"#, "A121@13"),
    (#"{"examples":+1}"#, "A121@13"), (#"{"examples":1.}"#, "A121@13"),
    (#"{"examples":.5}"#, "A121@13"), (#"{"examples":1e}"#, "A121@13"),
    (#"{"examples":NaN}"#, "A121@13"),
    (#"{"stage":"a\q"}"#, "A121@12"), (#"{"stage":"\u00g0"}"#, "A121@11"),
    (#"{"stage":"\ud800"}"#, "A121@11"), (#"{"stage":"\ud800x"}"#, "A121@11"),
    (#"{"stage":"\ud800\n"}"#, "A121@11"), (#"{"stage":"\udc00"}"#, "A121@11"),
    (#"{"stage":"idea"#, "A121@10"), ("{\"stage\":\"a\tb\"}", "A121@12"),
    ("{\"stage\":\"a\u{1}b\"}", "A302@12"),
    ("{}", "A112@1"), (#"{"id":5}"#, "A112@1"), (#"{"x.mine":5}"#, "A112@1"),
    (#"{"id":[5],"flag":true}"#, "A122@7"),
    (#"{"flag":{}}"#, "A122@9"), (#"{"flag":[true]}"#, "A122@9"), (#"{"tried":[1]}"#, "A122@11"),
    (#"{"tried":[["a"]]}"#, "A122@11"), (#"{"tried":["a,b"]}"#, "A122@11"),
    (#"{"tried":["a","none"]}"#, "A211@15"), (#"{"tried":["unknown"]}"#, "A211@11"),
    (#"{"tried":["a","a"]}"#, "A210@15"), (#"{"tried":["a","c"]}"#, "A211@10"),
    (#"{"tried":["a",""]}"#, "A105@15"),
    (#"{"flag":true,"flag":false}"#, "A102@15"),
    (#"{"flag":true,"fl\u0061g":false}"#, "A102@15"),
    (#"{"flag":"maybe","stage":5,"exmaples":1}"#, "A209@10 A209@25 A101@28"),
    (#"{"examples":-1}"#, "A205@13"), (#"{"examples":1e3}"#, "A203@13"),
    (#"{"examples":1e999}"#, "A203@13"), (#"{"examples":2000000}"#, "A212@13"),
    (#"{"examples":99999999999999999999999999999999999999999999}"#, "A205@13"),
    (#"{"examples":true}"#, "A201@13"), (#"{"wait":"5 parsecs"}"#, "A206@12"),
    (#"{"flag":""}"#, "A105@10"),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ expected: String) {
    let line = read(text)
    let found = line.diagnostics.map { "\($0.code)@\($0.span.column)" }.joined(separator: " ")
    #expect(found == expected)
    #expect(line.hasErrors)
    for diagnostic in line.diagnostics {
      #expect(diagnostic.span.file == "in" && diagnostic.span.line == 7)
      #expect(diagnostic.span.byteOffset >= 100)
    }
  }

  /// What the quick reader takes, and what it leaves to the one that explains.
  @Test(arguments: [
    (#"{"stage":"idea","flag":true}"#, true), (#"{"examples":5,"wait":0.25}"#, true),
    (#"{"examples":"1.5k","wait":"2 s"}"#, true), (#"{"tried":["a","b"],"flag":null}"#, true),
    (#" { "id" : "x y" , "flag" : false } "#, true), (#"{"id":5,"stage":"none"}"#, true),
    (#"{"tried":["b","a"]}"#, true), (#"{"examples":"~5"}"#, true), (#"{"wait":"<2 s"}"#, true),
    (#"{"wait":"1s-2s","examples":"5..80"}"#, true), (#"{"examples":"900k..2M"}"#, false),
    (#"{"tried":"b, a"}"#, true), (#"{"tried":" b ,a "}"#, true), (#"{"tried":"b,,a"}"#, false),
    (#"{"tried":"c"}"#, true), (#"{"tried":"a,c"}"#, false), (#"{"tried":"a,a"}"#, false),
    (#"{"tried":"none"}"#, true), (#"{"tried":" none"}"#, false), (#"{"tried":""}"#, false),
    (#"{"tried":"unknown"}"#, true), (#"{"tried":"a,unknown"}"#, false),
    (#"{"examples":"unknown","stage":"skip"}"#, true), (#"{"flag":"true"}"#, true),
    (#"{"model":"m-2"}"#, true), (#"{"model":"m-3"}"#, false), (#"{"model":"M-2"}"#, false),
    (#"{"wait":"2 kg"}"#, false),
    (#"{"examples":1e3}"#, false), (#"{"examples":2000000}"#, false),
    (#"{"flag":"ye\u0073"}"#, false),
    (#"{"flag":true,"flag":true}"#, false), (#"{"id":1,"id":2,"flag":true}"#, false),
    (#"{"x.mine":1,"flag":true}"#, false), (#"{"stage":"unknown"}"#, true), ("{}", false),
    (#"{"tried":["a","c"]}"#, false), (#"{"tried":["none"]}"#, false), (#"{"flag":true},"#, false),
    (#"{"flag":truer}"#, false), (#"{"examples":05}"#, false), (#"{"examples":-5}"#, false),
  ])
  func plainLinesAreReadByPlace(_ text: String, _ isPlain: Bool) {
    var quick = PlainLineReader(reader.names)
    var row = Array(repeating: PlainAnswer.open, count: quick.factCount)
    let bytes = Array(text.utf8)
    var places = row.mutableSpan
    let id = quick.read(bytes.span, 0..<bytes.count, into: &places)
    #expect((id != nil) == isPlain)
    guard let id else { return }
    let full = read(text)
    #expect(!full.hasErrors)
    #expect(full.id == (id.isEmpty ? "null" : String(decoding: bytes[id], as: UTF8.self)))
    #expect(row.count { $0 != .open } == full.answers.count)
    for answer in full.answers {
      #expect(row.contains { Self.says($0, answer.value) })
    }
  }

  /// Whether an answer by place says the same; members by their names' first letters.
  private static func says(_ plain: PlainAnswer, _ value: Value?) -> Bool {
    switch value {
    case nil: plain.kind == .unknown
    case .number(let range): plain == PlainAnswer(range)
    case .choice(let name): plain.kind == .choice && ["idea", "none", "yes", "no"].contains(name)
    case .name(let name): plain == PlainAnswer(.choice, bits: name == "m-2" ? 1 : 0)
    case .set(let names):
      plain.kind == .set
        && plain.bits == names.reduce(0) { $0 | ($1 == "a" ? 1 : $1 == "b" ? 2 : 4) }
        && plain.first == names.first.map { $0 == "a" ? 0 : $0 == "b" ? 1 : 2 } ?? -1
    }
  }

  @Test func aDoubledKeyNamesTheFirst() {
    let related = read(#"{"flag":true,"flag":false}"#).diagnostics.first?.related.first
    #expect(related?.span.label == "in:7:3")
  }

  @Test func neitherDepthNorLengthNorBytesStopIt() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(read(#"{"flag":"# + deep).diagnostics.map(\.code) == ["A121"])
    let long = [UInt8](repeating: 0x20, count: AnswersLineReader.longestLine + 1)
    let place = LinePlace(path: "in", number: 1, offset: 0)
    #expect(reader.read(long, at: place).diagnostics.map(\.code) == ["A304"])
    #expect(reader.read([0x7B, 0xFF, 0x7D], at: place).diagnostics.map(\.code) == ["A301"])
    #expect(reader.read([0x7B, 0x0D, 0x7D], at: place).diagnostics.map(\.code) == ["A303"])
  }

  /// Every cut and every changed byte of a line is read without a trap, and never with answers and
  /// errors of form at once.
  @Test func anyBytesAreReadOrRefused() {
    let line = #"{"id":"x","flag":true,"tried":["a","b"],"wait":"2\u0073","examples":12}"#
    let text = Array(line.utf8)
    let place = LinePlace(path: "in", number: 1, offset: 0)
    var random = SplitMix64(seed: 8)
    for number in 0..<3_000 {
      var bytes = text
      if number < text.count {
        bytes = Array(text[..<number])
      } else {
        for _ in 0...random.next() % 3 {
          let index = Int(random.next() % UInt64(bytes.count))
          bytes[index] = UInt8(truncatingIfNeeded: random.next() % 128)
        }
      }
      let line = reader.read(bytes, at: place)
      if line.diagnostics.contains(where: { $0.code == "A121" }) { #expect(line.answers.isEmpty) }
      #expect(line.hasErrors || !line.answers.isEmpty)
    }
  }
}
