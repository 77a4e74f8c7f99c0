/// A table; on a narrow page each row becomes a block with the heading before each cell.
struct DataTable {
  /// A column.
  struct Column {
    /// Its heading.
    let title: String
    /// Whether it holds numbers, which stand to the right.
    var isNumber = false
  }

  /// A row: one cell for each column.
  struct Row {
    /// The cells; the first one heads the row.
    let cells: [Markup]
    /// By which other places of the page point at it.
    var id: String?

    init(_ cells: [Markup], id: String? = nil) {
      self.cells = cells
      self.id = id
    }

    init(_ cells: [String]) { self.init(cells.map { .text($0) }) }
  }

  /// What the table holds.
  let caption: String
  /// The columns.
  let columns: [Column]
  /// The rows.
  let rows: [Row]

  /// As it stands on the page. Roles are spelled out since a table that is laid out as blocks loses them
  /// in some browsers.
  var markup: Markup {
    Markup("table", ["role": "table"]) {
      Markup("caption") { caption }
      Markup("thead", ["role": "rowgroup"]) {
        Markup("tr", ["role": "row"]) {
          for column in columns {
            Markup(
              "th",
              [
                "role": "columnheader", "scope": "col", "class": column.isNumber ? "number" : nil,
              ]
            ) { column.title }
          }
        }
      }
      Markup("tbody", ["role": "rowgroup"]) {
        for row in rows { markup(of: row) }
      }
    }
  }

  private func markup(of row: Row) -> Markup {
    Markup("tr", ["role": "row", "id": row.id]) {
      for (place, column) in columns.enumerated() {
        let cell = row.cells.indices.contains(place) ? row.cells[place] : .none
        if place == 0 {
          Markup("th", ["role": "rowheader", "scope": "row"]) { cell }
        } else {
          Markup(
            "td",
            [
              "role": "cell", "class": column.isNumber ? "number" : nil, "data-label": column.title,
            ]
          ) { Markup("span") { cell } }
        }
      }
    }
  }
}
