internal import DecisionModel

/// Collects what is to be put right. A class, since every stage of one reading adds to the same list.
final class Report {
  private(set) var diagnostics: [Diagnostic] = []

  func callAsFunction(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Runs a step; what it throws is noted, and the caller goes on with the next line.
  func catching(_ step: () throws(Diagnostic) -> Void) {
    do { try step() } catch { diagnostics.append(error) }
  }

  /// Everything noted, each once, in order of place.
  var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted()
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
