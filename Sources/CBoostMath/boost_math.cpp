#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <limits>

namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

// Errors become NaN or an infinity, never an exception; double stays double.
using Policy = bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::rounding_error<bp::ignore_error>,
    bp::evaluation_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::discrete_quantile<bp::integer_round_up>, bp::promote_float<false>,
    bp::promote_double<false>>;

// The last guard: whatever is thrown all the same becomes NaN.
template <class Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

using Normal = bm::normal_distribution<double, Policy>;
using StudentT = bm::students_t_distribution<double, Policy>;
using ChiSquared = bm::chi_squared_distribution<double, Policy>;
using FisherF = bm::fisher_f_distribution<double, Policy>;
using Beta = bm::beta_distribution<double, Policy>;
using Gamma = bm::gamma_distribution<double, Policy>;
using Binomial = bm::binomial_distribution<double, Policy>;
using NoncentralChiSquared = bm::non_central_chi_squared_distribution<double, Policy>;

using Poisson = bm::poisson_distribution<double, Policy>;

}  // namespace

// The five functions of one distribution: `make` is the distribution, the rest its parameters,
// each followed by CANVASS_COMMA.
#define CANVASS_DISTRIBUTION(name, make, ...)                                       \
  double canvass_##name##_cdf(__VA_ARGS__ double x) noexcept {                      \
    return guarded([&] { return bm::cdf(make, x); });                               \
  }                                                                                 \
  double canvass_##name##_sf(__VA_ARGS__ double x) noexcept {                       \
    return guarded([&] { return bm::cdf(bm::complement(make, x)); });               \
  }                                                                                 \
  double canvass_##name##_quantile(__VA_ARGS__ double p) noexcept {                 \
    return guarded([&] { return bm::quantile(make, p); });                          \
  }                                                                                 \
  double canvass_##name##_upper(__VA_ARGS__ double q) noexcept {                    \
    return guarded([&] { return bm::quantile(bm::complement(make, q)); });          \
  }                                                                                 \
  double canvass_##name##_pdf(__VA_ARGS__ double x) noexcept {                      \
    return guarded([&] { return bm::pdf(make, x); });                               \
  }

#define CANVASS_COMMA ,

extern "C" {

CANVASS_DISTRIBUTION(normal, Normal())
CANVASS_DISTRIBUTION(t, StudentT(df), double df CANVASS_COMMA)
CANVASS_DISTRIBUTION(chi2, ChiSquared(df), double df CANVASS_COMMA)
CANVASS_DISTRIBUTION(f, FisherF(df1, df2), double df1 CANVASS_COMMA double df2 CANVASS_COMMA)
CANVASS_DISTRIBUTION(beta, Beta(a, b), double a CANVASS_COMMA double b CANVASS_COMMA)
CANVASS_DISTRIBUTION(
    gamma, Gamma(shape, scale), double shape CANVASS_COMMA double scale CANVASS_COMMA)
CANVASS_DISTRIBUTION(
    binomial, Binomial(n, success), double n CANVASS_COMMA double success CANVASS_COMMA)

double canvass_ncchi2_quantile(double df, double lambda, double p) noexcept {
  return guarded([&] { return bm::quantile(NoncentralChiSquared(df, lambda), p); });
}
double canvass_ncchi2_upper(double df, double lambda, double q) noexcept {
  return guarded([&] {
    return bm::quantile(bm::complement(NoncentralChiSquared(df, lambda), q));
  });
}

double canvass_poisson_pdf(double rate, double j) noexcept {
  return guarded([&] { return bm::pdf(Poisson(rate), j); });
}

double canvass_log_gamma(double x) noexcept {
  return guarded([&] { return bm::lgamma(x, Policy()); });
}
}
