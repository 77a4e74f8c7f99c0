import CostModel
import DecisionModel
import Foundation
import Notation
import Testing

/// The rule files of this repository, read once.
enum RuleFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules")

  static let texts: [SourceText] = {
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let urls = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "rules" }
    return urls.compactMap { url in
      let path = url.standardizedFileURL.path(percentEncoded: false)
        .dropFirst(root.standardizedFileURL.path(percentEncoded: false).count)
      guard !path.contains("scenarios/"), let data = try? Data(contentsOf: url) else { return nil }
      return SourceText(path: String(path.drop { $0 == "/" }), bytes: Array(data))
    }
  }()

  static let ruleSet = RulesReader.read(texts).ruleSet
  static let prices = PricesReader.read(texts, ruleSet)

  /// An overlay of `rules/scenarios/`.
  static func overlay(_ name: String) throws -> PricesReading {
    let data = try Data(contentsOf: root.appending(path: "scenarios/\(name)"))
    return PricesReader.read(
      [SourceText(path: "scenarios/\(name)", bytes: Array(data))], ruleSet, over: prices.book)
  }

  /// Facts from `key = value` pairs, numbers in base units.
  static func facts(_ pairs: [String: String]) -> Facts {
    var facts = Facts()
    for (key, text) in pairs {
      guard let declaration = ruleSet.fact(FactKey(key)) else {
        Issue.record("no fact \(key)")
        continue
      }
      facts[declaration.key] = value(text, declaration.type).map { .known($0) } ?? .unknown
    }
    return facts
  }

  private static func value(_ text: String, _ type: FactType) -> Value? {
    switch type {
    case .choice: return .choice(ValueName(text))
    case .set, .techniques:
      let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return .set(text == "none" ? [] : names.map { ValueName($0) })
    case .name: return .name(text)
    case .number(let dimension, let domain):
      guard let reading = try? NumberReader.read(text, as: dimension) else { return nil }
      return .number(reading.bounds(within: domain))
    }
  }
}
