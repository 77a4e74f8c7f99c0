import DecisionModel
import Foundation
import Testing

@testable import Reports

/// Pages of use cases of different shapes, as a browser and a reader of screens take them.
@Suite struct HTMLReportTests {
  struct Page: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let tree: PageTree
    var testDescription: String { name }
  }

  static let pages: [Page] = zip(BuiltIn.cases, AdviceRecordTests.documents).compactMap {
    one, document in
    do {
      let text = HTMLReport(try AdviceRecord(document)).text
      return Page(name: one.name, text: text, tree: PageTree(text))
    } catch { return nil }
  }

  @Test func everyCaseHasAPage() { #expect(Self.pages.count == BuiltIn.cases.count) }

  @Test(arguments: pages)
  func isWellFormedAndSmall(page: Page) {
    #expect(page.tree.fault == nil)
    #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.text.hasSuffix("</html>\n"))
    #expect(page.text.utf8.count < 300_000)
  }

  @Test(arguments: pages)
  func loadsNothingAndRunsNothing(page: Page) {
    let known: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "section",
      "footer", "h1", "h2", "h3", "p", "span", "b", "strong", "code", "cite", "ul", "ol", "li",
      "dl", "dt", "dd", "div", "details", "summary", "figure", "figcaption", "table", "caption",
      "thead", "tbody", "tr", "th", "td", "wbr", "svg", "desc", "g", "rect", "circle", "line",
      "path", "text", "pattern", "defs", "symbol", "use",
    ]
    #expect(Set(page.tree.elements.map(\.name)).subtracting(known) == [])
    for element in page.tree.elements {
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(name)")
        if name == "href" { #expect(value.hasPrefix("#"), "\(value)") }
        if value.contains("url(") { #expect(value.hasPrefix("url(#")) }
      }
    }
    let rules = page.tree.all("style").map(\.text).joined()
    for bad in ["url(", "@import", "http", "expression("] { #expect(!rules.contains(bad)) }
    let policy = page.tree.all("meta").first { $0.attributes["http-equiv"] != nil }
    #expect(
      policy?.attributes["content"]
        == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
  }

  @Test(arguments: pages)
  func isFoundAroundWithoutEyes(page: Page) {
    let tree = page.tree
    let ids = tree.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in tree.elements {
      if let target = element.attributes["href"] {
        #expect(ids.contains(String(target.dropFirst())))
      }
      for name in element.attributes["aria-labelledby"]?.split(separator: " ") ?? [] {
        #expect(ids.contains(String(name)), "\(name)")
      }
    }
    #expect(tree.all("h1").count == 1 && tree.all("main").count == 1)
    var level = 0
    for heading in tree.all("h1", "h2", "h3") {
      let next = Int(heading.name.suffix(1)) ?? 9
      #expect(next <= level + 1, "\(heading.text)")
      #expect(heading.text.contains { !$0.isWhitespace })
      level = next
    }
    // The first thing a keyboard reaches leads past the head.
    #expect(tree.all("a", "summary").first?.attributes["href"] == "#main")
    #expect(tree.all("header").count == 1 && tree.all("footer").count == 1)
    #expect(tree.all("section").allSatisfy { $0.attributes["aria-labelledby"] != nil })
  }

  @Test(arguments: pages)
  func everyPictureIsATableToo(page: Page) {
    let tree = page.tree
    for (place, figure) in tree.elements.enumerated() where figure.name == "figure" {
      let pictures = tree.below(place, "svg").filter { $0.attributes["role"] == "img" }
      #expect(pictures.count == 1)
      #expect(tree.below(place, "desc").first.map { $0.text.count > 20 } == true)
      #expect(tree.below(place, "title").first?.text.isEmpty == false)
      let tables = tree.below(place, "table")
      #expect(tables.count == 1 && tree.below(place, "tr").count > 1)
    }
    #expect(
      tree.all("svg").filter { $0.attributes["role"] == "img" }.count == tree.all("figure").count)
    for (place, table) in tree.elements.enumerated() where table.name == "table" {
      #expect(tree.below(place, "caption").first?.text.isEmpty == false)
      let heads = tree.below(place, "th").filter { $0.attributes["scope"] == "col" }.map(\.text)
      for (row, element) in tree.elements.enumerated()
      where element.name == "tr" && element.around.last == "tbody" && tree.contains(row, in: place)
      {
        #expect(
          tree.below(row, "td").map { $0.attributes["data-label"] ?? "" }
            == Array(heads.dropFirst()))
        #expect(tree.below(row, "th").count == 1)
      }
    }
  }

  @Test func saysTheVerdictAndItsCostFirst() throws {
    let record = try AdviceRecord(AdviceRecordTests.documents[0])
    let tree = Self.pages[0].tree
    let head = tree.all("header")[0].text
    #expect(tree.all("h1")[0].text == record.recommendation.headline)
    let monthly = try #require(record.cost?.destination.monthly?.likely?.dollars)
    #expect(head.contains(monthly + " a month"))
    #expect(head.contains("Do first: "))
    for step in record.recommendation.path {
      #expect(tree.all("main")[0].text.contains(step.title))
    }
    for technique in record.techniques where technique.verdict == "recommended" {
      for reason in technique.reasons where reason.counts {
        #expect(Self.pages[0].text.contains("<code>\(reason.rule)</code>"))
      }
    }
  }

  @Test func equalAdviceGivesEqualBytes() throws {
    for (document, page) in zip(AdviceRecordTests.documents, Self.pages).suffix(1) {
      let again = try AdviceRecord(JSON(reading: document.document))
      #expect(HTMLReport(again).text == page.text)
    }
  }

  /// Whatever the texts say, the page has the elements and attributes that plain words give.
  @Test(arguments: HostileText.all + [HostileText.all.joined(separator: " ")])
  func nothingActs(text: String) throws {
    let plain = try Self.plain.get()
    let hostile = try Self.skeleton("x" + text + " " + text)
    #expect(hostile == plain)
  }

  private static let plain = Result { try skeleton("word") }

  private static func skeleton(_ text: String) throws -> [String] {
    let document = HostileText.infest(AdviceRecordTests.documents[0], with: text)
    let page = HTMLReport(try AdviceRecord(document)).text
    for scalar in page.unicodeScalars where Inert.acts(scalar) { #expect(scalar == "\n") }
    let tree = PageTree(page)
    #expect(tree.fault == nil)
    // Long names stand in two lengths, and long words may break in cells.
    return tree.elements.filter { $0.name != "wbr" && $0.name != "text" }.map { element in
      let names = element.attributes.keys.sorted().joined(separator: " ")
      return "\(element.around.last ?? "") > \(element.name) \(names)"
    }
  }

  @Test func longTextsAreCut() throws {
    let long = String(repeating: "<b>&", count: 75_000)
    let document = HostileText.infest(AdviceRecordTests.documents[4], with: long)
    let page = HTMLReport(try AdviceRecord(document)).text
    #expect(PageTree(page).fault == nil)
    #expect(!page.contains("<b>&") && page.contains("more bytes"))
    #expect(page.utf8.count < 3_000_000)
  }
}

extension PageTree {
  /// Whether an element stands somewhere in another.
  fileprivate func contains(_ element: Int, in other: Int) -> Bool {
    var parent = elements[element].parent
    while parent > other { parent = elements[parent].parent }
    return parent == other
  }
}
