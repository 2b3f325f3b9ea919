// Swift ends a process that gets no memory with a page of addresses, and OpenBLAS asks again forever.
// Here every request of the program and its libraries passes on its way to the C library; one that is
// refused ends the program with one sentence and status 1. Nothing is half written by that: files
// get their name when they are whole. The C library is told, besides, that the blocks asked for are large.

#define _GNU_SOURCE
#include "CLimits.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_OWN_ALLOCATOR 1
#endif
#endif

#if defined(__linux__) && !defined(HAS_OWN_ALLOCATOR)
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__GLIBC__)
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static unsigned long long megabytes(unsigned long long bytes) {
  return bytes / 1000000 + (bytes % 1000000 != 0);
}

// Pages in use, as /proc/self/statm lists them: 0 all, 5 data.
static unsigned long long in_use(int place) {
  char text[200];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) return 0;
  text[length] = 0;
  char *next = text;
  unsigned long long pages = 0;
  for (int i = 0; i <= place; i++) pages = strtoull(next, &next, 10);
  return pages * (unsigned long long)sysconf(_SC_PAGESIZE);
}

// Says what is missing and ends the program; asks for no memory itself.
static void end(unsigned long long bytes, const char *who) {
  static atomic_flag is_said = ATOMIC_FLAG_INIT;
  // Another thread is saying so already and will end the program.
  while (atomic_flag_test_and_set(&is_said)) pause();
  const struct {
    int kind, place;
    const char *option;
  } limits[] = {{RLIMIT_AS, 0, "-v"}, {RLIMIT_DATA, 5, "-d"}};
  char reason[200] = "the system has no more to give";
  unsigned long long least = ~0ULL;
  for (int i = 0; i < 2; i++) {
    struct rlimit limit;
    if (getrlimit(limits[i].kind, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) continue;
    unsigned long long used = in_use(limits[i].place);
    unsigned long long left = used < limit.rlim_cur ? limit.rlim_cur - used : 0;
    if (left >= least) continue;
    least = left;
    snprintf(
        reason, sizeof reason, "%llu MB are left of the %llu MB that the program may use (ulimit %s)",
        left / 1000000, megabytes(limit.rlim_cur), limits[i].option);
  }
  char sentence[600];
  int length = snprintf(
      sentence, sizeof sentence,
      "canvass: error: there is not enough memory: %s needs %llu MB more, and %s; allow it more memory, "
      "or ask for fewer columns at a time or of a smaller file\n",
      who, megabytes(bytes), reason);
  if (length > 0 && write(STDERR_FILENO, sentence, (size_t)length) < 0) _exit(1);
  _exit(1);
}

// From here on a block has pages of its own, which the system takes back when it is given up. What is smaller comes
// from a heap that keeps up to sixteen such blocks: columns and tables are made by the dozen, and pages that are given
// back each time must be cleared each time.
static const size_t large = 4 << 20;

void useAllocation(void) {
  mallopt(M_MMAP_THRESHOLD, (int)large);
  mallopt(M_TRIM_THRESHOLD, 16 * (int)large);
}

// A large block may have large pages (of 2 MiB on most processors), where the system leaves that to the program: a
// column of a million numbers is then there after four interruptions in place of two thousand.
static void *given(void *memory, size_t size) {
  if (memory == NULL && size > 0) end(size, "the next step");
  if (size >= large) {
    // All of its pages: part of them would be a mapping of its own, and what consists of two cannot grow where it is.
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = (uintptr_t)memory / page * page;
    uintptr_t last = ((uintptr_t)memory + malloc_usable_size(memory) + page - 1) / page * page;
    int before = errno;
    // Advice: where it is not taken, nothing is lost.
    (void)madvise((void *)first, last - first, MADV_HUGEPAGE);
    errno = before;
  }
  return memory;
}

__attribute__((visibility("default"))) void *malloc(size_t size) {
  return given(__libc_malloc(size), size);
}

__attribute__((visibility("default"))) void *calloc(size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) whole = SIZE_MAX;
  return given(__libc_calloc(count, size), whole);
}

__attribute__((visibility("default"))) void *realloc(void *old, size_t size) {
  return given(__libc_realloc(old, size), size);
}

__attribute__((visibility("default"))) void *memalign(size_t alignment, size_t size) {
  return given(__libc_memalign(alignment, size), size);
}

__attribute__((visibility("default"))) void *aligned_alloc(size_t alignment, size_t size) {
  return given(__libc_memalign(alignment, size), size);
}

__attribute__((visibility("default"))) int posix_memalign(
    void **memory, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  *memory = given(__libc_memalign(alignment, size), size);
  return 0;
}

// OpenBLAS takes its memory from the system itself. Others that do so see to it that they get it.
__attribute__((visibility("default"))) void *mmap(
    void *address, size_t size, int protection, int flags, int file, off_t offset) {
  void *memory = (void *)syscall(SYS_mmap, address, size, protection, flags, file, offset);
  if (memory == MAP_FAILED && errno == ENOMEM) {
    Dl_info caller;
    if (dladdr(__builtin_return_address(0), &caller) != 0 && caller.dli_fname != NULL &&
        strstr(caller.dli_fname, "blas") != NULL) {
      end(size, "the library of linear algebra (BLAS)");
    }
    errno = ENOMEM;
  }
  return memory;
}
#else
void useAllocation(void) {}
#endif
#else
void useAllocation(void) {}
#endif
