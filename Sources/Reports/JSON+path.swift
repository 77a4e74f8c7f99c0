extension JSON {
  /// The value at a dotted path such as `recommendation.next.technique` or `flips.0.key`.
  public func value(at path: String) -> JSON? {
    var value = self
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      switch value {
      case .object(let members):
        guard let member = members[String(name)] else { return nil }
        value = member
      case .array(let items):
        guard let index = Int(name), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  /// Every path below this value in order, members of lists left out.
  public var paths: [String] {
    guard case .object(let members) = self else { return [] }
    return members.flatMap { name, value in [name] + value.paths.map { "\(name).\($0)" } }
  }

  /// The value as a script reads it: a scalar raw, null as nothing, a list of scalars joined by
  /// commas, anything else as JSON on one line.
  public var raw: String {
    switch self {
    case .null: return ""
    case .string(let text): return text
    case .array(let items):
      let scalars = items.compactMap { item -> String? in
        switch item {
        case .array, .object: nil
        default: item.raw
        }
      }
      return scalars.count == items.count ? scalars.joined(separator: ",") : line
    default: return line
    }
  }
}
