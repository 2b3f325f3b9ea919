/// The limits that the system sets to groups of processes, in both of its versions.
///
/// Reference: Linux, `Documentation/admin-guide/cgroup-v2.rst` and `cgroup-v1/memory.rst`.
enum ControlGroup {
  /// What the limits of all groups leave that this process is in: its own, and those around it.
  static func rooms(root: String) -> [MemoryRoom] {
    let lines = SystemFile.text("\(root)/proc/self/cgroup")?.split(separator: "\n") ?? []
    return lines.flatMap { line -> [MemoryRoom] in
      // number:controllers:path
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      if parts[0] == "0" {
        return around(parts[2]).compactMap { room(in: "\(root)/sys/fs/cgroup\($0)", version2) }
      }
      guard parts[1].split(separator: ",").contains("memory") else { return [] }
      return around(parts[2]).compactMap {
        room(in: "\(root)/sys/fs/cgroup/memory\($0)", version1)
      }
    }
  }

  /// What the files of one version are called.
  private struct Names {
    let limit: String
    let used: String
    /// The part of what is used that the system gives back when it is needed.
    let cache: String
  }

  private static let version2 = Names(
    limit: "memory.max", used: "memory.current", cache: "inactive_file")
  private static let version1 = Names(
    limit: "memory.limit_in_bytes", used: "memory.usage_in_bytes", cache: "total_inactive_file")

  /// A folder and all folders around it: `/a/b`, `/a` and the empty one at the top.
  private static func around(_ path: Substring) -> [String] {
    let names = path.split(separator: "/")
    return (0...names.count).reversed().map { count in
      names.prefix(count).map { "/\($0)" }.joined()
    }
  }

  private static func room(in folder: String, _ names: Names) -> MemoryRoom? {
    guard let limit = number("\(folder)/\(names.limit)"),
      let used = number("\(folder)/\(names.used)")
    else { return nil }
    let cache = SystemFile.values("\(folder)/memory.stat")[names.cache] ?? 0
    return MemoryRoom(
      left: max(0, limit - max(0, used - cache)), bound: .group(limit: limit))
  }

  /// The number in a file; `nil` for `max` and where there is no file.
  private static func number(_ path: String) -> Int? {
    SystemFile.text(path)?.split(separator: "\n").first.flatMap { Int($0) }
  }
}
