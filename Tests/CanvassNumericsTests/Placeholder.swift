import Testing

@Test func theModuleLoads() { #expect(Bool(true)) }
