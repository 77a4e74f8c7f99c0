import DecisionModel
import Reports

/// LiteLLM's price file: an object with an item for each model.
struct LiteLLMFile: Sendable {
  /// The word for it in `imports` declarations.
  static let format = "litellm"
  /// The item that only describes the format.
  static let sample = "sample_spec"

  /// One model.
  struct Item: Sendable {
    /// Its name, often with that of a provider before it.
    var name: String
    /// Its numbers, those of nested objects under `outer.inner`; money in dollars for a million.
    var numbers: [String: Quantity]
    /// Its texts.
    var texts: [String: String]
    /// Members that hold something else, nulls left out.
    var others: Set<String>
  }

  /// The items in order of their names; nil for what is no object.
  let items: [(name: String, item: Item?)]

  /// Reads the text of a file; nil when it is JSON and no object.
  init?(reading text: String) throws(JSONFault) {
    let json = try JSON(reading: text) { $0.contains("cost") ? 6 : 0 }
    guard case .object(let members) = json else { return nil }
    items = members.map { ($0.key, Self.item($0.key, $0.value)) }
  }

  private static func item(_ name: String, _ json: JSON) -> Item? {
    guard case .object(let members) = json else { return nil }
    var item = Item(name: name, numbers: [:], texts: [:], others: [])
    take(members, prefix: "", into: &item)
    takeTier(members, into: &item)
    return item
  }

  private static func take(_ members: JSON.Members, prefix: String, into item: inout Item) {
    for (name, value) in members {
      switch value {
      case .number(let quantity): item.numbers[prefix + name] = quantity
      case .string(let text): item.texts[prefix + name] = text
      case .object(let inner) where prefix.isEmpty:
        take(inner, prefix: name + ".", into: &item)
      case .null: break
      default: item.others.insert(prefix + name)
      }
    }
  }

  /// The lowest tier of long prompts: `input_cost_per_token_above_272k_tokens` becomes
  /// `input_cost_per_token_above`, and `above_tokens` is 272,000.
  private static func takeTier(_ members: JSON.Members, into item: inout Item) {
    var tiers: [Int: [(name: String, value: Quantity)]] = [:]
    for (name, value) in members {
      guard case .number(let quantity) = value,
        let match = name.wholeMatch(of: /(.+_cost_per_token)_above_([0-9]{1,5})k_tokens/),
        let thousands = Int(match.2)
      else { continue }
      tiers[thousands, default: []].append((String(match.1) + "_above", quantity))
    }
    guard let lowest = tiers.keys.min() else { return }
    item.numbers["above_tokens"] = Quantity(lowest * 1_000)
    for (name, value) in tiers[lowest] ?? [] { item.numbers[name] = value }
  }
}
