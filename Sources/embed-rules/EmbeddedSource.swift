import Archive

/// The Swift source that holds the rules.
///
/// Raw string literals keep the bytes as they are; a literal's fence has one `#` more than the longest
/// run of them in the text.
struct EmbeddedSource {
  /// The files by their paths.
  var texts: [(path: String, text: String)]
  /// What reading them gave.
  var archive: RulesArchive
  /// The digest of those among them that declare rules.
  var digest: String

  /// The whole source.
  var text: String {
    var out = "extension Rulebook {\n  static let embedded: [Text] = [\n"
    for (path, text) in texts {
      out += "    Text(path: \"\(path)\", content: \(Self.literal(text))),\n"
    }
    out += "  ]\n\n"
    out += "  static let embeddedDigest = \"\(digest)\"\n\n"
    for (part, archive) in [("Rule", archive.rules), ("Price", archive.prices)] {
      out += "  static let archived\(part)Digits = \(Self.literal(archive.digits))\n\n"
      out += "  static let archived\(part)Words = \(Self.literal(archive.words))\n\n"
    }
    return out + "}\n"
  }

  private static func literal(_ text: String) -> String {
    let fence = String(repeating: "#", count: longestFence(in: text) + 1)
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
  }

  private static func longestFence(in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "#" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
