import Testing

/// Rules and answers, and the destination they are expected to end at.
struct EndCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rules = ""
  var answers = ""
  var end: String

  var testDescription: String { name }
}
