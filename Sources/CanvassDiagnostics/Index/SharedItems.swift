/// What components of an index that have items in common are made of: the items that the same components have.
///
/// A component is the sum of its parts, so that of some of them others follow: the answers to q2 from a component of q1 and
/// q2 and one of q1 alone.
public struct SharedItems: Sendable {
  /// Items that the same components have.
  public struct Part: Sendable {
    /// The places of these components.
    public let components: Set<Int>
    /// The estimates of all definitions; their name is that of the items.
    public let definitions: SurveyComponents.Definitions
  }

  /// The parts of components that share an item with another one, directly or by way of others; of others there are none.
  public let parts: [Part]

  init(_ parts: [(components: Set<Int>, definitions: SurveyComponents.Definitions)]) {
    self.parts = parts.map { Part(components: $0.components, definitions: $0.definitions) }
  }

  /// The items of each part, with the places of the components that have it.
  static func parts(of requests: [SurveyComponents.Request]) -> [(
    components: Set<Int>, items: [Int]
  )] {
    var components: [Int: Set<Int>] = [:]
    for (place, request) in requests.enumerated() {
      for item in request.items { components[item, default: []].insert(place) }
    }
    let sharing = components.values.filter { $0.count > 1 }.reduce(into: Set()) { $0.formUnion($1) }
    return Dictionary(grouping: components.keys.sorted(), by: { components[$0] ?? [] })
      .filter { !$0.key.isDisjoint(with: sharing) }
      .map { (components: $0.key, items: $0.value) }.sorted { $0.items[0] < $1.items[0] }
  }

  /// The components that have items in common with one, directly or by way of others, and itself.
  public func group(of component: Int) -> Set<Int> {
    var group: Set = [component]
    while true {
      let more = parts.filter { !$0.components.isDisjoint(with: group) }
        .reduce(group) { $0.union($1.components) }
      if more == group { return group }
      group = more
    }
  }

  /// Whether the sum of some parts follows from those of some components.
  ///
  /// - Parameters:
  ///   - some: the places of the parts.
  ///   - known: the places of the components.
  public func tells(_ some: [Int], from known: some Sequence<Int>) -> Bool {
    let sums = known.map { component in
      parts.indices.filter { parts[$0].components.contains(component) }
    }
    return RowSpace(sums: sums).contains(
      Dictionary(uniqueKeysWithValues: some.map { ($0, 1) }))
  }
}
