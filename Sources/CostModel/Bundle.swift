internal import DecisionModel

/// Techniques that are priced together, and the lines that are reported for them.
struct Bundle: Sendable {
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
  /// What the recipes change.
  var changes: SceneChanges

  /// One technique, alone or beside the one it adds to.
  init(_ recipe: PriceBook.Recipe, in graph: Graph) {
    self.init([recipe.technique], [recipe], in: graph)
    guard let beside = recipe.beside.flatMap({ graph.book.recipe($0) }) else { return }
    isAddition = true
    recipes = [beside, recipe]
    let theirs = Set(beside.lines)
    lines.removeAll { theirs.contains($0.id) }
    prepare(in: graph)
  }

  /// Several techniques; lines they share count once, and members of a bundle bring its recipe.
  init(_ techniques: [TechniqueID], in graph: Graph) {
    let book = graph.book
    var recipes = techniques.compactMap { book.recipe($0) }
    for recipe in book.recipes where !recipe.members.isEmpty {
      let isWhole = recipe.members.allSatisfy(techniques.contains)
      if isWhole, !techniques.contains(recipe.technique) { recipes.append(recipe) }
    }
    self.init(techniques, recipes, in: graph)
    let standsAlone = recipes.contains { $0.beside == nil }
    if !standsAlone, let beside = recipes.first?.beside.flatMap({ book.recipe($0) }) {
      self.recipes.insert(beside, at: 0)
      prepare(in: graph)
    }
  }

  private init(
    _ techniques: [TechniqueID], _ recipes: [PriceBook.Recipe], in graph: Graph
  ) {
    self.techniques = techniques
    self.recipes = recipes
    isAddition = false
    changes = SceneChanges(graph)
    let dropped = Set(recipes.flatMap(\.drops))
    var seen: Set<String> = []
    lines = recipes.flatMap(\.lines)
      .filter { !dropped.contains($0) && seen.insert($0).inserted }
      .compactMap { graph.book.line($0) }
    // What several measure alike is that of the last one that can stand alone.
    var places: [String: Int] = [:]
    measures = []
    let additions = recipes.filter { $0.beside != nil }
    let others = recipes.filter { $0.beside == nil }
    for measure in (additions + others).flatMap(\.measures) {
      if let place = places[measure.name] {
        measures[place] = measure
      } else {
        places[measure.name] = measures.count
        measures.append(measure)
      }
    }
    prepare(in: graph)
  }

  /// Looks the names up.
  private mutating func prepare(in graph: Graph) {
    lineTerms = lines.map { graph.term($0.expression) }
    measureTerms = measures.map { graph.term($0.expression) }
    changes = SceneChanges(graph, recipes)
  }

  /// The steps at which something is paid, in order of the lines.
  var steps: [StepID] {
    var seen: Set<StepID> = []
    return lines.compactMap { $0.kind == .upfront ? $0.step : nil }
      .filter { seen.insert($0).inserted }
  }
}

/// The numbers of a bundle under one plan.
struct Bill {
  var lines: [Column]
  var upfront: Column
  var monthly: Column
  var perRequest: Column
  var total: Column
  var measures: [Column]
  var steps: [Column]

  /// All of them in a fixed order, so that several plans can be laid side by side.
  var columns: [Column] { lines + [upfront, monthly, perRequest, total] + measures + steps }
}

extension Worksheet {
  /// Works out the bill of a bundle in a scene that its recipes opened.
  mutating func bill(_ bundle: Bundle, in scene: Int) -> Bill {
    var lines: [Column] = []
    for term in bundle.lineTerms { lines.append(value(term, in: scene)) }
    func sum(_ chosen: (PriceBook.Line) -> Bool) -> Column {
      Column.sum(zip(bundle.lines, lines).filter { chosen($0.0) }.map(\.1))
    }
    func has(_ kind: PriceBook.Line.Kind) -> Bool { bundle.lines.contains { $0.kind == kind } }
    let upfront = sum { $0.kind == .upfront }
    let requests = sum { $0.kind == .request }
    let serving = sum { $0.kind == .serving }
    var monthly = sum { $0.kind == .monthly } + serving
    var perRequest = requests
    if has(.request) || has(.serving), let name = graph.book.volume {
      let volume = value(named: name, in: scene)
      if has(.request) { monthly = monthly + requests * volume }
      if has(.serving) {
        perRequest = perRequest + (serving.isNothing ? serving : serving / volume)
      }
    }
    var total = upfront
    if has(.monthly) || has(.serving) || has(.request), let name = graph.book.months {
      total = total + value(named: name, in: scene) * monthly
    }
    if has(.horizon) { total = total + sum { $0.kind == .horizon } }
    var measures: [Column] = []
    for term in bundle.measureTerms { measures.append(value(term, in: scene)) }
    let steps = bundle.steps.map { step in sum { $0.kind == .upfront && $0.step == step } }
    return Bill(
      lines: lines, upfront: upfront, monthly: monthly, perRequest: perRequest, total: total,
      measures: measures, steps: steps)
  }
}
