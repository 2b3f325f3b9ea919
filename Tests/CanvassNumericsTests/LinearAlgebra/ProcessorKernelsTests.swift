import Testing

@testable import CanvassNumerics

struct ProcessorKernelsTests {
  /// Names are those that OpenBLAS knows (its `dynamic.c`).
  @Test func theWidestKernelsThatTheProcessorHas() {
    let old: Set<Substring> = ["sse2", "ssse3", "avx"]
    let haswell = old.union(["avx2", "fma", "bmi2"])
    let skylake = haswell.union(["avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd"])
    #expect(ProcessorKernels.best(among: old) == nil)
    #expect(ProcessorKernels.best(among: []) == nil)
    #expect(ProcessorKernels.best(among: haswell) == "Haswell")
    // Knights Landing has the first of them alone.
    #expect(ProcessorKernels.best(among: haswell.union(["avx512f"])) == "Haswell")
    #expect(ProcessorKernels.best(among: skylake) == "SkylakeX")
  }
}
