import Interview
import Testing

@testable import AdvisorCommand

@Suite struct ChoiceFieldTests {
  private static let rows = ["never", "monthly", "daily", "ünlike", "unknown"].map {
    ChoiceField.Row(
      name: $0, label: "about \($0)", event: .answer($0), standsAlone: $0 == "unknown")
  }

  private func press(_ keys: [Key], isSet: Bool = false) -> (ChoiceField, FieldAction) {
    var field = ChoiceField(Self.rows, isSet: isSet)
    var action = FieldAction.nothing
    for key in keys { action = field.take(key) }
    return (field, action)
  }

  private static func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

  @Test(arguments: [
    ([Key.enter], "never"), ([.down, .down, .enter], "daily"), ([.up, .enter], "unknown"),
    ([.end, .down, .enter], "never"), ([.pageDown, .home, .enter], "never"),
    ([.character("2"), .enter], "monthly"), ([.character("9"), .enter], "never"),
    (typed("dai") + [.enter], "daily"), (typed("UNLIKE") + [.enter], "ünlike"),
    (typed("about mon") + [.enter], "monthly"), (typed("u") + [.enter], "unknown"),
    (typed("j") + [.enter], "monthly"), (typed("daz") + [.backspace, .enter], "daily"),
    ([.paste("monthly\n"), .enter], "monthly"),
  ]) func chooses(keys: [Key], name: String) {
    #expect(press(keys).1 == .event(.answer(name)))
  }

  @Test(arguments: [
    ([Key.left], Interview.Event.back), ([.escape], .back), ([.backTab], .back), ([.tab], .skip),
    ([.control("d")], .leave), (typed("?"), .help), (typed("w"), .why), (typed("r"), .review),
    (typed(":back") + [.enter], .back), (typed(":q") + [.enter], .leave),
    (typed(":rev") + [.enter], .review), ([.right], .forward),
  ]) func obeys(keys: [Key], event: Interview.Event) { #expect(press(keys).1 == .event(event)) }

  @Test func aFilterThatLeavesNothingChoosesNothing() {
    let (field, action) = press(Self.typed("zzz") + [.enter])
    #expect(action == .nothing)
    #expect(field.shown.isEmpty)
    #expect(press(Self.typed("zzz") + [.escape, .enter]).1 == .event(.answer("never")))
  }

  @Test func aWholeNameGoesBeforeAnyMention() {
    let rows = [("later", "not close"), ("close_by", ""), ("close", "")].map {
      ChoiceField.Row(name: $0.0, label: $0.1, event: .answer($0.0))
    }
    var field = ChoiceField(rows)
    var action = FieldAction.nothing
    for key in Self.typed("close") + [.enter] { action = field.take(key) }
    #expect(action == .event(.answer("close")))
  }

  @Test func aStrangeCommandIsAnswered() {
    guard case .note(let words) = press(Self.typed(":nope") + [.enter]).1 else {
      Issue.record("no note")
      return
    }
    #expect(words.contains(":back"))
  }

  @Test(arguments: [
    (typed("21") + [.enter], "monthly, never"),
    (typed(" ") + [.down] + typed(" ") + [.enter], "never, monthly"),
    (typed("dai ") + typed("1") + [.enter], "daily, never"), (typed("155") + [.enter], "unknown"),
    (typed("5") + typed("1") + [.enter], "never"), (typed("1") + typed("5") + [.enter], "unknown"),
    ([.down, .enter], "monthly"),
  ]) func marksSeveral(keys: [Key], answer: String) {
    let action = press(keys, isSet: true).1
    #expect(action == .event(.answer(answer)))
  }

  @Test func numbersBeyondNineAreTyped() {
    var field = ChoiceField(
      (1...13).map {
        ChoiceField.Row(name: "row\($0)", label: "", event: .answer("row\($0)"))
      })
    for key in Self.typed("12") + [.enter] {
      if case .event(let event) = field.take(key) { #expect(event == .answer("row12")) }
    }
  }
}

@Suite struct NumberFieldTests {
  @Test(arguments: [
    ([Key.paste("10k/day"), .enter], FieldAction.event(.answer("10k/day"))),
    ([.enter], .event(.proceed)),
    ([.escape], .event(.back)), ([.character("5"), .escape, .enter], .event(.proceed)),
    ([.left], .event(.back)), ([.paste(":skip"), .enter], .event(.skip)),
    ([.character("?")], .event(.help)), ([.tab], .event(.skip)),
    ([.control("d")], .event(.leave)), ([.character("5"), .control("d")], .nothing),
  ]) func takes(keys: [Key], expected: FieldAction) {
    var field = NumberField()
    var action = FieldAction.nothing
    for key in keys { action = field.take(key) }
    #expect(action == expected)
  }
}
