// OpenBLAS starts a thread for each processor while it is loaded, although the program works with one
// (LAPACK.prepared). Each of them looks for 134 MB and, below a limit (ulimit -v), looks forever; one
// that cannot be started (ulimit -u) ends the process. So there is one processor in sight until the
// program begins, with all libraries loaded. Whoever sets OPENBLAS_NUM_THREADS wants threads and gets them.

#define _GNU_SOURCE
#include "CLimits.h"

#if defined(__linux__)
#include <sched.h>
#include <string.h>

static cpu_set_t processors;
static int is_narrowed;

static void narrow(int count, char **arguments, char **environment) {
  (void)count;
  (void)arguments;
  static const char name[] = "OPENBLAS_NUM_THREADS=";
  for (; *environment; environment++) {
    if (strncmp(*environment, name, sizeof name - 1) == 0) return;
  }
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return;
  cpu_set_t one;
  CPU_ZERO(&one);
  for (int number = 0; number < CPU_SETSIZE; number++) {
    if (CPU_ISSET(number, &processors)) {
      CPU_SET(number, &one);
      break;
    }
  }
  is_narrowed = sched_setaffinity(0, sizeof one, &one) == 0;
}

// Runs before anything of the shared libraries does.
__attribute__((section(".preinit_array"), used)) static void (*const before_libraries)(
    int, char **, char **) = narrow;

// Called by the program, and no constructor: a compiler that optimises runs constructors that depend on
// nothing but their file's variables itself, with the values that these have before `narrow`.
static void widen(void) {
  if (is_narrowed) sched_setaffinity(0, sizeof processors, &processors);
}
#else
static void widen(void) {}
#endif

void useLimits(void) {
  widen();
  useAllocation();
}
