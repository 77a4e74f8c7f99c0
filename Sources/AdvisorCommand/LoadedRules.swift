import Advice
import CostModel
import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// Rules and prices that were read without an error, ready to decide by.
struct LoadedRules: Sendable {
  /// The declarations.
  var ruleSet: RuleSet
  /// The prices.
  var priceBook: PriceBook
  /// Warnings of the reader.
  var diagnostics: [Diagnostic]
  /// The texts they came from.
  var library: RuleLibrary
  /// Files of prices that were laid over the price book.
  var overlays: [SourceText] = []

  /// Every text that a diagnostic may point into.
  var sources: [SourceText] { library.shownFiles + overlays }

  /// The names that answers can use.
  var vocabulary: AnswersVocabulary {
    AnswersVocabulary(ruleSet: ruleSet, priceBook: priceBook)
  }

  /// Reads what the command line asks for: `--rules`, `--packs`, `--prices`.
  static func wanted(_ session: Session) throws(CommandFailure) -> LoadedRules {
    var library = try RuleLibrary.wanted(session)
    var overlays: [SourceText] = []
    for path in session.invocation.values(OptionSpec.prices) {
      overlays.append(try session.source(path, limit: 16 << 20))
    }
    var packs: [PackName]?
    if let list = session.invocation.value(OptionSpec.packs) {
      packs = try packNames(list, in: &library, session.effects)
    }
    let rules = try read(library, packs: packs, overlays: overlays)
    session.effects.keep(rules)
    return rules
  }

  /// Reads a library, prices laid over it.
  static func read(
    _ library: RuleLibrary, packs: [PackName]?, overlays: [SourceText] = []
  ) throws(CommandFailure) -> LoadedRules {
    let reading = library.reading(packs: packs)
    if reading.hasErrors {
      throw CommandFailure(
        .invalid, library.shown(reading.diagnostics), sources: library.shownFiles)
    }
    // The built-in rules are held to this where they are built.
    let held = library.isElsewhere ? engineFindings(reading.ruleSet) : []
    if !held.isEmpty {
      throw CommandFailure(.invalid, library.shown(held), sources: library.shownFiles)
    }
    var rules = LoadedRules(
      ruleSet: reading.ruleSet, priceBook: reading.priceBook,
      diagnostics: library.shown(reading.diagnostics),
      library: library)
    try rules.lay(overlays)
    return rules
  }

  /// Lays files of prices over the price book.
  mutating func lay(_ overlays: [SourceText]) throws(CommandFailure) {
    var faults: [Diagnostic] = []
    var isBroken = false
    for overlay in overlays {
      let reading = PricesReader.read([overlay], ruleSet, over: priceBook)
      faults += reading.diagnostics
      if reading.isEmpty, !reading.hasErrors {
        faults.append(
          Diagnostic(
            "P118", .error, "no prices in `\(overlay.path)`",
            help: "`advisor prices show L4` names a place to copy a price from",
            at: .outside(overlay.path)))
      }
      isBroken = isBroken || reading.hasErrors || reading.isEmpty
      // What is wrong with the next file is worth saying too, but not because of this one.
      if !reading.hasErrors {
        priceBook = reading.book
        faults += slips(in: overlay)
      }
    }
    self.overlays += overlays
    if isBroken { throw CommandFailure(.invalid, faults, sources: overlays) }
    diagnostics += faults
  }

  /// What `prices check` calls an error in the entries of a file; the prices stand as they are given.
  private func slips(in overlay: SourceText) -> [Diagnostic] {
    priceBook.entries.filter { $0.span.file == overlay.path }.flatMap { entry in
      EntryCheck(entry: entry, columns: priceBook.columns(of: entry.table)).faults.map { fault in
        var warning = fault.diagnostic
        warning.severity = .warning
        return warning
      }
    }
  }

  /// The packs that `--packs` names, folders added to the library; `core` is always read.
  private static func packNames(
    _ list: String, in library: inout RuleLibrary, _ effects: Effects
  ) throws(CommandFailure) -> [PackName] {
    let known = library.reading().ruleSet.packs.map(\.rawValue)
    var packs: [PackName] = []
    for name in list.split(separator: ",") {
      let name = name.trimmingBlanks
      if !known.contains(name), name.contains("/") || isFolder(name, effects) {
        let (wider, added) = try library.adding(pack: name, effects)
        library = wider
        packs.append(PackName(added))
        continue
      }
      guard known.contains(name) else {
        throw .usage(
          "C107", "unknown pack `\(name)`",
          help: Suggestions.question(Suggestions.near(name, among: known))
            ?? "packs: \(known.joined(separator: ", "))")
      }
      packs.append(PackName(name))
    }
    return packs
  }

  private static func isFolder(_ path: String, _ effects: Effects) -> Bool {
    do { _ = try effects.filesBelow(path) } catch { return false }
    return true
  }

  /// The rules as the envelope names them.
  var tool: RulesLabel {
    RulesLabel(
      Envelope.Tool(
        version: Version.current, packs: ruleSet.packs, sha256: "",
        pricesAsOf: priceBook.asOf?.canonical)
    ) { [library] in library.digest }
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var rest = self[...]
    while rest.first == " " || rest.first == "\t" { rest = rest.dropFirst() }
    while rest.last == " " || rest.last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}
