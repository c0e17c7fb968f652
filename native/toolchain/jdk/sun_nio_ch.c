/* sun.nio.ch: what channels of files do, and how threads that wait in a system call are woken. */
#include "jdk.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* sun.nio.ch.IOStatus: what methods return instead of a count. */
enum { END_OF_FILE = -1, UNAVAILABLE = -2, INTERRUPTED = -3, UNSUPPORTED = -4, THROWN = -5, UNSUPPORTED_CASE = -6 };

static bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

/* What a system call returned that reads; with errno. */
static jlong read_status(JNIEnv *env, ssize_t count) {
  if (count > 0) return count;
  if (count == 0) return END_OF_FILE;
  if (would_block(errno)) return UNAVAILABLE;
  if (errno == EINTR) return INTERRUPTED; /* the caller looks whether the channel was closed and tries again */
  throw_io(env, errno);
  return THROWN;
}

/* What a system call returned that writes; with errno. */
static jlong write_status(JNIEnv *env, ssize_t count) { return count == 0 ? 0 : read_status(env, count); }

/* What another system call returned, -1 with errno. */
static jlong status_of(JNIEnv *env, jlong result) {
  if (result != -1) return result;
  if (errno == EINTR) return INTERRUPTED;
  throw_io(env, errno);
  return THROWN;
}

/* ---- UnixFileDispatcherImpl ---- */

/* static native int read0(FileDescriptor fd, long address, int len) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_read0, jclass class, jobject file, jlong bytes, jint length) {
  return (jint) read_status(env, read(get_fd(env, file), pointer(bytes), (size_t) length));
}

/* static native int pread0(FileDescriptor fd, long address, int len, long position) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_pread0, jclass class, jobject file, jlong bytes, jint length, jlong position) {
  return (jint) read_status(env, pread(get_fd(env, file), pointer(bytes), (size_t) length, position));
}

/* static native long readv0(FileDescriptor fd, long address, int len) throws IOException; the address of a struct iovec[len] */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_readv0, jclass class, jobject file, jlong parts, jint count) {
  return read_status(env, readv(get_fd(env, file), pointer(parts), count));
}

/* static native int write0(FileDescriptor fd, long address, int len) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_write0, jclass class, jobject file, jlong bytes, jint length) {
  return (jint) write_status(env, write(get_fd(env, file), pointer(bytes), (size_t) length));
}

/* static native int pwrite0(FileDescriptor fd, long address, int len, long position) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_pwrite0, jclass class, jobject file, jlong bytes, jint length, jlong position) {
  return (jint) write_status(env, pwrite(get_fd(env, file), pointer(bytes), (size_t) length, position));
}

/* static native long writev0(FileDescriptor fd, long address, int len) throws IOException; */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_writev0, jclass class, jobject file, jlong parts, jint count) {
  return write_status(env, writev(get_fd(env, file), pointer(parts), count));
}

/* static native int force0(FileDescriptor fd, boolean metaData) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_force0, jclass class, jobject file, jboolean attributes) {
  int fd = get_fd(env, file);
  return (jint) status_of(env, attributes ? fsync(fd) : fdatasync(fd));
}

/* static native long seek0(FileDescriptor fd, long offset) throws IOException; a negative one asks for the position */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_seek0, jclass class, jobject file, jlong position) {
  int fd = get_fd(env, file);
  return status_of(env, position < 0 ? lseek(fd, 0, SEEK_CUR) : lseek(fd, position, SEEK_SET));
}

/* static native int truncate0(FileDescriptor fd, long size) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_truncate0, jclass class, jobject file, jlong size) {
  return (jint) status_of(env, ftruncate(get_fd(env, file), size));
}

/* static native long size0(FileDescriptor fd) throws IOException; */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_size0, jclass class, jobject file) {
  return status_of(env, file_size(get_fd(env, file)));
}

/* static native int available0(FileDescriptor fd) throws IOException; */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_available0, jclass class, jobject file) {
  jlong count = status_of(env, available_bytes(get_fd(env, file)));
  return count > INT_MAX ? INT_MAX : (jint) count;
}

/* static native boolean isOther0(FileDescriptor fd) throws IOException; neither file nor folder nor link */
NATIVE(jboolean, sun_nio_ch_UnixFileDispatcherImpl_isOther0, jclass class, jobject file) {
  struct stat status;
  if (fstat(get_fd(env, file), &status) == -1) {
    throw_io(env, errno);
    return JNI_FALSE;
  }
  return !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode) && !S_ISLNK(status.st_mode);
}

static struct flock region(short type, jlong position, jlong size) {
  /* Java's longest region ends where the file does, however long it gets. */
  return (struct flock) {.l_type = type, .l_whence = SEEK_SET, .l_start = position, .l_len = size == LONG_MAX ? 0 : size};
}

/* static native int lock0(FileDescriptor fd, boolean blocking, long pos, long size, boolean shared) throws IOException; 0 if it is
 * locked, else a constant of FileDispatcher */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_lock0, jclass class, jobject file, jboolean wait, jlong position, jlong size,
    jboolean shared) {
  enum { LOCKED = 0, NO_LOCK = -1, LOCK_INTERRUPTED = 2 };
  struct flock lock = region(shared ? F_RDLCK : F_WRLCK, position, size);
  if (fcntl(get_fd(env, file), wait ? F_SETLKW : F_SETLK, &lock) != -1) return LOCKED;
  if (!wait && (errno == EAGAIN || errno == EACCES)) return NO_LOCK;
  if (errno == EINTR) return LOCK_INTERRUPTED;
  throw_io(env, errno);
  return NO_LOCK;
}

/* static native void release0(FileDescriptor fd, long pos, long size) throws IOException; */
NATIVE(void, sun_nio_ch_UnixFileDispatcherImpl_release0, jclass class, jobject file, jlong position, jlong size) {
  struct flock lock = region(F_UNLCK, position, size);
  int result;
  RETRY(result, fcntl(get_fd(env, file), F_SETLK, &lock));
  if (result == -1) throw_io(env, errno);
}

/* static native void closeIntFD(int fd) throws IOException; */
NATIVE(void, sun_nio_ch_UnixFileDispatcherImpl_closeIntFD, jclass class, jint fd) {
  if (fd != -1 && close(fd) == -1 && errno != EINTR) throw_io(env, errno);
}

/* static native long allocationGranularity0(); */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_allocationGranularity0, jclass class) { return sysconf(_SC_PAGESIZE); }

/* static native long map0(FileDescriptor fd, int prot, long position, long length, boolean isSync) throws IOException; */
NATIVE(jlong, sun_nio_ch_UnixFileDispatcherImpl_map0, jclass class, jobject file, jint mode, jlong position, jlong length,
    jboolean sync) {
  enum { READ_ONLY = 0, READ_WRITE = 1, PRIVATE = 2 };
  int protection = mode == READ_ONLY ? PROT_READ : PROT_READ | PROT_WRITE;
  int flags = mode == PRIVATE ? MAP_PRIVATE : MAP_SHARED;
#if defined(MAP_SYNC) && defined(MAP_SHARED_VALIDATE)
  if (sync) flags = MAP_SYNC | MAP_SHARED_VALIDATE;
#endif
  void *start = mmap(NULL, (size_t) length, protection, flags, get_fd(env, file), position);
  if (start != MAP_FAILED) return address(start);
  if (errno == ENOMEM) { /* the caller collects garbage, which ends mappings, and tries again */
    throw_new(env, "java/lang/OutOfMemoryError", "Map failed");
  } else if (sync && errno == ENOTSUP) {
    throw_new(env, "java/io/IOException", "map with mode MAP_SYNC unsupported");
  } else {
    return status_of(env, -1);
  }
  return THROWN;
}

/* static native int unmap0(long address, long length); */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_unmap0, jclass class, jlong start, jlong length) {
  return (jint) status_of(env, munmap(pointer(start), (size_t) length));
}

/* static native int setDirect0(FileDescriptor fd) throws IOException; to what reads and writes must be aligned from then on */
NATIVE(jint, sun_nio_ch_UnixFileDispatcherImpl_setDirect0, jclass class, jobject file) {
  int fd = get_fd(env, file), flags = fcntl(fd, F_GETFL);
  struct stat status;
  if (flags == -1 || fcntl(fd, F_SETFL, flags | O_DIRECT) == -1 || fstat(fd, &status) == -1) {
    throw_io(env, errno);
    return THROWN;
  }
  return (jint) status.st_blksize;
}

/* ---- FileDispatcherImpl: from file to file, or to a socket, inside the kernel ---- */

static ssize_t copy_range(int from, off_t *from_position, int to, off_t *to_position, size_t count) {
#ifdef SYS_copy_file_range
  return syscall(SYS_copy_file_range, from, from_position, to, to_position, count, 0);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* Whether the kernel cannot copy between these two files this way, though it may between others. */
static bool is_other_case(int error) {
  return error == EINVAL || error == EXDEV || error == EBADF || error == EPERM || error == EOPNOTSUPP || error == ETXTBSY
      || error == ESPIPE || error == EIO || error == EISDIR;
}

/* static native void init0(); */
NATIVE(void, sun_nio_ch_FileDispatcherImpl_init0, jclass class) {}

/* static native long transferTo0(FileDescriptor src, long position, long count, FileDescriptor dst, boolean append); */
NATIVE(jlong, sun_nio_ch_FileDispatcherImpl_transferTo0, jclass class, jobject source, jlong position, jlong count, jobject target,
    jboolean append) {
  int from = get_fd(env, source), to = get_fd(env, target);
  off_t at = position;
  if (!append) { /* copy_file_range may share blocks; it does not append */
    ssize_t copied = copy_range(from, &at, to, NULL, (size_t) count);
    if (copied > 0) return copied;
    if (copied == -1 && errno == EINTR) return INTERRUPTED;
    at = position; /* 0 may be the end, or a file whose size the kernel does not know */
  }
  ssize_t sent = sendfile(to, from, &at, (size_t) count);
  if (sent >= 0) return sent;
  if (would_block(errno)) return UNAVAILABLE;
  if (errno == EINTR) return INTERRUPTED;
  if (errno == ENOSYS) return UNSUPPORTED;
  if (errno == EINVAL || errno == ESPIPE) return UNSUPPORTED_CASE;
  throw_io(env, errno);
  return THROWN;
}

/* static native long transferFrom0(FileDescriptor src, FileDescriptor dst, long position, long count, boolean append); */
NATIVE(jlong, sun_nio_ch_FileDispatcherImpl_transferFrom0, jclass class, jobject source, jobject target, jlong position,
    jlong count, jboolean append) {
  if (append) return UNSUPPORTED_CASE;
  off_t at = position;
  ssize_t copied = copy_range(get_fd(env, source), NULL, get_fd(env, target), &at, (size_t) count);
  if (copied > 0) return copied;
  if (copied == 0) return UNSUPPORTED_CASE; /* as in transferTo0 */
  if (would_block(errno)) return UNAVAILABLE;
  if (errno == EINTR) return INTERRUPTED;
  if (errno == ENOSYS) return UNSUPPORTED;
  if (is_other_case(errno)) return UNSUPPORTED_CASE;
  throw_io(env, errno);
  return THROWN;
}

/* ---- FileKey ---- */

/* private static native void init(FileDescriptor fd, long[] finfo) throws IOException; device and number of the file */
NATIVE(void, sun_nio_ch_FileKey_init, jclass class, jobject file, jlongArray key) {
  struct stat status;
  if (fstat(get_fd(env, file), &status) == -1) {
    throw_io(env, errno);
    return;
  }
  jlong values[2] = {(jlong) status.st_dev, (jlong) status.st_ino};
  (*env)->SetLongArrayRegion(env, key, 0, 2, values);
}

/* ---- IOUtil ---- */

/* static native void initIDs(); */
NATIVE(void, sun_nio_ch_IOUtil_initIDs, jclass class) {}

/* static native int iovMax(); */
NATIVE(jint, sun_nio_ch_IOUtil_iovMax, jclass class) {
  long most = sysconf(_SC_IOV_MAX);
  return most == -1 ? 16 : (jint) most; /* what POSIX promises */
}

/* static native long writevMax(); how many bytes, on Linux any number */
NATIVE(jlong, sun_nio_ch_IOUtil_writevMax, jclass class) { return LONG_MAX; }

/* public static native int fdVal(FileDescriptor fd); */
NATIVE(jint, sun_nio_ch_IOUtil_fdVal, jclass class, jobject file) { return get_fd(env, file); }

/* static native void setfdVal(FileDescriptor fd, int value); */
NATIVE(void, sun_nio_ch_IOUtil_setfdVal, jclass class, jobject file, jint fd) { set_fd(env, file, fd); }

/* ---- NativeThread: a signal that does nothing ends the system call in which a thread waits ---- */

#define WAKE (SIGRTMAX - 2)

static void on_wake(int number) { (void) number; }

/* private static native void init(); */
NATIVE(void, sun_nio_ch_NativeThread_init, jclass class) {
  struct sigaction action = {.sa_handler = on_wake}; /* without SA_RESTART */
  sigemptyset(&action.sa_mask);
  if (sigaction(WAKE, &action, NULL) == -1) throw_io(env, errno);
}

/* private static native long current0(); */
NATIVE(jlong, sun_nio_ch_NativeThread_current0, jclass class) { return (jlong) pthread_self(); }

/* private static native void signal0(long tid); */
NATIVE(void, sun_nio_ch_NativeThread_signal0, jclass class, jlong thread) {
  int error = pthread_kill((pthread_t) thread, WAKE);
  if (error != 0 && error != ESRCH) throw_io(env, error);
}

/* private static native boolean supportPendingSignals0(); no: one that comes before the system call does not end it */
NATIVE(jboolean, sun_nio_ch_NativeThread_supportPendingSignals0, jclass class) { return JNI_FALSE; }
