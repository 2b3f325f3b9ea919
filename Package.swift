// swift-tools-version: 6.2
import PackageDescription

/// Every Canvass target is Swift 6 and has no warnings.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "canvass",
  products: [
    .library(
      name: "CanvassKit",
      targets: [
        "CanvassKit", "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics",
      ]),
    .library(name: "CanvassWorkbench", targets: ["CanvassWorkbench"]),
    .executable(name: "canvass", targets: ["canvass"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // The C seams: one header each, no logic.
    .systemLibrary(
      name: "CLAPACK", providers: [.apt(["libblas-dev", "liblapack-dev"])]),
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CBoostMath",
      cxxSettings: [
        .define("BOOST_MATH_NO_LONG_DOUBLE_MATH_FUNCTIONS"),
        .define("BOOST_MATH_PROMOTE_DOUBLE_POLICY", to: "false"),
      ],
      linkerSettings: [.linkedLibrary("m")]),
    // What the program does where a limit of the system is reached.
    .target(name: "CLimits"),

    // The floors: each imports only what lies below it.
    .target(
      name: "CanvassNumerics", dependencies: ["CLAPACK", "CBoostMath"], swiftSettings: strict),
    .target(
      name: "CanvassTables", dependencies: ["CanvassNumerics", "CZlib", "Yams"],
      swiftSettings: strict),
    .target(
      name: "CanvassSampling", dependencies: ["CanvassTables", "CanvassNumerics"],
      swiftSettings: strict),
    .target(
      name: "CanvassDiagnostics",
      dependencies: ["CanvassSampling", "CanvassTables", "CanvassNumerics"],
      exclude: [
        "BuiltIn/rules/README.md", "BuiltIn/instruments/README.md",
        "BuiltIn/crosswalks/README.md",
      ],
      // Files of datasets/ that the program carries with it; BuiltInFile.swift says how.
      resources: [
        .embedInCode("BuiltIn/rules"), .embedInCode("BuiltIn/instruments"),
        .embedInCode("BuiltIn/crosswalks"),
      ],
      swiftSettings: strict),
    .target(
      name: "CanvassWorkbench",
      dependencies: [
        "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics", "CEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "CanvassKit",
      dependencies: [
        "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "canvass", dependencies: ["CanvassWorkbench", "CLimits"], swiftSettings: strict),
    // All modules behind CanvassKit, or a change in one would not compile the program again.
    .executableTarget(
      name: "weak-fields",
      dependencies: [
        "CanvassKit", "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics",
      ],
      path: "notebooks-as-scripts/weak-fields", swiftSettings: strict),
    .executableTarget(
      name: "swift-guide",
      dependencies: [
        "CanvassKit", "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics",
      ],
      path: "notebooks-as-scripts/swift-guide", swiftSettings: strict),

    // All modules that the tests see, for the same reason.
    .target(
      name: "CanvassTestSupport", dependencies: ["CanvassTables"], path: "Tests/Support",
      swiftSettings: strict),
    .testTarget(
      name: "CanvassNumericsTests", dependencies: ["CanvassNumerics", "CanvassTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CanvassTablesTests",
      dependencies: ["CanvassTables", "CanvassNumerics", "CanvassTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CanvassSamplingTests",
      dependencies: ["CanvassSampling", "CanvassTables", "CanvassNumerics", "CanvassTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CanvassDiagnosticsTests",
      dependencies: [
        "CanvassDiagnostics", "CanvassSampling", "CanvassTables", "CanvassNumerics",
        "CanvassTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CanvassWorkbenchTests",
      dependencies: [
        "CanvassWorkbench", "CanvassDiagnostics", "CanvassSampling", "CanvassTables",
        "CanvassNumerics", "CanvassTestSupport",
      ],
      swiftSettings: strict),
    // What holds of any text. Tests/Fuzzing/Package.swift tries the same claims with libFuzzer.
    .testTarget(
      name: "CanvassTextTests",
      dependencies: [
        "CanvassWorkbench", "CanvassDiagnostics", "CanvassTables", "CanvassNumerics",
        "CanvassTestSupport",
      ],
      path: "Tests/Fuzzing/Sources", exclude: ["fuzz"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
