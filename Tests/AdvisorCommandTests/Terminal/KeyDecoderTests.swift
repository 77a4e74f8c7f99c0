import Testing

@testable import AdvisorCommand

@Suite struct KeyDecoderTests {
  private func keys(_ text: String, pause: Bool = true) -> [Key] {
    var decoder = KeyDecoder()
    var keys = text.utf8.compactMap { decoder.take($0) }
    if pause, let last = decoder.pause() { keys.append(last) }
    return keys
  }

  @Test(arguments: [
    ("a", [Key.character("a")]), ("é", [.character("é")]), ("你", [.character("你")]),
    ("😀", [.character("😀")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1B}[A", [.up]),
    ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]), ("\u{1B}[Z", [.backTab]),
    ("\u{1B}[1~\u{1B}[F", [.home, .end]), ("\u{1B}", [.escape]),
    ("\u{1B}\u{1B}", [.escape, .escape]),
    ("\u{1B}x", [.other]),
    ("\u{1B}[200~q\r:quit\u{1B}[201~z", [.paste("q\r:quit"), .character("z")]),
    ("\u{1B}[99~", [.other]),
  ]) func readsKeys(text: String, expected: [Key]) { #expect(keys(text) == expected) }

  @Test func brokenBytesAreNoKey() {
    var decoder = KeyDecoder()
    let keys = [0xFF, 0xC3, 0x28, 0x61].compactMap { decoder.take($0) }
    #expect(keys == [.other, .character("("), .character("a")])
  }

  @Test func anUnfinishedSequenceWaits() {
    var decoder = KeyDecoder()
    let escape = decoder.take(0x1B)
    #expect(escape == nil)
    #expect(decoder.isWaiting)
    let keys = [decoder.take(0x5B), decoder.take(0x44), decoder.pause()]
    #expect(keys == [nil, .left, nil])
    #expect(!decoder.isWaiting)
  }
}

@Suite struct LineEditorTests {
  @Test(arguments: [
    ([Key.character("a"), .character("b"), .left, .character("x")], "ax", "b"),
    ([.paste("10k/day\n"), .home, .delete], "", "0k/day "),
    ([.paste("one two"), .control("w")], "one ", ""), ([.paste("ab"), .control("u")], "", ""),
    ([.paste("ab"), .home, .control("k")], "", ""), ([.paste("ab"), .home, .end], "ab", ""),
    ([.backspace, .delete, .left, .right], "", ""),
  ]) func edits(keys: [Key], left: String, right: String) {
    var line = LineEditor()
    for key in keys {
      let isTaken = line.take(key)
      #expect(isTaken)
    }
    #expect(line.left == left)
    #expect(line.right == right)
  }

  @Test func leavesOtherKeysAlone() {
    var line = LineEditor("a")
    let isTaken = line.take(.up)
    #expect(!isTaken)
    #expect(line.text == "a")
  }
}
