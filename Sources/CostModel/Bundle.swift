internal import DecisionModel

/// Techniques that are priced together, and the lines that are reported for them.
struct Bundle: Sendable {
  /// Which of the estimator's own bundles it is; nil for one that was put together for a case.
  var place: Int?
  var techniques: [TechniqueID]
  var isAddition: Bool
  /// What changes the meaning of names.
  var recipes: [PriceBook.Recipe]
  /// What is reported.
  var lines: [PriceBook.Line]
  var measures: [PriceBook.Recipe.Measure]
  /// The arithmetic of the lines and of the measures.
  var lineTerms: [Term] = []
  var measureTerms: [Term] = []
  /// The places of the lines of each kind, by its place.
  private var kindLines: [[Int]] = []
  /// What the recipes change.
  var changes: SceneChanges

  /// One technique, alone or beside the one it adds to.
  init(_ recipe: PriceBook.Recipe, in graph: Graph) {
    self.init([recipe.technique], [recipe], in: graph)
    guard let beside = recipe.beside.flatMap({ graph.book.recipe($0) }) else { return }
    isAddition = true
    recipes = [beside, recipe]
    leave(out: Set(beside.lines))
    changes = SceneChanges(graph, recipes)
  }

  /// Several techniques; lines they share count once, members of a bundle bring its recipe, and where all
  /// of them are additions what the first stands beside is there too.
  init(_ techniques: [TechniqueID], in graph: Graph) {
    let book = graph.book
    var recipes = techniques.compactMap { book.recipe($0) }
    for recipe in book.recipes where !recipe.members.isEmpty {
      let isWhole = recipe.members.allSatisfy(techniques.contains)
      if isWhole, !techniques.contains(recipe.technique) { recipes.append(recipe) }
    }
    let standsAlone = recipes.contains { $0.beside == nil }
    if !standsAlone, let beside = recipes.first?.beside.flatMap({ book.recipe($0) }) {
      recipes.insert(beside, at: 0)
    }
    self.init(techniques, recipes, in: graph)
  }

  private init(
    _ techniques: [TechniqueID], _ recipes: [PriceBook.Recipe], in graph: Graph
  ) {
    self.techniques = techniques
    self.recipes = recipes
    isAddition = false
    changes = SceneChanges(graph, recipes)
    let dropped = Set(recipes.flatMap(\.drops))
    var seen: Set<String> = []
    let paid = recipes.flatMap(\.lines)
      .filter { !dropped.contains($0) && seen.insert($0).inserted }
      .compactMap { id in graph.book.lines.firstIndex { $0.id == id } }
    lines = paid.map { graph.book.lines[$0] }
    lineTerms = paid.map { graph.lineTerms[$0] }
    // What several measure alike is that of the last one that can stand alone.
    measures = []
    let additions = recipes.filter { $0.beside != nil }
    let others = recipes.filter { $0.beside == nil }
    for measure in (additions + others).flatMap(\.measures) {
      if let place = measures.firstIndex(where: { $0.name == measure.name }) {
        measures[place] = measure
      } else {
        measures.append(measure)
      }
    }
    measureTerms = measures.map { graph.term($0.expression) }
    sortByKind()
  }

  /// The bill alone, without some of its lines.
  func without(_ left: Set<String>) -> Bundle {
    var rest = self
    rest.place = nil
    rest.leave(out: left)
    rest.measures = []
    rest.measureTerms = []
    return rest
  }

  /// Takes lines out.
  mutating func leave(out left: Set<String>) {
    let kept = lines.indices.filter { !left.contains(lines[$0].id) }
    lines = kept.map { lines[$0] }
    lineTerms = kept.map { lineTerms[$0] }
    sortByKind()
  }

  private mutating func sortByKind() {
    kindLines = PriceBook.Line.Kind.allCases.map { _ in [] }
    for (place, line) in lines.enumerated() { kindLines[line.kind.place].append(place) }
  }

  /// The places of the lines of a kind.
  func lines(of kind: PriceBook.Line.Kind) -> [Int] { kindLines[kind.place] }

  /// The steps at which something is paid, in order of the lines.
  var steps: [StepID] {
    var seen: Set<StepID> = []
    return lines.compactMap { $0.kind == .upfront ? $0.step : nil }
      .filter { seen.insert($0).inserted }
  }
}

extension PriceBook {
  /// The places of bundles behind those of its recipes: today's version, a destination, and one technique
  /// beside another.
  var placeOfToday: Int { recipes.count }
  var placeOfDestination: Int { recipes.count + 1 }
  var firstPlaceBeside: Int { recipes.count + 2 }
}

extension PriceBook.Line.Kind {
  /// Its place among all kinds.
  var place: Int {
    switch self {
    case .upfront: 0
    case .monthly: 1
    case .serving: 2
    case .upkeep: 3
    case .request: 4
    case .horizon: 5
    }
  }
}
