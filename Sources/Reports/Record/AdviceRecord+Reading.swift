import Advice
import DecisionModel

extension AdviceRecord {
  /// Reads a document that `recommend --json` printed.
  ///
  /// - Throws: what is missing, that a newer program wrote it, or that it holds no advice.
  public init(_ document: JSON) throws(SavedAdviceFault) {
    guard case .object = document else { throw .foreign("the document") }
    let reader = RecordReader(document)
    try Self.checkVersion(reader)
    status = try reader.text("status")
    tool = try Tool(reader.at("tool"))
    commandLine = try reader.texts("command_line")
    failures = try reader.texts("failures")
    diagnostics = try reader.map("diagnostics") { (item) throws(SavedAdviceFault) in
      try Notice(item)
    }
    answers = try reader.map("answers") { (item) throws(SavedAdviceFault) in try Answer(item) }
    recommendation = try Recommendation(reader.at("recommendation"))
    techniques = try reader.map("techniques") { (item) throws(SavedAdviceFault) in
      try Technique(item)
    }
    disagreements = try reader.map("disagreements") { (item) throws(SavedAdviceFault) in
      try Disagreement(item)
    }
    warnings = try reader.map("warnings") { (item) throws(SavedAdviceFault) in try Note(item) }
    cost = try reader.some("cost").map { (item) throws(SavedAdviceFault) in try Cost(item) }
    flips = try reader.map("flips") { (item) throws(SavedAdviceFault) in try Flip(item) }
    unanswered = try reader.map("unanswered") { (item) throws(SavedAdviceFault) in
      try OpenQuestion(item)
    }
    unused = try reader.texts("unused")
    conflicts = try reader.map("conflicts") { (item) throws(SavedAdviceFault) in
      Conflict(because: try item.text("because"), keys: try item.texts("keys"))
    }
    baseline = try reader.some("baseline").map { (item) throws(SavedAdviceFault) in
      try Baseline(item, to: AdviceSummary(document))
    }
    equivalents = try reader.map("equivalents") { (item) throws(SavedAdviceFault) in
      try item.texts()
    }
    sources = try reader.map("sources") { (item) throws(SavedAdviceFault) in
      Source(
        id: try item.text("id"), title: try item.text("title"), author: try item.text("author"),
        date: try item.text("date"))
    }
  }

  /// Refuses what a newer program wrote in a way we can't read, and what is no advice.
  static func checkVersion(_ reader: RecordReader) throws(SavedAdviceFault) {
    let version = try reader.text("format_version")
    guard let theirs = Int(version.prefix { $0 != "." }),
      let ours = Int(Envelope.formatVersion.prefix { $0 != "." })
    else { throw .foreign("format_version") }
    if theirs > ours { throw .tooNew(version) }
    let command = try reader.text("command")
    guard command == "recommend" else { throw .otherCommand(command) }
    guard reader.has("recommendation") else { throw .noResult }
  }
}

extension AdviceRecord.Tool {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let rules = try reader.at("rules")
    self.init(
      version: try reader.text("version"), packs: try rules.texts("packs"),
      digest: try rules.text("sha256"), pricesAsOf: try reader.optionalText("prices_as_of"))
  }
}

extension AdviceRecord.Notice {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      code: try reader.text("code"), severity: try reader.text("severity"),
      message: try reader.text("message"), help: try reader.optionalText("help"),
      place: try AdviceRecord.Place(reader.some("location")))
  }
}

extension AdviceRecord.Place {
  init?(_ reader: RecordReader?) throws(SavedAdviceFault) {
    guard let reader else { return nil }
    self.init(
      file: try reader.text("file"), line: try reader.whole("line"),
      column: try reader.whole("column"), endColumn: try reader.whole("end_column"))
  }
}

extension AdviceRecord.Answer {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      key: try reader.text("key"), question: try reader.optionalText("question"),
      raw: try reader.text("raw"), value: try FactValue(reader.some("value")),
      unit: try reader.optionalText("unit"), origin: try reader.text("origin"),
      place: try AdviceRecord.Place(reader.some("location")))
  }
}

extension AdviceRecord.OpenQuestion {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      key: try reader.text("key"), question: try reader.optionalText("question"),
      wasAsked: try reader.flag("asked"), canChange: try reader.texts("can_change"),
      power: try reader.number("power") ?? .zero,
      settledBy: try reader.optionalText("settled_by"), unit: try reader.optionalText("unit"),
      witness: try reader.map("witness") { (item) throws(SavedAdviceFault) in try Side(item) })
  }
}

extension AdviceRecord.OpenQuestion.Side {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      value: try FactValue(reader.some("value")), destination: try reader.texts("destination"),
      outcome: try reader.text("outcome"))
  }
}

extension AdviceRecord.Flip {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let others = try reader.map("with") { (item) throws(SavedAdviceFault) in try Change(item) }
    self.init(
      changes: [try Change(reader)] + others, destination: try reader.texts("destination"),
      outcome: try reader.text("outcome"), isPast: try reader.flag("past"))
  }
}

extension AdviceRecord.Flip.Change {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      key: try reader.text("key"), from: try FactValue(reader.some("from")),
      to: try FactValue(reader.some("to")), unit: try reader.optionalText("unit"))
  }
}

extension FactValue {
  init(_ reader: RecordReader?) throws(SavedAdviceFault) {
    guard let reader else {
      self = .unknown
      return
    }
    switch reader.json {
    case .null: self = .unknown
    case .boolean(let flag): self = .flag(flag)
    case .number(let number): self = .number(low: number, high: number)
    case .string(let text): self = .text(text)
    case .array(let items):
      var names: [String] = []
      for (place, item) in items.enumerated() {
        names.append(try RecordReader(item, at: .item(place, of: reader.path)).text())
      }
      self = .set(names)
    case .object:
      guard let low = try reader.number("low"), let high = try reader.number("high") else {
        throw reader.fault
      }
      self = .number(low: low, high: high)
    }
  }
}
