import DecisionModel
import Reports
import Testing

@Suite struct JSONReaderTests {
  @Test(arguments: BuiltIn.cases.indices)
  func whatWeWriteComesBack(place: Int) throws {
    let document = BuiltIn.document(BuiltIn.cases[place].advice)
    #expect(try JSON(reading: document.document) == document)
    #expect(try JSON(reading: document.line) == document)
  }

  static let values: [(text: String, value: JSON)] = [
    ("null", .null), (" true ", true), ("[]", []), ("{}", [:]),
    ("[1, 2.5, -0.000001]", [1, .number(Quantity(rounding: 2.5)), .number(Quantity(micros: -1))]),
    ("1e3", 1_000), ("1.5E-2", .number(Quantity(micros: 15_000))), ("0.0000009", 0), ("-0", 0),
    ("10.50e+1", 105), ("-2E0", -2), ("1e-999", 0), ("0e999", 0),
    ("123456789e-9", .number(Quantity(micros: 123_456))),
    (#""a\n\u00e9\ud83d\ude00\/""#, "a\n\u{E9}\u{1F600}/"),
    (#"{"a": 1, "a": 2}"#, ["a": 2]),
  ]

  @Test(arguments: values.indices)
  func readsEveryKindOfValue(place: Int) throws {
    #expect(try JSON(reading: Self.values[place].text) == Self.values[place].value)
  }

  static let faults: [(text: String, kind: JSONFault.Kind)] = [
    ("", .endsEarly), ("{", .endsEarly), ("[1,", .endsEarly), ("[1 2]", .unexpected),
    ("{a: 1}", .unexpected), ("nul", .unexpected), ("01", .unexpected), ("1.", .unexpected),
    ("+1", .unexpected), ("NaN", .unexpected), ("1e400", .numberOutOfRange),
    ("1e", .unexpected), ("1e+", .unexpected), ("1e5.5", .unexpected), ("-", .unexpected),
    (".5", .unexpected), ("--1", .unexpected), ("1-1", .unexpected), ("-01", .unexpected),
    ("1e99999999999999999999", .numberOutOfRange), ("1e-1000", .numberOutOfRange),
    ("99999999999999999999", .numberOutOfRange), ("\"abc", .endsEarly), ("\"\\x\"", .badEscape),
    ("\"\\ud83d\"", .badEscape), ("\"\u{1}\"", .unexpected), ("1 2", .leftOver),
    (String(repeating: "[", count: 100_000), .tooDeep),
  ]

  @Test(arguments: faults.indices)
  func refusesWhatIsNoJSON(place: Int) {
    let (text, kind) = Self.faults[place]
    #expect {
      try JSON(reading: text)
    } throws: { error in
      (error as? JSONFault)?.kind == kind
    }
  }
}
