/* Distribution functions of Boost.Math behind C names. */
#ifndef CANVASS_BOOST_MATH_H
#define CANVASS_BOOST_MATH_H
#ifdef __cplusplus
extern "C" {
#endif
double canvass_normal_quantile(double p);
#ifdef __cplusplus
}
#endif
#endif
