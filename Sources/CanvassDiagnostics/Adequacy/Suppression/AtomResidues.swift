/// What remains of the sums of each atom when all that readers know is taken away: of the many sets of atoms that they could be
/// led to, it tells quickly which may follow from what is shown.
struct AtomResidues {
  private typealias Residue = [(unknown: Int, value: Double)]

  /// By kind of readers, term, and way to read it, those of each atom.
  private let residues: [[[[Residue]]]]
  private var sums: [Double]

  /// - Parameters:
  ///   - terms: of a question, all of which must follow.
  ///   - spaces: what readers know, by their kind.
  init(_ terms: [DisclosureLedger.Term], in system: LedgerSystem, _ spaces: [RowSpace]) {
    sums = Array(repeating: 0, count: system.unknownCount)
    let ofAtoms = terms.map { term in
      system.expressions[term.column].map { expression in
        (0..<system.atomCount).map { system.vector(expression, term.values, [$0]) }
      }
    }
    residues = spaces.map { space in
      ofAtoms.map { readings in
        readings.map { atoms in
          atoms.map { space.reduced($0).map { (unknown: $0, value: $1) } }
        }
      }
    }
  }

  /// Whether the sums of some atoms may follow for any readers. Where they may not, they do not; sums of rounded numbers are
  /// looked at more closely elsewhere.
  mutating func mayTell(_ atoms: [Int]) -> Bool {
    for terms in residues {
      var isTold = true
      for readings in terms where isTold {
        isTold = false
        for ofAtoms in readings where !isTold { isTold = vanishes(ofAtoms, atoms) }
      }
      if isTold { return true }
    }
    return false
  }

  private mutating func vanishes(_ ofAtoms: [Residue], _ atoms: [Int]) -> Bool {
    for atom in atoms {
      for part in ofAtoms[atom] { sums[part.unknown] += part.value }
    }
    var isZero = true
    for atom in atoms {
      for part in ofAtoms[atom] {
        if abs(sums[part.unknown]) > Self.rounding { isZero = false }
        sums[part.unknown] = 0
      }
    }
    return isZero
  }

  private static let rounding = 1e-6
}
