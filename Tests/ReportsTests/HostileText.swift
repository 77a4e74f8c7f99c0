import Reports

/// Text that tries to act in whatever it is put into.
enum HostileText {
  static let all = [
    "<script>alert(1)</script>", "</code></details><img src=x onerror=alert(1)>",
    "`code` ``more`` ```fence", "| a | b |", "\\| x \\\\| y", "%0A::error::x%0D",
    "\n::error file=a,line=1::owned\n", "\u{1B}[31mred\u{1B}]0;title\u{7}",
    "\u{202E}gnp.exe\u{2066}",
    "[link](javascript:alert(1))", "![i](http://evil.example/x.png)", "https://evil.example/x",
    "www.evil.example", "@everyone me@evil.example", "#1 GH-1", "- item", "1. item", "# heading",
    "$\\mathbf{x}$ and $$y$$", "&lt;b&gt; &#60;b&#62;", "--> <!-- x",
    "=HYPERLINK(\"http://e\",\"x\")",
    "\"quoted\", comma", "'\"><svg onload=alert(1)>", "\u{0}\u{8}\u{85}\u{2028}",
    "*bold* _it_ ~~no~~",
    "\u{FEFF}\u{200B}\u{E0041}",
  ]

  /// A document whose texts all hold `text`, but for those by which a reader tells its kind.
  static func infest(_ document: JSON, with text: String) -> JSON {
    infest(document, with: text, named: "")
  }

  private static let kept: Set<String> = ["format_version", "command", "status"]

  private static func infest(_ value: JSON, with text: String, named name: String) -> JSON {
    switch value {
    case .string: kept.contains(name) ? value : .string(text)
    case .array(let items): .array(items.map { infest($0, with: text, named: name) })
    case .object(let members):
      .object(
        JSON.Members(members.map { ($0, infest($1, with: text, named: $0)) }))
    default: value
    }
  }
}
