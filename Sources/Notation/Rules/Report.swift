internal import DecisionModel

/// Collects what is to be put right. A class, since every stage of one reading adds to the same list.
final class Report {
  private(set) var diagnostics: [Diagnostic] = []
  private var limit = DiagnosticLimit()

  func callAsFunction(_ diagnostic: Diagnostic) {
    if limit.takes(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Runs a step; what it throws is noted, and the caller goes on with the next line.
  func catching(_ step: () throws(Diagnostic) -> Void) {
    do { try step() } catch { self(error) }
  }

  /// Everything noted, each once, in order of place.
  var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted() + limit.rest
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
