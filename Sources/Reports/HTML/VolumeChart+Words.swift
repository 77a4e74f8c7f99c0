import Advice
import DecisionModel

extension VolumeChart {
  private func name(at place: Int) -> String { name(lines[place].techniques) }

  /// Where lines cross, in sentences.
  var sentences: [String] {
    crossings.map { crossing in
      "\(Self.letters[0]) and \(Self.letters[crossing.line]) cost the same at about "
        + "\(Quantity(rounding: crossing.volume).grouped(digits: 3)) requests a month"
    }
  }

  var key: Markup {
    Markup("ul", ["class": "key"]) {
      for place in lines.indices {
        Markup("li") {
          Markup("b") { Self.letters[place] }
          " " + name(at: place) + (lines[place].isDestination ? ", recommended" : "")
        }
      }
      for sentence in sentences { Markup("li", ["class": "same"]) { sentence } }
    }
  }

  var summary: String {
    let first = volumes.first.map { Quantity(rounding: $0).grouped(digits: 3) } ?? ""
    let last = volumes.last.map { Quantity(rounding: $0).grouped(digits: 3) } ?? ""
    let ends = lines.indices.map { place in
      let known = lines[place].points.compactMap(\.self)
      return "\(Self.letters[place]), \(name(at: place)), goes from "
        + "\(known.first?.likely.dollars ?? "") to \(known.last?.likely.dollars ?? "")"
    }
    return "Line chart over \(first) to \(last) requests a month; today "
      + "\(curve.volume.grouped(digits: 3)). " + (ends + sentences).joined(separator: "; ") + "."
  }

  var table: DataTable {
    DataTable(
      caption: "\(measure.capitalized): likely (low to high)",
      columns: [.init(title: "requests a month")]
        + lines.indices.map { .init(title: Self.letters[$0] + " " + name(at: $0), isNumber: true) },
      rows: curve.volumes.indices.map { place in
        DataTable.Row(
          [curve.volumes[place].grouped(digits: 4)]
            + lines.map { line in
              guard let cost = line.points[place] else { return "-" }
              return "\(cost.likely.dollars) (\(cost.low.dollars) to \(cost.high.dollars))"
            })
      })
  }
}
