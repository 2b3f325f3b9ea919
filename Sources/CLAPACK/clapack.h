/* The routines of BLAS (C interface) and LAPACK (Fortran interface) that Canvass calls. */
#ifndef CANVASS_CLAPACK_H
#define CANVASS_CLAPACK_H
#include <cblas.h>
#endif
