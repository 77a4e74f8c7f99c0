internal import DecisionModel

/// The graph worked out for one set of facts under one plan; each number is worked out once.
///
/// A scene is a bundle of techniques: it changes what some names mean, and everything that does not
/// depend on those is shared with the bare scene, number 0.
struct Worksheet {
  let graph: Graph
  private(set) var readings: [FactReading]
  /// Whether a number of the book that stands in for an open answer counts as assumed.
  let countsEveryAnswer: Bool
  private(set) var scenes: [Scene]
  /// The scenes of the estimator's own bundles, by the place of the bundle.
  private var bundleScenes: [Int: Int] = [:]
  private(set) var draws: PlannedDraws
  /// What was compared.
  private(set) var compared: [Route.Places: RouteColumns] = [:]
  /// What arithmetic under way has put down.
  private var stack: [Column] = []

  init(_ graph: Graph, facts: Facts, plan: Plan) {
    self.init(graph, graph.readings(of: facts), plan)
  }

  init(
    _ graph: Graph, _ readings: [FactReading], _ plan: Plan, countsEveryAnswer: Bool = false
  ) {
    self.graph = graph
    self.readings = readings
    self.countsEveryAnswer = countsEveryAnswer
    draws = PlannedDraws(plan, of: graph)
    scenes = [
      Scene(
        SceneChanges(graph), own: Array(repeating: true, count: graph.nodes.count), above: nil)
    ]
  }

  /// Takes other facts and returns the places of those that changed.
  mutating func read(_ facts: Facts) -> [Int] {
    graph.read(facts, at: graph.facts.indices, into: &readings)
  }

  /// Takes other readings; what rests on changed ones must be forgotten.
  mutating func read(_ readings: [FactReading]) { self.readings = readings }

  /// Forgets some numbers in every scene.
  mutating func forget(_ nodes: [Int]) {
    if nodes.isEmpty { return }
    compared = [:]
    for scene in scenes.indices {
      scenes[scene].forgetBill()
      for node in nodes {
        scenes[scene].columns[node] = nil
        if case .field(let choice, _) = graph.meanings[node] {
          scenes[scene].chosen[choice] = nil
        }
      }
    }
  }

  /// Closes the scenes opened since there were so many.
  mutating func close(downTo count: Int) { scenes.removeLast(max(0, scenes.count - count)) }

  /// Opens the scene of a bundle and returns its number.
  mutating func open(_ bundle: Bundle) -> Int {
    scenes.append(
      Scene(bundle.changes, own: bundle.changes.touched, above: 0, lines: bundle.lines.count))
    return scenes.count - 1
  }

  /// The scene of a bundle; that of one of the estimator's own is opened once.
  mutating func scene(of bundle: Bundle) -> Int {
    guard let place = bundle.place else { return open(bundle) }
    if let known = bundleScenes[place] { return known }
    let scene = open(bundle)
    bundleScenes[place] = scene
    return scene
  }

  /// Opens a scene within another, in which a volume is tried out.
  mutating func openTrial(in scene: Int) -> Int {
    scenes.append(Scene(scenes[scene].changes, own: graph.followsVolume, above: scene))
    return scenes.count - 1
  }

  /// Tries a volume out; what followed from the one before is forgotten.
  mutating func put(
    _ volume: Column, for node: Int, in trial: Int, rounding: Rounding = .exact
  ) {
    scenes[trial].fixed = (node, volume)
    scenes[trial].rounding = rounding
    scenes[trial].step = nil
    scenes[trial].columns.removeAll()
    scenes[trial].forgetBill()
    scenes[trial].chosen = [:]
  }

  /// Works out only some lanes of a trial from here on; all of them with nil.
  mutating func follow(_ lanes: [Int]?, in trial: Int) {
    scenes[trial].followed = lanes
    scenes[trial].picked = KnownNumbers(count: lanes == nil ? 0 : graph.nodes.count)
    scenes[trial].columns.removeAll()
  }

  /// A number of all lanes in those that a scene follows.
  func followed(_ column: Column, in scene: Int) -> Column {
    guard let followed = scenes[scene].followed else { return column }
    return column.picking(followed)
  }

  /// The scene that a number belongs to.
  func place(of node: Int, in scene: Int) -> Int {
    var place = scene
    while !scenes[place].own[node], let above = scenes[place].above { place = above }
    return place
  }

  mutating func value(node: Int, in scene: Int) -> Column {
    let place = place(of: node, in: scene)
    if place != scene, let followed = scenes[scene].followed {
      if let known = scenes[scene].picked[node] { return known }
      let column = value(node: node, in: place).picking(followed)
      scenes[scene].picked[node] = column
      return column
    }
    if let known = scenes[place].columns[node] { return known }
    // A formula that reads itself has no value; `rules check` names it.
    scenes[place].columns[node] = Column(lanes: nil, likely: 0)
    let result = evaluate(node: node, in: place)
    scenes[place].columns[node] = result
    return result
  }

  private mutating func evaluate(node: Int, in scene: Int) -> Column {
    if let fixed = scenes[scene].fixed, fixed.node == node { return fixed.column }
    guard scenes[scene].changes.isChanged[node] else { return meaning(of: node, in: scene) }
    var result: Column
    if let instead = scenes[scene].changes.sets[node] {
      result = value(instead.term, in: scene)
    } else {
      result = meaning(of: node, in: scene)
    }
    for more in scenes[scene].changes.adds[node] ?? [] {
      let growth = value(more.term, in: scene)
      result = result + growth
    }
    return result
  }

  private mutating func meaning(of node: Int, in scene: Int) -> Column {
    switch graph.meanings[node] {
    case .missing: return Column(lanes: nil, likely: 0)
    case .fact(let fact, let source):
      let column = number(fact, source: source)
      return followed(column, in: scene)
    case .input(let shape, let source, let answeredBy):
      let column =
        answer(answeredBy, source: source) ?? standIn(drawn(source, shape), for: answeredBy)
      return followed(column, in: scene)
    case .formula(let term, let answeredBy):
      if let answered = answer(answeredBy, source: nil) { return followed(answered, in: scene) }
      // In two steps: a call within the other would hold a copy of the whole sheet meanwhile.
      let column = value(term, in: scene)
      return standIn(column, for: answeredBy)
    case .field(let choice, let field):
      let chosen = entry(choice, in: scene)
      let column = self.field(field, of: chosen)
      return followed(column, in: scene)
    }
  }

  /// A number of the book in place of an answer: an assumption only where all answers must count.
  private func standIn(_ column: Column, for fact: Int?) -> Column {
    guard countsEveryAnswer, let fact, !readings[fact].isIdle else { return column }
    var column = column
    column.assumed = column.assumed.union(FactPlaces(fact))
    return column
  }

  private mutating func answer(_ fact: Int?, source: Int?) -> Column? {
    guard let fact, !readings[fact].isAssumed, !readings[fact].isIdle,
      let shape = readings[fact].shape
    else { return nil }
    if let source = source ?? graph.factSources[fact] { return drawn(source, shape) }
    return Column(lanes: .same(shape.likely), likely: shape.likely)
  }

  private mutating func number(_ fact: Int, source: Int) -> Column {
    let reading = readings[fact]
    guard let shape = reading.shape else {
      return Column(lanes: nil, likely: 0, wants: FactPlaces(fact))
    }
    var column = drawn(source, shape)
    if reading.isAssumed { column.assumed = FactPlaces(fact) }
    return column
  }

  mutating func drawn(_ source: Int, _ shape: Shape) -> Column {
    draws.number(of: source, shape)
  }

  /// Arithmetic in a scene.
  mutating func value(_ term: Term, in scene: Int) -> Column {
    for step in term.steps {
      switch step {
      case .constant(let number): stack.append(.exactly(number))
      case .node(let node): push(value(node: node, in: scene))
      case .nodeOrZero(let node, let fact):
        let column = value(node: node, in: scene)
        stack.append(
          column.lanes == nil
            ? Column(lanes: .same(0), likely: 0, assumed: FactPlaces(fact)) : column)
      case .missing: stack.append(Column(lanes: nil, likely: 0))
      case .binary(let sign):
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(sign.applied(left, right))
      case .call(let function, let count): call(function, of: count, in: scene)
      }
    }
    return stack.removeLast()
  }

  private mutating func push(_ column: Column) { stack.append(column) }

  /// Puts what a function makes of the topmost numbers in their place.
  private mutating func call(_ function: Expression.Function, of count: Int, in scene: Int) {
    var result = stack[stack.count - count]
    switch function {
    case .min, .max:
      for other in stack.suffix(count - 1) { result = .applying(function, result, other) }
    case .ceil, .floor:
      result =
        scenes[scene].fixed == nil
        ? .applying(function, result, result) : whole(function, result, in: scene)
    }
    stack.removeLast(count)
    stack.append(result)
  }

  /// A whole number where a volume is tried out: the line that stands for it, or the number itself and
  /// the volume at which it was last another. All such numbers grow in proportion to the volume.
  private mutating func whole(
    _ function: Expression.Function, _ column: Column, in trial: Int
  ) -> Column {
    switch (scenes[trial].rounding, function) {
    case (.above, .ceil): return column.map { $0 + 1 }
    case (.below, .floor): return column.map { $0 - 1 }
    case (.above, _), (.below, _): return column
    case (.exact, _): break
    }
    let whole = Column.applying(function, column, column)
    guard let (_, volume) = scenes[trial].fixed else { return whole }
    let below = function == .ceil ? whole.map { max(0, $0 - 1) } : whole
    let share = below.with(column) { $1 > 0 ? min(1, $0 / $1) : 0 }
    let step = volume.with(share, *)
    scenes[trial].step = scenes[trial].step.map { $0.with(step) { max($0, $1) } } ?? step
    return whole
  }

  mutating func remember(_ sum: Column, of kind: PriceBook.Line.Kind, in scene: Int) {
    scenes[scene].sums[kind.place] = sum
  }

  mutating func remember(_ line: Column, at place: Int, in scene: Int) {
    scenes[scene].lines[place] = line
  }

  mutating func remember(_ columns: RouteColumns, at places: Route.Places) {
    compared[places] = columns
  }

  mutating func remember(_ chosen: ChosenEntry, _ choice: Int, in scene: Int) {
    scenes[scene].chosen[choice] = chosen
  }
}
