/* liblibchelper.a, only in static executables (linked with --wrap=pthread_getattr_np): the bounds of the main thread's stack, which
 * glibc reads from /proc/self/maps, where there is no /proc: in a container or chroot that holds nothing but the program. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

int __real_pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes);
extern void *__libc_stack_end; /* glibc's: where the stack was when the program began */

#define USUAL_SIZE (8UL << 20)

int __wrap_pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes) {
  int error = __real_pthread_getattr_np(thread, attributes);
  if (error == 0) return 0;
  struct rlimit limit;
  uintptr_t page = (uintptr_t) sysconf(_SC_PAGESIZE);
  uintptr_t size = USUAL_SIZE;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) size = limit.rlim_cur & -page;
  uintptr_t end = ((uintptr_t) __libc_stack_end & -page) + page; /* a little below the true end, which does no harm */
  error = pthread_attr_init(attributes);
  return error ? error : pthread_attr_setstack(attributes, (void *) (end - size), size);
}
