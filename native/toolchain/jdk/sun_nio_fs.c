/* sun.nio.fs: the system calls behind java.nio.file. Paths, names and buffers are addresses of memory; an error is a
 * sun.nio.fs.UnixException with its number, from which Java makes the exception that fits. */
#include "jdk.h"
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <mntent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

/* sun.nio.ch.IOStatus */
enum { UNAVAILABLE = -2, UNSUPPORTED = -4, UNSUPPORTED_CASE = -6 };

/* sun.nio.fs.UnixNativeDispatcher: what init says that there is */
enum { SUPPORTS_OPENAT = 1 << 1, SUPPORTS_XATTR = 1 << 3, SUPPORTS_BIRTHTIME = 1 << 16 };

#define NANOS_PER_SECOND 1000000000

/* The result of a call that is tried again after a signal; -1 raises an exception. */
#define CALL(call)                               \
  do {                                           \
    int result_;                                 \
    RETRY(result_, call);                        \
    if (result_ == -1) throw_unix(env, errno);   \
    return result_;                              \
  } while (0)
#define CALL_VOID(call)                          \
  do {                                           \
    int result_;                                 \
    RETRY(result_, call);                        \
    if (result_ == -1) throw_unix(env, errno);   \
  } while (0)

static jfieldID attribute_mode, attribute_inode, attribute_device, attribute_special, attribute_links, attribute_user,
    attribute_group, attribute_size, attribute_access, attribute_access_nanos, attribute_modified, attribute_modified_nanos,
    attribute_changed, attribute_changed_nanos, attribute_birth, attribute_birth_nanos, attribute_has_birth;
static jfieldID store_block_size, store_blocks, store_free, store_available;
static jfieldID mount_name, mount_folder, mount_type, mount_options;

static bool has_birth_time; /* statx is there */

struct wanted_field {
  jfieldID *id;
  const char *name, *signature;
};

static bool find_fields(JNIEnv *env, const char *type, size_t count, const struct wanted_field *fields) {
  for (size_t i = 0; i < count; i++) {
    *fields[i].id = field_of(env, type, fields[i].name, fields[i].signature);
    if (*fields[i].id == NULL) return false;
  }
  return true;
}
#define FIND_FIELDS(env, type, fields) find_fields(env, type, sizeof(fields) / sizeof *(fields), fields)

/* private static native int init(); */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_init, jclass class) {
  const struct wanted_field attributes[] = {
      {&attribute_mode, "st_mode", "I"},
      {&attribute_inode, "st_ino", "J"},
      {&attribute_device, "st_dev", "J"},
      {&attribute_special, "st_rdev", "J"},
      {&attribute_links, "st_nlink", "I"},
      {&attribute_user, "st_uid", "I"},
      {&attribute_group, "st_gid", "I"},
      {&attribute_size, "st_size", "J"},
      {&attribute_access, "st_atime_sec", "J"},
      {&attribute_access_nanos, "st_atime_nsec", "J"},
      {&attribute_modified, "st_mtime_sec", "J"},
      {&attribute_modified_nanos, "st_mtime_nsec", "J"},
      {&attribute_changed, "st_ctime_sec", "J"},
      {&attribute_changed_nanos, "st_ctime_nsec", "J"},
      {&attribute_birth, "st_birthtime_sec", "J"},
      {&attribute_birth_nanos, "st_birthtime_nsec", "J"},
      {&attribute_has_birth, "birthtime_available", "Z"},
  };
  const struct wanted_field stores[] = {
      {&store_block_size, "f_frsize", "J"},
      {&store_blocks, "f_blocks", "J"},
      {&store_free, "f_bfree", "J"},
      {&store_available, "f_bavail", "J"},
  };
  const struct wanted_field mounts[] = {
      {&mount_name, "name", "[B"},
      {&mount_folder, "dir", "[B"},
      {&mount_type, "fstype", "[B"},
      {&mount_options, "opts", "[B"},
  };
  if (!FIND_FIELDS(env, "sun/nio/fs/UnixFileAttributes", attributes)
      || !FIND_FIELDS(env, "sun/nio/fs/UnixFileStoreAttributes", stores)
      || !FIND_FIELDS(env, "sun/nio/fs/UnixMountEntry", mounts)) {
    return 0;
  }
#ifdef STATX_BTIME
  struct statx status;
  has_birth_time = statx(AT_FDCWD, "/", 0, STATX_BTIME, &status) == 0;
#endif
  return SUPPORTS_OPENAT | SUPPORTS_XATTR | (has_birth_time ? SUPPORTS_BIRTHTIME : 0);
}

/* LinuxNativeDispatcher: private static native void init(); */
NATIVE(void, sun_nio_fs_LinuxNativeDispatcher_init, jclass class) {}

/* ---- files and folders ---- */

/* static native byte[] getcwd(); */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_getcwd, jclass class) {
  char *path = getcwd(NULL, 0);
  if (path == NULL) {
    throw_unix(env, errno);
    return NULL;
  }
  jbyteArray result = new_bytes(env, path, strlen(path));
  free(path);
  return result;
}

/* static native byte[] strerror(int errnum); */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_strerror, jclass class, jint error) {
  char buffer[256];
  const char *text = strerror_r(error, buffer, sizeof buffer); /* GNU's */
  return new_bytes(env, text, strlen(text));
}

/* static native int dup(int filedes) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_dup, jclass class, jint fd) { CALL(fcntl(fd, F_DUPFD_CLOEXEC, 0)); }

/* private static native int open0(long pathAddress, int flags, int mode) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_open0, jclass class, jlong path, jint flags, jint mode) {
  CALL(open(pointer(path), flags | O_CLOEXEC, (mode_t) mode));
}

/* private static native int openat0(int dfd, long pathAddress, int flags, int mode) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_openat0, jclass class, jint folder, jlong path, jint flags, jint mode) {
  CALL(openat(folder, pointer(path), flags | O_CLOEXEC, (mode_t) mode));
}

/* private static native void close0(int fd) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_close0, jclass class, jint fd) {
  if (close(fd) == -1 && errno != EINTR) throw_unix(env, errno); /* after EINTR it is closed */
}

/* private static native int read0(int fildes, long buf, int nbyte) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_read0, jclass class, jint fd, jlong bytes, jint length) {
  ssize_t count;
  RETRY(count, read(fd, pointer(bytes), (size_t) length));
  if (count == -1) throw_unix(env, errno);
  return (jint) count;
}

/* private static native int write0(int fildes, long buf, int nbyte) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_write0, jclass class, jint fd, jlong bytes, jint length) {
  ssize_t count;
  RETRY(count, write(fd, pointer(bytes), (size_t) length));
  if (count == -1) throw_unix(env, errno);
  return (jint) count;
}

/* static native void rewind(long stream) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_rewind, jclass class, jlong stream) {
  if (fseek(pointer(stream), 0, SEEK_SET) == -1) throw_unix(env, errno);
}

/* static native int getlinelen(long stream) throws UnixException; the length of the next line, -1 at the end */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_getlinelen, jclass class, jlong stream) {
  char *line = NULL;
  size_t room = 0;
  ssize_t length = getline(&line, &room, pointer(stream));
  int error = errno;
  free(line);
  if (length == -1 && !feof((FILE *) pointer(stream))) throw_unix(env, error);
  if (length > INT_MAX) throw_unix(env, EOVERFLOW);
  return (jint) length;
}

/* private static native void link0(long existingAddress, long newAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_link0, jclass class, jlong existing, jlong new) {
  CALL_VOID(link(pointer(existing), pointer(new)));
}

/* private static native void unlink0(long pathAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_unlink0, jclass class, jlong path) { CALL_VOID(unlink(pointer(path))); }

/* private static native void unlinkat0(int dfd, long pathAddress, int flag) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_unlinkat0, jclass class, jint folder, jlong path, jint flags) {
  CALL_VOID(unlinkat(folder, pointer(path), flags));
}

/* private static native void mknod0(long pathAddress, int mode, long dev) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_mknod0, jclass class, jlong path, jint mode, jlong device) {
  CALL_VOID(mknod(pointer(path), (mode_t) mode, (dev_t) device));
}

/* private static native void rename0(long fromAddress, long toAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_rename0, jclass class, jlong from, jlong to) {
  CALL_VOID(rename(pointer(from), pointer(to)));
}

/* private static native void renameat0(int fromfd, long fromAddress, int tofd, long toAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_renameat0, jclass class, jint from_folder, jlong from, jint to_folder, jlong to) {
  CALL_VOID(renameat(from_folder, pointer(from), to_folder, pointer(to)));
}

/* private static native void mkdir0(long pathAddress, int mode) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_mkdir0, jclass class, jlong path, jint mode) {
  CALL_VOID(mkdir(pointer(path), (mode_t) mode));
}

/* private static native void rmdir0(long pathAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_rmdir0, jclass class, jlong path) { CALL_VOID(rmdir(pointer(path))); }

/* private static native byte[] readlink0(long pathAddress) throws UnixException; */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_readlink0, jclass class, jlong path) {
  char target[PATH_MAX]; /* the system has no longer ones */
  ssize_t length = readlink(pointer(path), target, sizeof target);
  if (length == -1) {
    throw_unix(env, errno);
    return NULL;
  }
  return new_bytes(env, target, (size_t) length);
}

/* private static native byte[] realpath0(long pathAddress) throws UnixException; */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_realpath0, jclass class, jlong path) {
  char *whole = realpath(pointer(path), NULL);
  if (whole == NULL) {
    throw_unix(env, errno);
    return NULL;
  }
  jbyteArray result = new_bytes(env, whole, strlen(whole));
  free(whole);
  return result;
}

/* private static native void symlink0(long name1, long name2) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_symlink0, jclass class, jlong target, jlong path) {
  CALL_VOID(symlink(pointer(target), pointer(path)));
}

/* private static native int access0(long pathAddress, int amode); 0 or the error's number */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_access0, jclass class, jlong path, jint mode) {
  int result;
  RETRY(result, access(pointer(path), mode));
  return result == -1 ? errno : 0;
}

/* private static native long opendir0(long pathAddress) throws UnixException; */
NATIVE(jlong, sun_nio_fs_UnixNativeDispatcher_opendir0, jclass class, jlong path) {
  DIR *directory = opendir(pointer(path));
  if (directory == NULL) throw_unix(env, errno);
  return address(directory);
}

/* static native long fdopendir(int dfd) throws UnixException; */
NATIVE(jlong, sun_nio_fs_UnixNativeDispatcher_fdopendir, jclass class, jint fd) {
  DIR *directory = fdopendir(fd);
  if (directory == NULL) throw_unix(env, errno);
  return address(directory);
}

/* static native void closedir(long dir) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_closedir, jclass class, jlong directory) {
  if (closedir(pointer(directory)) == -1 && errno != EINTR) throw_unix(env, errno);
}

/* static native byte[] readdir0(long dir) throws UnixException; null at the end */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_readdir0, jclass class, jlong directory) {
  errno = 0;
  struct dirent *entry = readdir(pointer(directory));
  if (entry != NULL) return new_bytes(env, entry->d_name, strlen(entry->d_name));
  if (errno != 0) throw_unix(env, errno);
  return NULL;
}

/* ---- attributes ---- */

static void set_attributes(JNIEnv *env, jobject attributes, const struct stat *status) {
  (*env)->SetIntField(env, attributes, attribute_mode, (jint) status->st_mode);
  (*env)->SetLongField(env, attributes, attribute_inode, (jlong) status->st_ino);
  (*env)->SetLongField(env, attributes, attribute_device, (jlong) status->st_dev);
  (*env)->SetLongField(env, attributes, attribute_special, (jlong) status->st_rdev);
  (*env)->SetIntField(env, attributes, attribute_links, (jint) status->st_nlink);
  (*env)->SetIntField(env, attributes, attribute_user, (jint) status->st_uid);
  (*env)->SetIntField(env, attributes, attribute_group, (jint) status->st_gid);
  (*env)->SetLongField(env, attributes, attribute_size, status->st_size);
  (*env)->SetLongField(env, attributes, attribute_access, status->st_atim.tv_sec);
  (*env)->SetLongField(env, attributes, attribute_access_nanos, status->st_atim.tv_nsec);
  (*env)->SetLongField(env, attributes, attribute_modified, status->st_mtim.tv_sec);
  (*env)->SetLongField(env, attributes, attribute_modified_nanos, status->st_mtim.tv_nsec);
  (*env)->SetLongField(env, attributes, attribute_changed, status->st_ctim.tv_sec);
  (*env)->SetLongField(env, attributes, attribute_changed_nanos, status->st_ctim.tv_nsec);
}

/* Sets the attributes of a file; returns 0 or the error's number. The path may be "" with AT_EMPTY_PATH. */
static int read_attributes(JNIEnv *env, int folder, const char *path, int flags, jobject attributes) {
  int result;
#ifdef STATX_BTIME
  if (has_birth_time) {
    struct statx more;
    RETRY(result, statx(folder, path, flags, STATX_BASIC_STATS | STATX_BTIME, &more));
    if (result == -1) return errno;
    struct stat status = {
        .st_mode = more.stx_mode,
        .st_ino = more.stx_ino,
        .st_dev = makedev(more.stx_dev_major, more.stx_dev_minor),
        .st_rdev = makedev(more.stx_rdev_major, more.stx_rdev_minor),
        .st_nlink = more.stx_nlink,
        .st_uid = more.stx_uid,
        .st_gid = more.stx_gid,
        .st_size = (off_t) more.stx_size,
        .st_atim = {more.stx_atime.tv_sec, more.stx_atime.tv_nsec},
        .st_mtim = {more.stx_mtime.tv_sec, more.stx_mtime.tv_nsec},
        .st_ctim = {more.stx_ctime.tv_sec, more.stx_ctime.tv_nsec},
    };
    set_attributes(env, attributes, &status);
    bool is_known = (more.stx_mask & STATX_BTIME) != 0; /* not by every file system */
    (*env)->SetBooleanField(env, attributes, attribute_has_birth, is_known);
    if (is_known) {
      (*env)->SetLongField(env, attributes, attribute_birth, more.stx_btime.tv_sec);
      (*env)->SetLongField(env, attributes, attribute_birth_nanos, more.stx_btime.tv_nsec);
    }
    return 0;
  }
#endif
  struct stat status;
  RETRY(result, fstatat(folder, path, &status, flags));
  if (result == -1) return errno;
  set_attributes(env, attributes, &status);
  (*env)->SetBooleanField(env, attributes, attribute_has_birth, JNI_FALSE);
  return 0;
}

static void read_or_throw(JNIEnv *env, int folder, const char *path, int flags, jobject attributes) {
  int error = read_attributes(env, folder, path, flags, attributes);
  if (error != 0) throw_unix(env, error);
}

/* private static native int stat0(long pathAddress, UnixFileAttributes attrs); 0 or the error's number */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_stat0, jclass class, jlong path, jobject attributes) {
  return read_attributes(env, AT_FDCWD, pointer(path), 0, attributes);
}

/* private static native void lstat0(long pathAddress, UnixFileAttributes attrs) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_lstat0, jclass class, jlong path, jobject attributes) {
  read_or_throw(env, AT_FDCWD, pointer(path), AT_SYMLINK_NOFOLLOW, attributes);
}

/* private static native void fstat0(int fd, UnixFileAttributes attrs) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fstat0, jclass class, jint fd, jobject attributes) {
  read_or_throw(env, fd, "", AT_EMPTY_PATH, attributes);
}

/* private static native void fstatat0(int dfd, long pathAddress, int flag, UnixFileAttributes attrs) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fstatat0, jclass class, jint folder, jlong path, jint flags, jobject attributes) {
  read_or_throw(env, folder, pointer(path), flags, attributes);
}

/* private static native void chown0(long pathAddress, int uid, int gid) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_chown0, jclass class, jlong path, jint user, jint group) {
  CALL_VOID(chown(pointer(path), (uid_t) user, (gid_t) group));
}

/* private static native void lchown0(long pathAddress, int uid, int gid) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_lchown0, jclass class, jlong path, jint user, jint group) {
  CALL_VOID(lchown(pointer(path), (uid_t) user, (gid_t) group));
}

/* static native void fchown0(int fd, int uid, int gid) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fchown0, jclass class, jint fd, jint user, jint group) {
  CALL_VOID(fchown(fd, (uid_t) user, (gid_t) group));
}

/* private static native void chmod0(long pathAddress, int mode) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_chmod0, jclass class, jlong path, jint mode) {
  CALL_VOID(chmod(pointer(path), (mode_t) mode));
}

/* private static native void fchmod0(int fd, int mode) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fchmod0, jclass class, jint fd, jint mode) { CALL_VOID(fchmod(fd, (mode_t) mode)); }

/* private static native void fchmodat0(int fd, long pathAddress, int mode, int flag) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fchmodat0, jclass class, jint folder, jlong path, jint mode, jint flags) {
  CALL_VOID(fchmodat(folder, pointer(path), (mode_t) mode, flags));
}

/* private static native boolean fchmodatNoFollowSupported0(); Linux has no modes of links */
NATIVE(jboolean, sun_nio_fs_UnixNativeDispatcher_fchmodatNoFollowSupported0, jclass class) { return JNI_FALSE; }

static struct timespec time_of(jlong nanos) {
  struct timespec time = {.tv_sec = nanos / NANOS_PER_SECOND, .tv_nsec = nanos % NANOS_PER_SECOND};
  if (time.tv_nsec < 0) { /* before 1970 */
    time.tv_sec--;
    time.tv_nsec += NANOS_PER_SECOND;
  }
  return time;
}

/* private static native void futimens0(int fd, long times0, long times1) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_futimens0, jclass class, jint fd, jlong access, jlong modified) {
  struct timespec times[2] = {time_of(access), time_of(modified)};
  CALL_VOID(futimens(fd, times));
}

/* private static native void utimensat0(int fd, long pathAddress, long times0, long times1, int flags) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_utimensat0, jclass class, jint folder, jlong path, jlong access, jlong modified,
    jint flags) {
  struct timespec times[2] = {time_of(access), time_of(modified)};
  CALL_VOID(utimensat(folder, pointer(path), times, flags));
}

/* private static native int fgetxattr0(int filedes, long nameAddress, long valueAddress, int valueLen) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_fgetxattr0, jclass class, jint fd, jlong name, jlong value, jint room) {
  ssize_t length = fgetxattr(fd, pointer(name), pointer(value), (size_t) room);
  if (length == -1) throw_unix(env, errno);
  return (jint) length;
}

/* private static native void fsetxattr0(int filedes, long nameAddress, long valueAddress, int valueLen) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fsetxattr0, jclass class, jint fd, jlong name, jlong value, jint length) {
  if (fsetxattr(fd, pointer(name), pointer(value), (size_t) length, 0) == -1) throw_unix(env, errno);
}

/* private static native void fremovexattr0(int filedes, long nameAddress) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_fremovexattr0, jclass class, jint fd, jlong name) {
  if (fremovexattr(fd, pointer(name)) == -1) throw_unix(env, errno);
}

/* static native int flistxattr(int filedes, long listAddress, int size) throws UnixException; */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_flistxattr, jclass class, jint fd, jlong list, jint room) {
  ssize_t length = flistxattr(fd, pointer(list), (size_t) room);
  if (length == -1) throw_unix(env, errno);
  return (jint) length;
}

/* ---- users and groups ---- */

/* The system's entry of a user or a group: the functions want a buffer whose size nobody knows. Calls lookup with larger ones until
 * it does not say ERANGE, and returns what it returns, 0 or the error's number; *buffer is to be freed. */
static int look_up(int (*lookup)(const void *key, void *entry, char *buffer, size_t room, bool *found), const void *key,
    void *entry, char **buffer, bool *found) {
  *buffer = NULL;
  for (size_t room = 1024;; room *= 2) {
    char *more = realloc(*buffer, room);
    if (more == NULL) return ENOMEM;
    *buffer = more;
    int error = lookup(key, entry, more, room, found);
    if (error != ERANGE && error != EINTR) return error;
  }
}

static int user_by_number(const void *key, void *entry, char *buffer, size_t room, bool *found) {
  struct passwd *result = NULL;
  int error = getpwuid_r(*(const uid_t *) key, entry, buffer, room, &result);
  *found = result != NULL;
  return error;
}

static int user_by_name(const void *key, void *entry, char *buffer, size_t room, bool *found) {
  struct passwd *result = NULL;
  int error = getpwnam_r(key, entry, buffer, room, &result);
  *found = result != NULL;
  return error;
}

static int group_by_number(const void *key, void *entry, char *buffer, size_t room, bool *found) {
  struct group *result = NULL;
  int error = getgrgid_r(*(const gid_t *) key, entry, buffer, room, &result);
  *found = result != NULL;
  return error;
}

static int group_by_name(const void *key, void *entry, char *buffer, size_t room, bool *found) {
  struct group *result = NULL;
  int error = getgrnam_r(key, entry, buffer, room, &result);
  *found = result != NULL;
  return error;
}

/* The name, or an exception where there is none. */
static jbyteArray name_or_throw(JNIEnv *env, int error, bool found, const char *name) {
  if (error == 0 && found && *name != 0) return new_bytes(env, name, strlen(name));
  throw_unix(env, error == 0 ? ENOENT : error);
  return NULL;
}

/* static native byte[] getpwuid(int uid) throws UnixException; */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_getpwuid, jclass class, jint number) {
  uid_t key = (uid_t) number;
  struct passwd entry;
  char *buffer;
  bool found = false;
  int error = look_up(user_by_number, &key, &entry, &buffer, &found);
  jbyteArray name = name_or_throw(env, error, found, found ? entry.pw_name : NULL);
  free(buffer);
  return name;
}

/* static native byte[] getgrgid(int gid) throws UnixException; */
NATIVE(jbyteArray, sun_nio_fs_UnixNativeDispatcher_getgrgid, jclass class, jint number) {
  gid_t key = (gid_t) number;
  struct group entry;
  char *buffer;
  bool found = false;
  int error = look_up(group_by_number, &key, &entry, &buffer, &found);
  jbyteArray name = name_or_throw(env, error, found, found ? entry.gr_name : NULL);
  free(buffer);
  return name;
}

/* Whether an error of a lookup says no more than that there is no such name: which number says so depends on the system. */
static bool is_absence(int error) {
  return error == 0 || error == ENOENT || error == ESRCH || error == EBADF || error == EPERM;
}

/* private static native int getpwnam0(long nameAddress) throws UnixException; -1 if there is none */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_getpwnam0, jclass class, jlong name) {
  struct passwd entry;
  char *buffer;
  bool found = false;
  int error = look_up(user_by_name, pointer(name), &entry, &buffer, &found);
  if (!found && !is_absence(error)) throw_unix(env, error);
  jint number = found ? (jint) entry.pw_uid : -1;
  free(buffer);
  return number;
}

/* private static native int getgrnam0(long nameAddress) throws UnixException; -1 if there is none */
NATIVE(jint, sun_nio_fs_UnixNativeDispatcher_getgrnam0, jclass class, jlong name) {
  struct group entry;
  char *buffer;
  bool found = false;
  int error = look_up(group_by_name, pointer(name), &entry, &buffer, &found);
  if (!found && !is_absence(error)) throw_unix(env, error);
  jint number = found ? (jint) entry.gr_gid : -1;
  free(buffer);
  return number;
}

/* ---- file systems ---- */

/* private static native void statvfs0(long pathAddress, UnixFileStoreAttributes attrs) throws UnixException; */
NATIVE(void, sun_nio_fs_UnixNativeDispatcher_statvfs0, jclass class, jlong path, jobject attributes) {
  struct statvfs status;
  int result;
  RETRY(result, statvfs(pointer(path), &status));
  if (result == -1) {
    throw_unix(env, errno);
    return;
  }
  (*env)->SetLongField(env, attributes, store_block_size, (jlong) status.f_frsize);
  (*env)->SetLongField(env, attributes, store_blocks, (jlong) status.f_blocks);
  (*env)->SetLongField(env, attributes, store_free, (jlong) status.f_bfree);
  (*env)->SetLongField(env, attributes, store_available, (jlong) status.f_bavail);
}

/* private static native long setmntent0(long pathAddress, long typeAddress) throws UnixException; */
NATIVE(jlong, sun_nio_fs_LinuxNativeDispatcher_setmntent0, jclass class, jlong path, jlong type) {
  FILE *table = setmntent(pointer(path), pointer(type));
  if (table == NULL) throw_unix(env, errno);
  return address(table);
}

static bool set_bytes(JNIEnv *env, jobject object, jfieldID field, const char *bytes) {
  jbyteArray array = new_bytes(env, bytes, strlen(bytes));
  if (array == NULL) return false;
  (*env)->SetObjectField(env, object, field, array);
  return true;
}

/* static native int getmntent0(long fp, UnixMountEntry entry, long buffer, int bufLen) throws UnixException; -1 at the end */
NATIVE(jint, sun_nio_fs_LinuxNativeDispatcher_getmntent0, jclass class, jlong table, jobject entry, jlong buffer, jint room) {
  struct mntent space, *mount = getmntent_r(pointer(table), &space, pointer(buffer), room);
  if (mount == NULL) return -1;
  bool is_set = set_bytes(env, entry, mount_name, mount->mnt_fsname) && set_bytes(env, entry, mount_folder, mount->mnt_dir)
      && set_bytes(env, entry, mount_type, mount->mnt_type) && set_bytes(env, entry, mount_options, mount->mnt_opts);
  return is_set ? 0 : -1;
}

/* static native void endmntent(long stream) throws UnixException; */
NATIVE(void, sun_nio_fs_LinuxNativeDispatcher_endmntent, jclass class, jlong table) { endmntent(pointer(table)); }

/* static native int posix_fadvise(int fd, long offset, long len, int advice) throws UnixException; */
NATIVE(jint, sun_nio_fs_LinuxNativeDispatcher_posix_1fadvise, jclass class, jint fd, jlong from, jlong length, jint advice) {
  return posix_fadvise(fd, from, length, advice);
}

/* ---- copying ---- */

static bool is_cancelled(jlong flag) {
  const volatile jint *value = pointer(flag);
  return value != NULL && *value != 0;
}

/* How much is copied between two looks at the flag. */
static size_t piece(jlong flag) { return flag == 0 ? 0x7ffff000 : 1 << 20; }

/* LinuxNativeDispatcher: static native int directCopy0(int dst, int src, long addressToPollForCancel) throws UnixException; */
NATIVE(jint, sun_nio_fs_LinuxNativeDispatcher_directCopy0, jclass class, jint to, jint from, jlong flag) {
  posix_fadvise(from, 0, 0, POSIX_FADV_SEQUENTIAL);
  bool is_begun = false;
#ifdef SYS_copy_file_range
  for (;;) {
    ssize_t count;
    RETRY(count, syscall(SYS_copy_file_range, from, NULL, to, NULL, piece(flag), 0));
    if (count > 0) {
      is_begun = true;
      if (is_cancelled(flag)) {
        throw_unix(env, ECANCELED);
        return -1;
      }
    } else if (count == 0 && is_begun) {
      return 0;
    } else {
      break; /* at the start: it may be a file whose size the kernel does not know, or two that do not go together */
    }
  }
  if (is_begun) {
    throw_unix(env, errno);
    return -1;
  }
#endif
  for (;;) {
    ssize_t count;
    RETRY(count, sendfile(to, from, NULL, piece(flag)));
    if (count == 0) return 0;
    if (count == -1) {
      if (!is_begun && (errno == EAGAIN || errno == EWOULDBLOCK)) return UNAVAILABLE;
      if (!is_begun && errno == ENOSYS) return UNSUPPORTED;
      if (!is_begun && (errno == EINVAL || errno == ESPIPE)) return UNSUPPORTED_CASE;
      throw_unix(env, errno);
      return -1;
    }
    is_begun = true;
    if (is_cancelled(flag)) {
      throw_unix(env, ECANCELED);
      return -1;
    }
  }
}

/* UnixFileSystem: private static native void bufferedCopy0(int dst, int src, long address, int size, long addressToPollForCancel)
 * throws UnixException; */
NATIVE(void, sun_nio_fs_UnixFileSystem_bufferedCopy0, jclass class, jint to, jint from, jlong buffer, jint room, jlong flag) {
  posix_fadvise(from, 0, 0, POSIX_FADV_SEQUENTIAL);
  for (;;) {
    ssize_t count;
    RETRY(count, read(from, pointer(buffer), (size_t) room));
    if (count == 0) return;
    if (count > 0 && is_cancelled(flag)) {
      errno = ECANCELED;
      count = -1;
    }
    for (ssize_t done = 0; done < count;) {
      ssize_t written;
      RETRY(written, write(to, (char *) pointer(buffer) + done, (size_t) (count - done)));
      if (written == -1) {
        count = -1;
        break;
      }
      done += written;
    }
    if (count == -1) {
      throw_unix(env, errno);
      return;
    }
  }
}
