#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// How much more memory this process can have, and what stands in the way of more.
///
/// The least of what is left below the limits of the process (`ulimit -v`, `ulimit -d`), of its control
/// groups (containers, batch systems) and on the machine. Memory that the system has lent to the
/// cache of its disks counts as left.
package struct MemoryRoom: Sendable, Equatable {
  /// What bounds the memory.
  package enum Bound: Sendable, Equatable {
    /// A limit of the process, named by the option of `ulimit` that sets it.
    case process(limit: Int, option: String)
    /// A limit of its control group.
    case group(limit: Int)
    /// What the machine has.
    case machine
    /// Nothing is known to bound it.
    case unknown
  }

  /// Bytes that are left.
  package var left: Int
  /// What bounds them.
  package var bound: Bound

  /// The room at this moment.
  ///
  /// - Parameter root: where `proc` and `sys` are looked for.
  package static func now(root: String = "") -> MemoryRoom {
    (process(root: root) + ControlGroup.rooms(root: root) + machine(root: root))
      .min { $0.left < $1.left } ?? MemoryRoom(left: .max, bound: .unknown)
  }

  /// Refuses what there is no room for.
  ///
  /// - Parameters:
  ///   - bytes: how much more is needed; an estimate.
  ///   - what: who needs it, as a sentence begins: `reading "a.csv"`.
  /// - Throws: `MemoryShortage`.
  package func require(_ bytes: Int, for what: Sentence) throws(MemoryShortage) {
    if bytes > left { throw MemoryShortage(what: what, needed: bytes, room: self) }
  }

  /// The same for a step of an analysis; what is small is not asked about.
  package static func check(
    _ bytes: Int, for what: @autoclosure () -> Sentence
  ) throws(MemoryShortage) {
    if bytes > 16_000_000 { try now().require(bytes, for: what()) }
  }

  /// The limit of the address space; `nil` where there is none.
  package static var addressSpaceLimit: Int? { limit(of: __rlimit_resource_t(RLIMIT_AS.rawValue)) }

  private static func limit(of resource: __rlimit_resource_t) -> Int? {
    var limit = rlimit()
    // All bits stand for no limit (`RLIM_INFINITY`).
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur != .max else { return nil }
    return Int(clamping: limit.rlim_cur)
  }

  /// What the limits of the process leave.
  private static func process(root: String) -> [MemoryRoom] {
    // Sizes in pages: all of the address space first, data sixth.
    let pages = SystemFile.text("\(root)/proc/self/statm")?.split(separator: " ").map { Int($0) }
    guard let pages, pages.count > 5 else { return [] }
    let size = Int(sysconf(Int32(_SC_PAGESIZE)))
    let limits = [
      (addressSpaceLimit, pages[0], "-v"),
      (limit(of: __rlimit_resource_t(RLIMIT_DATA.rawValue)), pages[5], "-d"),
    ]
    return limits.compactMap { limit, used, option in
      guard let limit, let used else { return nil }
      return MemoryRoom(
        left: max(0, limit - used * size), bound: .process(limit: limit, option: option))
    }
  }

  /// What the machine has, in memory and in its swap.
  private static func machine(root: String) -> [MemoryRoom] {
    let values = SystemFile.values("\(root)/proc/meminfo")
    guard let available = values["MemAvailable:"] else { return [] }
    return [MemoryRoom(left: 1024 * (available + (values["SwapFree:"] ?? 0)), bound: .machine)]
  }
}
