#include "CBoostMath.h"
#include <boost/math/distributions/normal.hpp>
double canvass_normal_quantile(double p) {
  return boost::math::quantile(boost::math::normal_distribution<double>(), p);
}
