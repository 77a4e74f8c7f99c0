#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

/// Lets every heap of the process take so many bytes from the system at a time, and keep as many that are
/// free. glibc takes them page by page for all threads but the first, and gives them back as soon; other
/// libraries have no such setting, and nothing happens.
static inline void heap_grows_by(int bytes) {
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, bytes);
#endif
}
