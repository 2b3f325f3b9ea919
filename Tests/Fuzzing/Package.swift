// swift-tools-version: 6.2
import PackageDescription

/// Texts that nobody would write, made by libFuzzer, for every reader of text (`make fuzz`). A package
/// of its own, as it is built with other flags.
let package = Package(
  name: "canvass-fuzz",
  dependencies: [.package(name: "canvass", path: "../..")],
  targets: [
    .target(
      name: "TextClaims",
      dependencies: [
        .product(name: "CanvassKit", package: "canvass"),
        .product(name: "CanvassWorkbench", package: "canvass"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "fuzz", dependencies: ["TextClaims"],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6])
