// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "numeric-jobs",
  dependencies: [.package(name: "canvass", path: "../..")],
  targets: [
    .executableTarget(
      name: "numeric-jobs",
      dependencies: [.product(name: "CanvassKit", package: "canvass")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6])
