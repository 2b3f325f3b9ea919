import CanvassNumerics
import CanvassTables

/// What each person of a simulated population is and answers.
struct PopulationAnswers: Sendable {
  /// The field that each person used, an index.
  private(set) var fields: [UInt8]
  /// The level index (or the number, for numeric ones) of each demographic: person after person.
  private(set) var demographics: [UInt16]
  /// The answers, 1 to K or the code of "don't know": person after person.
  private(set) var answers: [UInt8]

  /// Generates everybody.
  init(
    _ recipe: SurveyRecipe, _ frame: PopulationFrame, _ random: SimulationRandom, threads: Int
  ) {
    let maker = PersonMaker(recipe, random)
    let itemCount = maker.items.count
    let demographicCount = recipe.demographics.count
    var fields = [UInt8](repeating: 0, count: frame.count)
    var demographics = [UInt16](repeating: 0, count: frame.count * demographicCount)
    var answers = [UInt8](repeating: 0, count: frame.count * itemCount)
    fields.withUnsafeMutableBufferPointer { fields in
      demographics.withUnsafeMutableBufferPointer { demographics in
        answers.withUnsafeMutableBufferPointer { answers in
          inParallel(frame.clusters.count, threads: threads) { index in
            let cluster = frame.clusters[index]
            for subcluster in cluster.subclusters {
              let group = maker.group(
                stratum: cluster.stratum, cluster: index, subcluster: subcluster)
              for person in frame.subclusters[subcluster].people {
                let demographic = person * demographicCount
                let answer = person * itemCount
                fields[person] = maker.make(
                  person, in: group,
                  demographics: .init(
                    rebasing: demographics[demographic..<(demographic + demographicCount)]),
                  answers: .init(rebasing: answers[answer..<(answer + itemCount)]))
              }
            }
          }
        }
      }
    }
    self.fields = fields
    self.demographics = demographics
    self.answers = answers
  }
}
