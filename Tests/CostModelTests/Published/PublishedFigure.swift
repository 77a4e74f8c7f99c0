import Foundation
import Testing

/// A figure that somebody published, and the inputs it was published with.
struct PublishedFigure: Sendable, CustomTestStringConvertible {
  var id: String
  var quantity: String
  /// In the order of the file.
  var inputs: [(name: String, value: String)]
  var range: ClosedRange<Double>
  var unit: String
  var source: String

  var testDescription: String { id }

  subscript(_ name: String) -> String? { inputs.first { $0.name == name }?.value }

  /// An input of the row's own, as a number; a range gives its middle.
  func number(_ name: String) throws -> Double {
    let text = try #require(self[name], "\(id) has no \(name)")
    let ends = try text.components(separatedBy: "..").map { try #require(Double($0), "\(text)") }
    return ends.reduce(0, +) / Double(ends.count)
  }

  /// By what share a number lies outside; 0 within.
  func error(of value: Double) -> Double {
    if range.contains(value) { return 0 }
    let near = value < range.lowerBound ? range.lowerBound : range.upperBound
    return abs(value / near - 1)
  }

  /// The rows of a file beside this one.
  static func rows(of file: String) -> [PublishedFigure] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: file)
    guard let data = try? Data(contentsOf: url) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst()
    return lines.compactMap { row(fields(of: $0)) }
  }

  private static func row(_ fields: [String]) -> PublishedFigure? {
    guard fields.count == 8, let low = Double(fields[3]), let high = Double(fields[4]) else {
      return nil
    }
    let inputs = fields[2].components(separatedBy: "; ").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (name: parts[0], value: parts[1]) : nil
    }
    return PublishedFigure(
      id: fields[0], quantity: fields[1], inputs: inputs, range: low...high, unit: fields[5],
      source: fields[6])
  }

  /// A line of CSV; a field in quotes may hold commas.
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
