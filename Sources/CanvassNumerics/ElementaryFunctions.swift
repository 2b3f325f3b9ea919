// The functions of the system's mathematical library that this module uses. Only this file knows
// where they come from.

private import Glibc

@inline(__always) func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
@inline(__always) func exp(_ x: Double) -> Double { Glibc.exp(x) }
@inline(__always) func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
@inline(__always) func log(_ x: Double) -> Double { Glibc.log(x) }
@inline(__always) func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
@inline(__always) func sin(_ x: Double) -> Double { Glibc.sin(x) }
@inline(__always) func cos(_ x: Double) -> Double { Glibc.cos(x) }
@inline(__always) func asin(_ x: Double) -> Double { Glibc.asin(x) }
@inline(__always) func atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
@inline(__always) func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
@inline(__always) func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
@inline(__always) func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
@inline(__always) func atanh(_ x: Double) -> Double { Glibc.atanh(x) }
@inline(__always) func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
@inline(__always) func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
