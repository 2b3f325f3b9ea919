import CanvassTestSupport

extension DesignRecord {
  /// The options that describe the design of a sample in `datasets/api`.
  var options: [String] {
    var options = ["--data", "\(Program.root)/datasets/api/\(data)/\(data).csv"]
    if !strata.isEmpty { options += ["--strata", strata.joined(separator: ",")] }
    if !clusters.isEmpty { options += ["--clusters", clusters.joined(separator: ",")] }
    if let weights { options += ["--weights", weights] }
    if !fpc.isEmpty { options += ["--fpc", fpc.joined(separator: ",")] }
    if let lonely { options += ["--lonely", lonely] }
    return options
  }
}
