// What the C library says of its heap, which no module of the toolchain declares.
#include <malloc.h>
