public import DecisionModel

extension Dimension {
  /// The dimension as a reader says it, and one number as a reader writes it.
  var inWords: (name: String, example: String) {
    switch self {
    case .count: ("a count", "1_200")
    case .rate: ("a rate", "10k/day")
    case .duration: ("a time", "200ms")
    case .period: ("a period", "3 months")
    case .labor: ("working time", "8 h")
    case .hours: ("machine hours", "8 h")
    case .money: ("an amount of money", "$500")
    case .moneyPerMonth: ("money per month", "$500/month")
    case .moneyPerHour: ("money per hour", "$80/h")
    case .moneyPerToken: ("money per token", "$0.10/Mtok")
    case .moneyPerExample: ("money per example", "$2/example")
    case .moneyPerRequest: ("money per request", "$0.03/request")
    case .bytes: ("a size in bytes", "24GB")
    case .moneyPerByteMonth: ("money per stored gigabyte and month", "$0.33/GB-month")
    case .percent: ("a share", "95%")
    case .parameters: ("a number of parameters", "8B")
    case .teraflops: ("a computing speed", "312 TFLOPS")
    case .bandwidth: ("a memory bandwidth", "2 TB/s")
    case .ratio: ("a ratio", "1.5")
    }
  }
}

extension NumberFault {
  /// The code, the message and the way out for a number that was refused.
  var words: (code: String, message: String, help: String?) {
    switch cause {
    case .empty: ("A201", "a number is missing", nil)
    case .notANumber(let text): ("A201", "`\(text)` is not a number", nil)
    case .ambiguous(let written, let readings):
      (
        "A202", "`\(written)` can be read in two ways",
        "write " + readings.map { "`\($0)`" }.joined(separator: " or ")
      )
    case .grouping(let text):
      ("A203", "the digits of `\(text)` are grouped oddly", "write `10_000` or `10,000`")
    case .loosePoint(let text):
      ("A203", "`\(text)` has a decimal point without digits beside it", "write `0.5` or `5`")
    case .exponent(let text):
      ("A203", "`\(text)` has an exponent", "write the digits, or a suffix as in `1.5M`")
    case .hexadecimal(let text):
      ("A203", "`\(text)` is hexadecimal", "write decimal digits")
    case .notFinite(let text):
      ("A203", "`\(text)` is not a finite number", "write `unknown` when nobody knows it")
    case .foreignDigits(let text):
      ("A203", "`\(text)` has digits that are not 0 to 9", "write plain digits")
    case .negative(let text):
      ("A205", "`\(text)` is less than nothing", nil)
    case .tooLarge(let text): ("A205", "`\(text)` is too large", nil)
    case .tooFine(let text): ("A205", "`\(text)` is too small or too finely written", nil)
    case .unknownUnit(let text, let wanted, let near):
      (
        "A206", "unknown unit `\(text)`",
        Suggestions.question(near)
          ?? "write \(wanted.inWords.name) such as `\(wanted.inWords.example)`"
      )
    case .wrongDimension(let wanted, let found):
      (
        "A204",
        "expected \(wanted.inWords.name) such as \(wanted.inWords.example), "
          + "found \(found.inWords.name)", nil
      )
    case .foreignCurrency(let text):
      ("A207", "`\(text)` is not in US dollars", "convert it and write `$500`")
    case .reversed(let low, let high):
      (
        "A208", "the range from `\(low)` to `\(high)` runs backward",
        "write the smaller number first"
      )
    case .unitNotAtEnd(let text):
      (
        "A208", "the last number of `\(text)` has no unit",
        "write the unit once at the end, or beside each number"
      )
    case .manyPoints(let text):
      (
        "A208", "`\(text)` is no range",
        "write `300..500` or, with the likely value, `300..400..500`"
      )
    case .qualifiedRange(let text):
      ("A208", "`\(text)` marks a range with a sign", "write the range alone")
    }
  }
}

extension NumberFault {
  /// The fault as a diagnostic; `text` is where the bytes that were read begin in the source.
  public func diagnostic(in source: SourceText, from start: Int) -> Diagnostic {
    let words = words
    return Diagnostic(
      words.code, .error, words.message, help: words.help,
      at: source.span(start + range.lowerBound..<start + range.upperBound))
  }

  /// The fault as a diagnostic at a place that no text holds, such as a flag.
  public func diagnostic(at span: Span) -> Diagnostic {
    let words = words
    return Diagnostic(words.code, .error, words.message, help: words.help, at: span)
  }
}
