import DecisionModel
import Notation
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\n\n", ["", ""]), ("\u{FEFF}a\nb", ["a", "b"]), ("a\rb", ["a\rb"]), ("\u{FEFF}", [""]),
  ])
  func splitsLines(text: String, lines: [String]) {
    let source = SourceText(path: "x", text: text)
    #expect((1...max(1, source.lineCount)).map { source.text(source.line($0)) } == lines)
  }

  @Test(arguments: [
    ("abc", 1..<2, "x:1:2", 3), ("a\nbcd", 3..<5, "x:2:2", 4), ("éa", 2..<3, "x:1:2", 3),
    ("\u{FEFF}ab", 4..<5, "x:1:2", 3), ("日本x", 6..<7, "x:1:3", 4), ("ab\ncd", 1..<5, "x:1:2", 3),
    ("ab", 2..<2, "x:1:3", 3), ("ab\n", 3..<3, "x:2:1", 1),
  ])
  func placesBytes(text: String, range: Range<Int>, label: String, end: Int) {
    let span = SourceText(path: "x", text: text).span(range)
    #expect(span.label == label)
    #expect(span.endColumn == end)
    #expect(span.byteOffset == range.lowerBound)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x09], 0), ([0xC3, 0xA9], 0), ([0xE6, 0x97, 0xA5], 0),
      ([0xF0, 0x9F, 0x91, 0xA9], 0),
      ([0xC3], 1), ([0x80], 1), ([0xC0, 0x80], 1), ([0xE0, 0x80, 0x80], 1),
      ([0xED, 0xA0, 0x80], 1),
      ([0xF4, 0x90, 0x80, 0x80], 1), ([0xFF, 0x61, 0xFE], 2), ([0x00], 1), ([0x7F], 1),
      ([0x0D, 0x0A], 0),
      ([0x0D, 0x61], 1), ([0x0D], 1),
    ] as [([UInt8], Int)])
  func findsBytesThatAreNoText(bytes: [UInt8], faults: Int) {
    let source = SourceText(path: "x", bytes: bytes)
    #expect(EncodingFault.all(in: source).count == faults)
    let isText = !EncodingFault.all(in: source).contains { $0.cause == .malformed }
    #expect(isText == (String(validating: bytes, as: UTF8.self) != nil))
  }
}
