import Archive
import DecisionModel
import Notation
import Reports
import Rulebook

/// The texts of rules, prices and scenarios, from the binary or from a folder.
struct RuleLibrary: Sendable {
  /// What was read from a folder; nil for the built-in texts.
  private var read: [SourceText]?
  /// The folder they come from; nil for the built-in ones.
  var folder: String?
  /// Where packs that were added stand, by their names.
  var addedPacks: [String: String] = [:]

  /// Holds files in the order of their paths; the built-in ones when there are none.
  init(files: [SourceText]? = nil, folder: String? = nil) {
    read = files
    self.folder = folder
  }

  /// How many bytes a folder of rules may hold.
  private static let largestFolder = 64 << 20

  /// Every file below `rules/`, in the order of its path.
  var files: [SourceText] { read ?? Self.builtIn }

  /// The texts in the binary, put together when a command first wants one of them.
  private static let builtIn = Rulebook.texts.map { SourceText(path: $0.path, text: $0.content) }

  /// The library in the binary; the build fails to be useful without any rules.
  static func embedded() throws(CommandFailure) -> RuleLibrary {
    guard Rulebook.texts.contains(where: { $0.path.hasSuffix(".rules") }) else {
      throw CommandFailure(
        .broken, "C301", "this program was built without rules",
        help: "the link Sources/Rulebook/rules was not checked out as a link: clone with "
          + "`git -c core.symlinks=true`, build again, or use `--rules DIR`")
    }
    return RuleLibrary()
  }

  /// The texts in a folder laid out like `rules/`.
  static func folder(_ path: String, _ effects: Effects) throws(CommandFailure) -> RuleLibrary {
    var files: [SourceText] = []
    var size = 0
    do {
      for below in try effects.filesBelow(path) where isOurs(below) && size <= largestFolder {
        let bytes = try effects.readFile(path + "/" + below, 16 << 20)
        size += bytes.count
        files.append(SourceText(path: below, bytes: bytes))
      }
    } catch { throw .reading(error) }
    guard size <= largestFolder else {
      throw CommandFailure(
        .invalid, "C302", "`\(path)` holds more than \(largestFolder >> 20) MiB of rules",
        help: "is this the right folder?")
    }
    guard files.contains(where: { $0.path.hasSuffix(".rules") }) else {
      throw CommandFailure(
        .invalid, "C302", "no `.rules` file in `\(path)`",
        help: "`advisor rules eject \(path)` writes the built-in rules there")
    }
    return RuleLibrary(files: files, folder: path)
  }

  /// The library with a folder of rules as one more pack, named as the folder is.
  func adding(pack path: String, _ effects: Effects) throws(CommandFailure) -> (RuleLibrary, String)
  {
    let place = path.hasSuffix("/") ? String(path.dropLast()) : path
    let name = place.split(separator: "/").last.map(String.init) ?? place
    var library = self
    var added: [SourceText] = []
    do {
      for below in try effects.filesBelow(place) where below.hasSuffix(".rules") {
        let bytes = try effects.readFile(place + "/" + below, 16 << 20)
        added.append(SourceText(path: name + "/" + below, bytes: bytes))
      }
    } catch { throw .reading(error) }
    if name == ".." || name == "." || files.contains(where: { $0.path.hasPrefix(name + "/") }) {
      throw .usage(
        "C107", "a pack can't be named `\(name)`", help: "rename the folder, and name it again")
    }
    guard !added.isEmpty else {
      throw CommandFailure(.invalid, "C302", "no `.rules` file in `\(path)`")
    }
    library.read = (files + added).sorted { $0.path < $1.path }
    library.addedPacks[name] = place
    return (library, name)
  }

  private static func isOurs(_ path: String) -> Bool {
    ["rules", "answers", "md"].contains { path.hasSuffix("." + $0) }
      && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// The library that a command line asks for.
  static func wanted(_ session: Session) throws(CommandFailure) -> RuleLibrary {
    if let path = session.invocation.value(OptionSpec.rules) {
      return try folder(path, session.effects)
    }
    return try embedded()
  }

  /// Files that declare rules, facts or prices; overlays that belong to a scenario are left out.
  var ruleFiles: [SourceText] {
    files.filter { RulesReader.reads($0.path) }
  }

  /// What the rule files say. The built-in ones, with all their packs, were read when the program was
  /// built.
  func reading(packs: [PackName]? = nil) -> RulesReading {
    if read == nil, packs == nil {
      let (rules, prices) = (Rulebook.rules, Rulebook.prices)
      let archive = RulesArchive(
        rules: Archive(digits: rules.digits, words: rules.words),
        prices: Archive(digits: prices.digits, words: prices.words))
      if let reading = RulesReading(archive, on: AllCores()) { return reading }
    }
    return RulesReader.read(ruleFiles, packs: packs)
  }

  /// The scenarios.
  var scenarios: [SourceText] {
    files.filter { $0.path.hasPrefix("scenarios/") && $0.path.hasSuffix(".answers") }
  }

  /// The digest of every rule file with its path; that of the built-in ones was worked out when the program
  /// was built.
  var digest: String { read == nil ? Rulebook.digest : SHA256.digest(ofRules: ruleFiles) }
}
