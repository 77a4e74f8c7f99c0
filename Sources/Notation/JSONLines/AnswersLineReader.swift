public import DecisionModel

/// Reads lines of JSON, each an object of answers with an `id` if you like.
///
/// A text is read as in an answers file, a number in the base unit of its fact, true and false are yes
/// and no, an array is a set, null is unknown. Everything wrong with a line comes out at once, unless
/// the line is no JSON: then the first fault of form.
public struct AnswersLineReader: Sendable {
  /// The longest line that is read, in bytes without its end.
  public static let longestLine = 1 << 20

  /// How many mistakes of one line are listed.
  static let mostMistakes = 100

  let taker: AnswerTaker
  let vocabulary: AnswersVocabulary

  /// The names that answers can use.
  public var names: AnswersVocabulary { vocabulary }

  /// Reads against the names of a vocabulary; with `allowsUnknownKeys` they only warn.
  public init(_ vocabulary: AnswersVocabulary, allowsUnknownKeys: Bool = false) {
    self.vocabulary = vocabulary
    taker = AnswerTaker(
      vocabulary: vocabulary, allowsUnknownKeys: allowsUnknownKeys, readsExpectations: false)
  }

  /// Reads one line without its end.
  public func read(_ bytes: [UInt8], at place: LinePlace) -> AnswersLine {
    var line = AnswersLine()
    guard bytes.count <= Self.longestLine else {
      line.diagnostics = [Self.tooLong(place)]
      return line
    }
    let source = SourceText(path: place.path, bytes: bytes)
    line.diagnostics = EncodingFault.all(in: source).prefix(20).map { $0.diagnostic(in: source) }
    if line.diagnostics.isEmpty {
      var scanner = JSONLineScanner(bytes)
      do throws(JSONLineFault) {
        take(try scanner.members(), of: source, into: &line)
      } catch {
        line.diagnostics = [
          Diagnostic(
            "A121", .error, error.message, help: error.help, at: source.span(error.range))
        ]
      }
    }
    line.diagnostics = line.diagnostics.map { $0.moved(to: place) }.sorted()
    for index in line.answers.indices { line.answers[index].span.move(to: place) }
    return line
  }

  /// What is said of a line past the limit, of which nothing was read.
  public static func tooLong(_ place: LinePlace) -> Diagnostic {
    Diagnostic(
      "A304", .error, "the line has more than \(longestLine) bytes",
      help: "is this a file of JSON lines?",
      at: Span(
        file: place.path, line: place.number, column: 1, endColumn: 2, byteOffset: place.offset))
  }

  private func take(
    _ members: [(key: JSONPiece, value: JSONPiece)], of source: SourceText,
    into line: inout AnswersLine
  ) {
    var reading = AnswersReading(name: source.path)
    var first: [String: Span] = [:]
    for (key, value) in members {
      if line.diagnostics.count + reading.diagnostics.count >= Self.mostMistakes {
        line.diagnostics.append(
          Diagnostic(
            "A306", .error, "the members from here on were not read",
            help: "put these right first", at: source.span(key.range)))
        break
      }
      guard case .string(let name, _) = key.kind else { continue }
      let inside = key.range.lowerBound + 1..<key.range.upperBound - 1
      let span = source.span(inside)
      do throws(Diagnostic) {
        if let earlier = first[name] {
          throw Diagnostic(
            "A102", .error, "`\(name)` is answered twice", help: "keep one of the two",
            at: span, related: [Diagnostic.Related(note: "first given here", span: earlier)])
        }
        first[name] = span
        if name == "id" {
          guard value.isScalar else {
            throw Diagnostic(
              "A122", .error, "an `id` is a text or a number", at: source.span(value.range))
          }
          line.id = source.text(value.range)
        } else {
          let answer = try answer(value, to: name, of: source)
          try taker.take(name, span, answer, origin: .batch, into: &reading)
        }
      } catch { line.diagnostics.append(error) }
    }
    line.answers = reading.answers
    let isEmpty = !reading.holdsAnswers && !line.hasErrors
    if isEmpty {
      line.diagnostics.append(
        Diagnostic(
          "A112", .error, "no answers in this line",
          help: "advisor template lists the keys", at: source.span(0..<source.bytes.count)))
    }
  }

  /// A value as an answers file would write it, with its place.
  private func answer(
    _ piece: JSONPiece, to name: String, of source: SourceText
  ) throws(Diagnostic) -> ValuePlace {
    let span = source.span(piece.range)
    switch piece.kind {
    case .string(let text, let isLiteral):
      let inside = piece.range.lowerBound + 1..<piece.range.upperBound - 1
      var place = ValuePlace(text, at: isLiteral ? source.span(inside) : span)
      if isLiteral { place.bytes = (source, inside.lowerBound) }
      return place
    case .number(let text):
      var place = ValuePlace(text, at: span)
      place.bytes = (source, piece.range.lowerBound)
      return place
    case .flag(let flag): return ValuePlace(flag ? "true" : "false", at: span)
    case .null: return ValuePlace("unknown", at: span)
    case .list(let items): return try list(items, span, to: name, of: source)
    case .object:
      throw Diagnostic(
        "A122", .error, "an object is no answer to `\(name)`",
        help: "give a text, a number, true, false, null or a list of names", at: span)
    }
  }

  /// A list as a set; empty is none.
  private func list(
    _ items: [JSONPiece], _ span: Span, to name: String, of source: SourceText
  ) throws(Diagnostic) -> ValuePlace {
    switch vocabulary.facts[name]?.type {
    case .choice, .number, .name:
      throw Diagnostic(
        "A122", .error, "`\(name)` takes one answer, not a list", at: span)
    case .set, .techniques, nil: break
    }
    var members: [ValuePlace] = []
    for item in items {
      guard case .string(let text, _) = item.kind, !text.utf8.contains(Byte.comma) else {
        throw Diagnostic(
          "A122", .error, "a list holds names", help: "put each name in double quotes",
          at: source.span(item.range))
      }
      members.append(ValuePlace(text, at: source.span(item.range)))
    }
    if let word = members.first(where: { ["unknown", "none", "skip"].contains($0.text) }),
      !names(of: name).contains(word.text)
    {
      throw Diagnostic(
        "A211", .error, "`\(word.text)` cannot stand in a list",
        help: word.text == "none" ? "write `[]`" : "write `null`", at: word.span)
    }
    var place = ValuePlace(
      items.isEmpty ? "none" : members.map(\.text).joined(separator: ", "), at: span)
    place.members = members
    return place
  }

  private func names(of key: String) -> [String] {
    vocabulary.facts[key]?.type.options.map(\.name.rawValue) ?? []
  }
}

extension Span {
  /// Moves a place of a line that was read by itself to where the line stands.
  fileprivate mutating func move(to place: LinePlace) {
    line = place.number
    byteOffset += place.offset
  }
}

extension Diagnostic {
  fileprivate func moved(to place: LinePlace) -> Diagnostic {
    var moved = self
    moved.span.move(to: place)
    for index in moved.related.indices { moved.related[index].span.move(to: place) }
    return moved
  }
}
