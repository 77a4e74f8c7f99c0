import AdvisorCommand
import Foundation
import Reports
import Testing

/// Text that tries to act in a terminal, a page, a job or a spreadsheet, in every place where a user or
/// a rule file can put one.
@Suite struct HostileInputTests {
  static let texts = [
    "<script>alert(1)</script>", "`a` ```b", "| a | \\| b", "%0A::error::x", "::error file=x::y",
    "##[group]x",
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{1B}[8m", "\u{202E}gnp.exe",
    "\u{2066}x\u{2069}",
    "a\nb", "\u{9B}2J", "@everyone", "[x](javascript:y)", "https://evil.example",
    "=HYPERLINK(\"http://evil.example\")", "\u{0}", "\u{200B}\u{FEFF}\u{E0041}", "&lt;b&gt;", "-->",
  ]

  /// Where such a text is put, as a run of the program.
  enum Place: String, CaseIterable {
    case fileName, flag, variable, key, rule, title, missingFile, gate, member, command

    func run(_ text: String, _ form: [String], _ world: World) -> Run {
      var world = world
      let words = ["recommend", "good.conf", "--rules", "small"] + form
      switch self {
      case .fileName:
        let name = text + ".conf"
        world.files[name] = Array("examples = 500\nfacts_needed = yes\nexamplez = 1\n".utf8)
        return world.run(["recommend", name, "--allow-unknown", "--rules", "small"] + form)
      case .missingFile: return world.run(["recommend", text, "--rules", "small"] + form)
      case .flag: return world.run(words + ["--set", "examples=\(text)"])
      case .gate: return world.run(words + ["--fail-on", text])
      case .member: return world.run(words + ["--get", text])
      case .command: return world.run([text] + form)
      case .variable:
        world.environment["ADVISOR_ANSWER_SPEED"] = text
        return world.run(words)
      case .key:
        world.files["key.conf"] = Array("x.note = '\(text)'\n\(text) = 5\nexamples = 1\n".utf8)
        return world.run(["recommend", "key.conf", "--rules", "small"] + form)
      case .rule, .title:
        let old = self == .rule ? "there is enough to learn from" : "Build retrieval"
        for (path, bytes) in world.files where path.hasPrefix("small/") {
          let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          let rules = String(decoding: bytes, as: UTF8.self).replacing(old, with: escaped)
          world.files[path] = Array(rules.utf8)
        }
        return world.run(words)
      }
    }
  }

  private static let forms: [[String]] =
    [[], ["--color", "always"], ["--json"], ["--step-summary"]]
    + ReportForm.allCases.map { ["--format", $0.rawValue] }

  @Test(arguments: Place.allCases)
  func comesOutInert(place: Place) {
    var world = World.small
    world.environment["GITHUB_STEP_SUMMARY"] = "summary.md"
    for (number, text) in Self.texts.enumerated() {
      // Text and annotations each time, the other forms in turn.
      let turn = Self.forms[number % Self.forms.count]
      for form in [[], ["--format", "github"], turn] {
        let run = place.run(text, form, world)
        let name = "\(place) \(text.debugDescription) \(form)"
        let isColored = form.contains("--color")
        let pages = [run.output, run.errors] + run.written.values
        for page in pages {
          let seen = isColored ? page.replacing(/\u{1B}\[(0|1|2|31|32|33|36)m/, with: "") : page
          let acting = seen.unicodeScalars.first {
            $0 != "\n" && $0 != "\t" && Inert.acts($0)
          }
          #expect(acting == nil, "\(name): \(acting?.value ?? 0)")
        }
        let orders = run.errors.split(separator: "\n").filter {
          let start = $0.drop { $0 == " " || $0 == "\t" }
          return start.hasPrefix("::") || start.hasPrefix("##[")
        }
        #expect(orders.isEmpty, "\(name): \(orders)")
        if form.contains("html") || form.contains("markdown") {
          for tag in ["<script", "<img", "href=\"java", "src=\"", "url(http"] {
            #expect(!run.output.contains(tag), "\(name): \(tag)")
          }
        }
        if form.contains("github") {
          let isOurs = run.output.split(separator: "\n").allSatisfy {
            ["::error ", "::warning ", "::notice "].contains(where: $0.hasPrefix)
          }
          #expect(isOurs, "\(name): \(run.output)")
        }
        if form == ["--json"], !run.output.isEmpty {
          let data = Data(run.output.utf8)
          #expect((try? JSONSerialization.jsonObject(with: data)) != nil, "\(name)")
        }
      }
    }
  }

  /// A rule, a name and an answer of 300 KB: a result or a refusal, and a page that stays small.
  @Test(arguments: [Place.rule, .title, .flag, .variable, .missingFile, .key, .fileName])
  func longTextStaysInBounds(place: Place) {
    let long = String(repeating: "0123456789<|", count: 25_000)
    var world = World.small
    world.environment["GITHUB_STEP_SUMMARY"] = "summary.md"
    for form in Self.forms where form.contains("markdown") || form.contains("--step-summary") {
      let run = place.run(long, form, world)
      let page = form.contains("markdown") ? run.output : run.written["summary.md"] ?? ""
      #expect(page.utf8.count <= 60_000, "\(place) \(page.utf8.count)")
      #expect([0, 1, 2].contains(run.status))
    }
  }
}
