import Advice
public import CostModel
import DecisionModel

/// Writes what a calculator worked out: the amounts, the working, and what it rests on.
public struct CalculationText {
  let style: Style
  let width: Int

  /// Writes for a width.
  public init(style: Style, width: Int) {
    self.style = style
    self.width = width
  }

  /// The page.
  public func render(_ calculation: Calculation) -> String {
    var page = TextPage(style: style, width: width)
    page.paragraph("\(calculation.calculator.name): \(calculation.calculator.says)", style.bold)
    page.gap()
    let names = calculation.amounts.map(\.name)
    let column = (names.map(\.cellWidth).max() ?? 0) + 2
    for (name, _, value) in calculation.amounts {
      let words = Self.words(value)
      if column + words.cellWidth + 2 <= width {
        page.line("  " + name.padded(to: column) + words)
      } else {
        page.paragraph(name, lead: "  ")
        page.paragraph(words, lead: "    ")
      }
    }
    if !calculation.fits {
      page.paragraph(
        "nothing that was asked for is large enough, and this is what it would be if it fitted; leave the "
          + "number of GPUs out, or the GPU, to see what is",
        lead: "  ! ", style.yellow)
    }
    page.heading("Working")
    for (line, _) in calculation.lines {
      page.paragraph("\(line.id) = \(line.formula)", lead: "  ")
      page.paragraph("= " + Self.words(line.value), lead: "    ", style.dim)
    }
    let dated = calculation.asOf.map { ", prices as of \($0.canonical)" } ?? ""
    page.heading("Rests on" + dated)
    for (input, option) in calculation.assumptions {
      page.paragraph(Self.words(input, option), lead: "  ")
    }
    return page.text
  }

  /// Three digits that count, and all digits before the point of what is larger.
  private static func number(_ quantity: Quantity) -> String {
    quantity.micros.magnitude < 100_000_000
      ? quantity.significant(3) : quantity.grouped(digits: 4)
  }

  private static func words(_ value: Estimated) -> String {
    guard let amount = value.amount else { return "not known" }
    let unit = amount.unit.isEmpty ? "" : " " + amount.unit
    let likely = number(amount.likely)
    if amount.low == amount.high { return likely + unit }
    let ends = "\(number(amount.low)) to \(number(amount.high))"
    return "\(likely)\(unit)  (\(ends))"
  }

  private static func words(_ input: CostInput, _ option: String?) -> String {
    var words = input.name
    if let value = input.value {
      let points =
        value.isExact ? [value.likely] : [value.low, value.likely, value.high]
      words += " " + points.map(number).joined(separator: "..")
      if !input.unit.isEmpty { words += " " + input.unit }
    }
    var notes = [input.basis == .answered ? "asked for" : input.source].filter { !$0.isEmpty }
    if let day = input.asOf { notes.append("as of \(day.canonical)") }
    if input.isRecalled { notes.append("recalled") }
    if let option { notes.append("--\(option)") }
    return words + (notes.isEmpty ? "" : "  (\(notes.joined(separator: "; ")))")
  }
}
