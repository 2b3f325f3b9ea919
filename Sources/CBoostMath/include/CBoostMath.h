/* Distribution functions of Boost.Math behind C names.
 *
 * Every function returns a value: outside the domain of its parameters NaN, where the limit is
 * infinite an infinity. No C++ exception passes this boundary.
 *
 * `cdf` is P(X <= x), `sf` its complement computed without cancellation, `quantile` the inverse
 * of `cdf`, `upper` the inverse of `sf`, `pdf` the density or probability mass. */
#ifndef CANVASS_BOOST_MATH_H
#define CANVASS_BOOST_MATH_H
#ifdef __cplusplus
#define CANVASS_NOEXCEPT noexcept
extern "C" {
#else
#define CANVASS_NOEXCEPT
#endif

double canvass_normal_cdf(double x) CANVASS_NOEXCEPT;
double canvass_normal_sf(double x) CANVASS_NOEXCEPT;
double canvass_normal_quantile(double p) CANVASS_NOEXCEPT;
double canvass_normal_upper(double q) CANVASS_NOEXCEPT;
double canvass_normal_pdf(double x) CANVASS_NOEXCEPT;

/* degrees of freedom */
double canvass_t_cdf(double df, double x) CANVASS_NOEXCEPT;
double canvass_t_sf(double df, double x) CANVASS_NOEXCEPT;
double canvass_t_quantile(double df, double p) CANVASS_NOEXCEPT;
double canvass_t_upper(double df, double q) CANVASS_NOEXCEPT;
double canvass_t_pdf(double df, double x) CANVASS_NOEXCEPT;

/* degrees of freedom */
double canvass_chi2_cdf(double df, double x) CANVASS_NOEXCEPT;
double canvass_chi2_sf(double df, double x) CANVASS_NOEXCEPT;
double canvass_chi2_quantile(double df, double p) CANVASS_NOEXCEPT;
double canvass_chi2_upper(double df, double q) CANVASS_NOEXCEPT;
double canvass_chi2_pdf(double df, double x) CANVASS_NOEXCEPT;

/* numerator and denominator degrees of freedom */
double canvass_f_cdf(double df1, double df2, double x) CANVASS_NOEXCEPT;
double canvass_f_sf(double df1, double df2, double x) CANVASS_NOEXCEPT;
double canvass_f_quantile(double df1, double df2, double p) CANVASS_NOEXCEPT;
double canvass_f_upper(double df1, double df2, double q) CANVASS_NOEXCEPT;
double canvass_f_pdf(double df1, double df2, double x) CANVASS_NOEXCEPT;

/* the two shapes */
double canvass_beta_cdf(double a, double b, double x) CANVASS_NOEXCEPT;
double canvass_beta_sf(double a, double b, double x) CANVASS_NOEXCEPT;
double canvass_beta_quantile(double a, double b, double p) CANVASS_NOEXCEPT;
double canvass_beta_upper(double a, double b, double q) CANVASS_NOEXCEPT;
double canvass_beta_pdf(double a, double b, double x) CANVASS_NOEXCEPT;

/* shape and scale */
double canvass_gamma_cdf(double shape, double scale, double x) CANVASS_NOEXCEPT;
double canvass_gamma_sf(double shape, double scale, double x) CANVASS_NOEXCEPT;
double canvass_gamma_quantile(double shape, double scale, double p) CANVASS_NOEXCEPT;
double canvass_gamma_upper(double shape, double scale, double q) CANVASS_NOEXCEPT;
double canvass_gamma_pdf(double shape, double scale, double x) CANVASS_NOEXCEPT;

/* trials and probability of success; quantiles are the smallest count that reaches p */
double canvass_binomial_cdf(double n, double success, double x) CANVASS_NOEXCEPT;
double canvass_binomial_sf(double n, double success, double x) CANVASS_NOEXCEPT;
double canvass_binomial_quantile(double n, double success, double p) CANVASS_NOEXCEPT;
double canvass_binomial_upper(double n, double success, double q) CANVASS_NOEXCEPT;
double canvass_binomial_pdf(double n, double success, double x) CANVASS_NOEXCEPT;

/* degrees of freedom and noncentrality: starting values of a few digits */
double canvass_ncchi2_quantile(double df, double lambda, double p) CANVASS_NOEXCEPT;
double canvass_ncchi2_upper(double df, double lambda, double q) CANVASS_NOEXCEPT;

/* probability of j events at a rate */
double canvass_poisson_pdf(double rate, double j) CANVASS_NOEXCEPT;

/* special functions */
double canvass_log_gamma(double x) CANVASS_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
