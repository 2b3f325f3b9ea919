private import Glibc

/// The kernels that OpenBLAS multiplies matrices with.
///
/// A release of OpenBLAS knows the processors of its day. For one that came later it takes the kernels of the oldest,
/// Prescott (2004), which are several times slower, though it has kernels for what the newer one can do. Then it is told
/// their name, as if `OPENBLAS_CORETYPE` said it, and looks again; whoever sets that variable has what it says.
enum ProcessorKernels {
  /// Before the first product.
  static func takeThoseOfProcessor() {
    guard getenv("OPENBLAS_CORETYPE") == nil,
      let name = dlsym(nil, "openblas_get_corename"),
      let forget = dlsym(nil, "gotoblas_dynamic_quit"),
      let choose = dlsym(nil, "gotoblas_dynamic_init"),
      let chosen = unsafeBitCast(name, to: (@convention(c) () -> UnsafePointer<CChar>?).self)(),
      String(cString: chosen) == "Prescott", let better = best(among: flags())
    else { return }
    setenv("OPENBLAS_CORETYPE", better, 1)
    unsafeBitCast(forget, to: (@convention(c) () -> Void).self)()
    unsafeBitCast(choose, to: (@convention(c) () -> Void).self)()
    unsetenv("OPENBLAS_CORETYPE")
  }

  /// The newest kernels for what a processor can do, all of which OpenBLAS has had since 2018 (0.3); `nil` where there are
  /// none but the oldest.
  static func best(among flags: Set<Substring>) -> String? {
    if flags.isSuperset(of: ["avx512f", "avx512dq", "avx512bw", "avx512vl"]) { return "SkylakeX" }
    return flags.isSuperset(of: ["avx2", "fma"]) ? "Haswell" : nil
  }

  /// What the first processor can do, as Linux says it; nothing elsewhere.
  private static func flags() -> Set<Substring> {
    guard let file = fopen("/proc/cpuinfo", "r") else { return [] }
    defer { fclose(file) }
    // All that is said of one processor.
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = fread(&bytes, 1, bytes.count, file)
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    return Set(lines.first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
  }
}
