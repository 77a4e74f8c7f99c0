public import Advice
import DecisionModel

extension AdviceSummary {
  /// Reads what is compared from a document that `recommend --json` printed.
  public init(_ document: JSON) throws(SavedAdviceFault) {
    guard case .object? = Optional(document) else { throw .foreign("the document") }
    let version = try Self.text(document, "format_version")
    let major = Envelope.formatVersion.prefix { $0 != "." }
    guard let theirs = Int(version.prefix { $0 != "." }), let ours = Int(major) else {
      throw .foreign("format_version")
    }
    if theirs > ours { throw .tooNew(version) }
    let command = try Self.text(document, "command")
    guard command == "recommend" else { throw .otherCommand(command) }
    if document.value(at: "recommendation") == .null { throw .noResult }
    self.init(
      headline: try Self.text(document, "recommendation.headline"),
      outcome: try Self.text(document, "recommendation.outcome"),
      destination: try Self.list(document, "recommendation.destination").map {
        (item) throws(SavedAdviceFault) in
        guard case .string(let name) = item else {
          throw .foreign("recommendation.destination")
        }
        return TechniqueID(name)
      },
      next: StepID(try Self.text(document, "recommendation.next.step")),
      path: try Self.list(document, "recommendation.path").enumerated().map {
        (place, item) throws(SavedAdviceFault) in
        let at = "recommendation.path.\(place)"
        return Step(
          step: StepID(try Self.text(document, at + ".step")),
          title: try Self.text(document, at + ".title"),
          state: try Self.text(document, at + ".state"))
      },
      costs: Self.costs(document),
      robustness: Self.number(document, "recommendation.confidence.robustness"),
      level: try Self.text(document, "recommendation.confidence.level"),
      settled: document.value(at: "recommendation.confidence.settled") == .boolean(true))
  }

  private static func text(
    _ document: JSON, _ path: String
  ) throws(SavedAdviceFault) -> String {
    guard case .string(let text)? = document.value(at: path) else { throw .foreign(path) }
    return text
  }

  private static func list(
    _ document: JSON, _ path: String
  ) throws(SavedAdviceFault) -> [JSON] {
    guard case .array(let items)? = document.value(at: path) else { throw .foreign(path) }
    return items
  }

  private static func number(_ document: JSON, _ path: String) -> Quantity? {
    guard case .number(let number)? = document.value(at: path) else { return nil }
    return number
  }

  private static func costs(_ document: JSON) -> [Cost] {
    guard case .object? = document.value(at: "cost") else { return [] }
    return Measure.allCases.map { measure in
      let at = "cost.destination.\(measure.rawValue)"
      return Cost(
        measure: measure, low: number(document, at + ".low"),
        likely: number(document, at + ".likely"), high: number(document, at + ".high"))
    }
  }
}

/// Why a JSON document is no advice that was saved earlier.
public enum SavedAdviceFault: Error, Hashable, Sendable {
  /// The member is missing or of another kind.
  case foreign(String)
  /// A newer program wrote it in a way that we can't read.
  case tooNew(String)
  /// Another command wrote it.
  case otherCommand(String)
  /// It was saved from a run that ended in an error.
  case noResult
}
