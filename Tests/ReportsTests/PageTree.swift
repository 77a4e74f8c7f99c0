import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page read by a parser that is not ours and forgives nothing.
struct PageTree {
  /// An element with its place in the tree.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The names of what it stands in, the outermost first.
    let around: [String]
    /// The number of the element it stands in; -1 for the outermost.
    let parent: Int
    /// The text in it, that of its elements included.
    var text = ""
  }

  /// All elements, in the order they begin in.
  let elements: [Element]
  /// Why it can't be read; nil when it can.
  let fault: String?

  init(_ page: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = reader
    let isRead = parser.parse()
    elements = reader.elements
    fault =
      isRead ? nil : "line \(parser.lineNumber): \(parser.parserError?.localizedDescription ?? "?")"
  }

  func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

  /// The elements below one of them.
  func below(_ element: Int, _ name: String) -> [Element] {
    elements.filter { candidate in
      guard candidate.name == name else { return false }
      var parent = candidate.parent
      while parent >= 0, parent != element { parent = elements[parent].parent }
      return parent == element
    }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append(
        Element(
          name: name, attributes: attributes, around: open.map { elements[$0].name },
          parent: open.last ?? -1))
      open.append(elements.count - 1)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      for place in open { elements[place].text += text }
    }
  }
}
