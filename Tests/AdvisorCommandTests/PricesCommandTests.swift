import AdvisorCommand
import Foundation
import Testing

/// `advisor prices list`, `show` and `check`, as whole runs on a small book.
@Suite struct PricesCommandTests {
  /// The small rulebook with a table of models, and files to lay over it.
  static let world: World = {
    var world = World.small
    world.files["small/prices/models.rules"] = Array(
      """
      columns model
        stale  after 100 d
        tier   is small or large
        input  within $0.001..200/Mtok
        cached usually as input
        window usually count 1_000 when tier is small
        window usually count 2_000
        holds  cached <= input
        shown  window
        source "a guess" recalled
      table model one
        tier   small
        input  $2/Mtok
        cached $1/Mtok recalled
        remark "mind the small print"
        source "a list" as of 2026-11-01 seen
        valid  until 2026-12-31
      table model one
        tier   small
        input  $4/Mtok
        source "a list" as of 2026-11-01 seen
        valid  from 2027-01-01
      table model "lab/two"
        tier   large
        input  $3..5/Mtok
        source "a list" as of 2026-01 seen
      choose model from model
        is one otherwise
        is lab-three otherwise
      formula token_price money_per_token = model.input + model.cached
        says "both"
      line tokens "tokens" monthly = token_price * 1
      recipe rag
        lines tokens
      table model lab-three
        tier   small
        input  $1/Mtok
        source "a list" as of 2026-11-01 seen
        valid  until 2026-10-01
      """.utf8)
    world.folders["small"] = world.files.keys.filter { $0.hasPrefix("small/") }
      .map { String($0.dropFirst(6)) }.sorted()
    return world
  }()

  static func json(_ run: Run) throws -> [String: Any] { try AnswersTests.json(run) }

  static func run(_ line: String, _ files: [String: String] = [:]) -> Run {
    var world = world
    for (path, text) in files { world.files[path] = Array(text.utf8) }
    return world.run("prices \(line) --rules small")
  }

  @Test func listNamesTablesAndWhatHasEnded() {
    let run = Self.run("list")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("prices as of 2026-11-21\n"))
    #expect(run.output.contains("model (4)  2026-01 to 2026-11-01\n"))
    #expect(
      run.output.contains("one, one (from 2027-01-01), lab/two, lab-three (until 2026-10-01)"))
    #expect(run.output.contains("input (4)"))
    let later = Self.run("list model --as-of 2027-02-01")
    #expect(later.output.contains("taken at 2027-02-01"))
    #expect(
      later.output.contains(
        "  one (until 2026-12-31)               2        1~  small  2026-11-01\n"))
    #expect(
      later.output.contains(
        "  lab/two                           3..5         -  large     2026-01\n"))
    #expect(Self.run("list modle").errors.contains("did you mean `model`?"))
    #expect(Self.run("list modle").status == 64)
  }

  @Test(arguments: [20, 40, 80, 120]) func listFitsTheWidth(_ width: Int) {
    var world = Self.world
    world.environment["COLUMNS"] = "\(width)"
    for line in ["prices list --rules small", "prices list model --rules small"] {
      let lines = world.run(line).lines
      #expect(lines.allSatisfy { $0.count <= max(width, 40) }, "\(lines)")
    }
  }

  @Test func showSaysAllOfAPrice() throws {
    let run = Self.run("show ONE")
    #expect(run.status == 0, "\(run.errors)")
    for part in [
      "model one\nsmall/prices/models.rules:11\n", "input   2 USD/Mtok\n",
      "cached  1 USD/Mtok, recalled\n", "window  1,000, as usual\n", "valid   until 2026-12-31\n",
      "remark  mind the small print\n", "(20 days before 2026-11-21), seen\n",
      "usual   a guess, recalled or judged\n", "read    input, cached by formula token_price\n",
      "picked  model, unless something else is said\n", "prices  rag\n",
      "valid   from 2027-01-01, not on 2026-11-21\n",
    ] {
      #expect(run.output.contains(part), "\(part)\(run.output)")
    }
    let shown = try Self.json(Self.run("show one --json"))
    let list = try #require((shown["prices"] as? [String: Any])?["show"] as? [[String: Any]])
    #expect(list.count == 2)
    #expect(list[0]["until"] as? String == "2026-12-31" && list[0]["valid"] as? Bool == true)
    #expect(list[0]["techniques"] as? [String] == ["rag"])
    let fields = try #require(list[0]["fields"] as? [[String: Any]])
    #expect(fields.map { $0["usual"] as? Bool } == [false, false, true])
    #expect(fields[1]["recalled"] as? Bool == true)
  }

  @Test func showTakesInputsAndFormulas() {
    #expect(Self.run("show training_price").output.contains("value  100..300 USD\n"))
    let formula = Self.run("show token_price").output
    #expect(formula.contains("is      model.input + model.cached\n"))
    #expect(formula.contains("read    by line tokens\n"))
    let unknown = Self.run("show on")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean `one`?"))
  }

  /// A fault of a file of one's own, and what names it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var code: String
    var text: String
    var line: Int
    var isError = true
    var testDescription: String { "\(code) \(line)" }
  }

  static let faults = [
    Fault(
      code: "P201", text: "table model m\n  tier small\n  input $1/Mtok\n  source \"\" seen",
      line: 1),
    Fault(
      code: "P203", text: "table model m\n  tier small\n  input $300/Mtok\n  source \"s\" seen",
      line: 1),
    Fault(
      code: "P203", text: "table model m\n  tier small\n  input $0/Mtok\n  source \"s\" seen",
      line: 1),
    Fault(
      code: "P204",
      text:
        "table model m\n  tier small\n  input $1/Mtok\n  cached $1.01/Mtok\n  source \"s\" seen",
      line: 1),
    Fault(
      code: "P204",
      text: "table model m\n  tier small\n  input $1..2..3/Mtok\n"
        + "  cached $1..2..4/Mtok\n  source \"s\" seen", line: 1),
    Fault(
      code: "P207",
      text: "\ntable model m\n  tier small\n  input $1/request\n"
        + "  cached $1/request\n  source \"s\" seen", line: 2),
    Fault(
      code: "P208", text: "table model m\n  tier huge\n  input $1/Mtok\n  source \"s\" seen",
      line: 1),
    Fault(
      code: "P115",
      text:
        "table model m\n  tier small\n  input $1/Mtok\n  source \"s\" seen\n  valid until 2027-01\n"
        + "table model m\n  tier small\n  input $2/Mtok\n  source \"s\" seen\n"
        + "  valid from 2027-01-31", line: 6),
    Fault(
      code: "P202",
      text: "table model m\n  tier small\n  input $1/Mtok\n  source \"s\" as of 2026-08-12 seen",
      line: 1, isError: false),
    Fault(
      code: "P205", text: "input unread money = $5\n  source \"s\" seen", line: 1, isError: false),
    Fault(
      code: "P205", text: "table thing t\n  price $5\n  source \"s\" seen", line: 1, isError: false),
    Fault(
      code: "P205",
      text: "table model m\n  tier small\n  inptu $5/Mtok\n  input $1/Mtok\n"
        + "  source \"s\" seen", line: 1, isError: false),
    Fault(
      code: "P206",
      text: "table model m\n  tier small\n  input $1/Mtok\n  source \"s\" seen\n"
        + "  valid until 2026-11-20", line: 1, isError: false),
  ]

  @Test(arguments: faults) func checkFindsWhatIsWrong(_ fault: Fault) throws {
    let run = Self.run("check mine.prices --json", ["mine.prices": fault.text + "\n"])
    #expect(run.status == (fault.isError ? 2 : 0), "\(run.output)")
    let found = try #require(try Self.json(run)["diagnostics"] as? [[String: Any]])
    let one = try #require(found.first { $0["code"] as? String == fault.code }, "\(run.errors)")
    #expect(one["severity"] as? String == (fault.isError ? "error" : "warning"))
    let place = try #require(one["location"] as? [String: Any])
    #expect(place["file"] as? String == "mine.prices" && place["line"] as? Int == fault.line)
    let files = found.compactMap { ($0["location"] as? [String: Any])?["file"] as? String }
    #expect(Set(files) == ["mine.prices"], "only the file that was named")
    #expect((try Self.json(run)["prices"] is [String: Any]) == !fault.isError)
  }

  /// Other commands take such prices as they are given, and say so.
  @Test func slipsAreSaidWhereverAFileIsLaidOver() {
    var world = Self.world
    world.files["slip"] = Array(
      "table model m\n  tier small\n  input $300/Mtok\n  source \"s\" seen\n".utf8)
    let run = world.run("recommend good.conf --rules small --prices slip")
    #expect(run.status == 0)
    #expect(run.errors.contains("slip:1:13: warning[P203]"), "\(run.errors)")
    #expect(run.errors.contains("1 | table model m"))
    let check = world.run("prices check slip --rules small")
    #expect(check.status == 2 && !check.errors.contains("warning[P203]"))
  }

  /// The day before the limit is reached, and the day before an entry ends, are no findings.
  @Test func checkTakesTheDayItIsGiven() {
    let text =
      "table model m\n  tier small\n  input $1/Mtok\n  source \"s\" as of 2026-08-13 seen\n"
    #expect(!Self.run("check mine", ["mine": text]).errors.contains("P202"))
    #expect(Self.run("check mine --as-of 2026-11-22", ["mine": text]).errors.contains("P202"))
    let ended = text + "  valid until 2026-11-21\n"
    #expect(!Self.run("check mine", ["mine": ended]).errors.contains("P206"))
    #expect(Self.run("check mine --as-of 2026-11-22", ["mine": ended]).errors.contains("P206"))
  }

  @Test func checkNamesEveryFaultOfEveryFile() {
    let run = Self.run(
      "check one.prices two.prices",
      ["one.prices": "input x speed = 5\n", "two.prices": "line y \"t\" weekly = 5\n"])
    #expect(run.status == 2)
    #expect(run.errors.contains("one.prices:1:9: error[P103]"))
    #expect(run.errors.contains("two.prices:1:12: error[P105]"))
    #expect(Self.run("check nowhere.prices").status == 1)
    for text in ["", "# nothing\n"] {
      let empty = Self.run("check blank", ["blank": text])
      #expect(empty.status == 2 && empty.errors.contains("P118"), "\(empty.errors)")
    }
  }

  @Test func checkOfTheWholeBookCounts() {
    let run = Self.run("check")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("4 prices, 4 inputs, 1 formula, 3 lines, 2 recipes\n"))
    #expect(run.errors.contains("small/prices/models.rules:23:13: warning[P202]"))
    #expect(run.errors.contains("nothing reads `model`: `lab/two`"))
  }
}
