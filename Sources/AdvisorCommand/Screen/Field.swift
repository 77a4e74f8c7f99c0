import DecisionModel
import Interview
import Notation

/// What a person works on at a place of the interview.
enum Field: Hashable, Sendable {
  /// A list.
  case choice(ChoiceField)
  /// A number.
  case number(NumberField)
  /// The table of answers, with a line for the number or key of one of them.
  case table(NumberField)

  /// The field of a question; what was answered before stands in it.
  init(_ question: Question) {
    let present = question.present?.raw
    guard !question.isNumber else {
      self = .number(NumberField(present ?? ""))
      return
    }
    var isSet = false
    if case .set = question.kind { isSet = true }
    var rows = question.options.map { option in
      ChoiceField.Row(
        name: option.name, label: option.label, event: .answer(option.name),
        standsAlone: option.standsAlone)
    }
    if isSet, !rows.contains(where: { $0.name == "none" }) {
      rows.append(
        ChoiceField.Row(
          name: "none", label: "none of these", event: .answer("none"), standsAlone: true))
    }
    rows.append(
      ChoiceField.Row(
        name: "unknown", label: "I don't know; both ways stay open", event: .unknown,
        standsAlone: true))
    let chosen = present.map { text in text.split(separator: ",").map { $0.trimmingBlanks } } ?? []
    self = .choice(ChoiceField(rows, isSet: isSet, chosen: chosen))
  }

  /// The answers of a contradiction, to change one or to keep them all.
  init(_ contradiction: Contradiction) {
    let rows = contradiction.answers.map { answer in
      ChoiceField.Row(
        name: answer.key.rawValue, label: "change \(answer.key) = \(answer.raw)",
        event: .edit(answer.key))
    }
    let keep = ChoiceField.Row(
      name: "keep", label: "both are right; keep them", event: .proceed)
    self = .choice(ChoiceField(rows + [keep]))
  }

  /// The offer to narrow the cost.
  init(_ offer: Offer) {
    let count = offer.keys.count
    let more = count == 1 ? "ask that question" : "ask those \(count) questions"
    self = .choice(
      ChoiceField([
        ChoiceField.Row(name: "finish", label: "show the advice", event: .finish),
        ChoiceField.Row(name: "more", label: more, event: .narrow),
      ]))
  }

  /// Takes a key.
  mutating func take(_ key: Key) -> FieldAction {
    switch self {
    case .choice(var field):
      defer { self = .choice(field) }
      return field.take(key)
    case .number(var field):
      defer { self = .number(field) }
      return field.take(key)
    case .table(var field):
      defer { self = .table(field) }
      return field.take(key)
    }
  }
}
