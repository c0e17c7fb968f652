/* java.io: FileDescriptor, FileInputStream, FileOutputStream, RandomAccessFile, UnixFileSystem (which is File), Console. */
#include "jdk.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* ---- FileDescriptor ---- */

static jfieldID append_field;

/* private static native void initIDs(); */
NATIVE(void, java_io_FileDescriptor_initIDs, jclass class) {
  append_field = (*env)->GetFieldID(env, class, "append", "Z");
}

/* private static native long getHandle(int d); of Windows only */
NATIVE(jlong, java_io_FileDescriptor_getHandle, jclass class, jint fd) { return -1; }

/* private static native boolean getAppend(int fd); */
NATIVE(jboolean, java_io_FileDescriptor_getAppend, jclass class, jint fd) {
  int flags = fcntl(fd, F_GETFL);
  return flags != -1 && (flags & O_APPEND) != 0;
}

/* A standard descriptor is not closed, but leads to nothing from then on: else the next file that is opened would become, say,
 * standard output. */
static void close_descriptor(JNIEnv *env, int fd) {
  if (fd >= STDIN_FILENO && fd <= STDERR_FILENO) {
    int null = open("/dev/null", O_WRONLY);
    if (null == -1) {
      throw_io(env, errno);
    } else if (null != fd) {
      dup2(null, fd);
      close(null);
    }
  } else if (fd >= 0 && close(fd) == -1 && errno != EINTR) { /* after EINTR it is closed */
    throw_io(env, errno);
  }
}

/* private native void close0() throws IOException; */
NATIVE(void, java_io_FileDescriptor_close0, jobject self) {
  int fd = get_fd(env, self);
  if (fd == -1) return;
  set_fd(env, self, -1); /* first: another thread may open a file with this number */
  close_descriptor(env, fd);
}

/* private native void sync0() throws SyncFailedException; */
NATIVE(void, java_io_FileDescriptor_sync0, jobject self) {
  int result;
  RETRY(result, fsync(get_fd(env, self)));
  if (result == -1) throw_new(env, "java/io/SyncFailedException", "sync failed");
}

/* FileCleanable: private static native void cleanupClose0(int fd, long handle) throws IOException; */
NATIVE(void, java_io_FileCleanable_cleanupClose0, jclass class, jint fd, jlong handle) {
  if (close(fd) == -1 && errno != EINTR) throw_io(env, errno);
}

/* ---- what the streams and RandomAccessFile have in common: a field "fd" with a FileDescriptor ---- */

static int fd_of(JNIEnv *env, jobject stream, jfieldID field) {
  jobject descriptor = (*env)->GetObjectField(env, stream, field);
  return descriptor == NULL ? -1 : get_fd(env, descriptor);
}

/* As fd_of, but a stream that is closed raises an exception and gives -1. */
static int open_fd_of(JNIEnv *env, jobject stream, jfieldID field) {
  int fd = fd_of(env, stream, field);
  if (fd == -1) throw_new(env, "java/io/IOException", "Stream Closed");
  return fd;
}

/* FileNotFoundException has a constructor of its own for this: the message is "path (reason)". */
static void throw_not_found(JNIEnv *env, jstring path, int error) {
  jclass class = (*env)->FindClass(env, "java/io/FileNotFoundException");
  if (class == NULL) return;
  jmethodID constructor = (*env)->GetMethodID(env, class, "<init>", "(Ljava/lang/String;Ljava/lang/String;)V");
  jstring reason = constructor == NULL ? NULL : string_of_bytes(env, strerror(error));
  jobject exception = reason == NULL ? NULL : (*env)->NewObject(env, class, constructor, path, reason);
  if (exception != NULL) (*env)->Throw(env, exception);
}

static void open_file(JNIEnv *env, jobject self, jfieldID field, jstring name, int flags) {
  char *path = bytes_of_string(env, name);
  if (path == NULL) return;
  int fd;
  RETRY(fd, open(path, flags | O_CLOEXEC, 0666));
  int error = errno;
  struct stat status;
  if (fd != -1 && fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
    close(fd);
    fd = -1;
    error = EISDIR;
  }
  if (fd == -1) {
    throw_not_found(env, name, error);
  } else {
    jobject descriptor = (*env)->GetObjectField(env, self, field);
    if (descriptor == NULL) {
      close(fd);
    } else {
      set_fd(env, descriptor, fd);
      if (append_field == NULL) append_field = field_of(env, "java/io/FileDescriptor", "append", "Z");
      (*env)->SetBooleanField(env, descriptor, append_field, (flags & O_APPEND) != 0);
    }
  }
  free(path);
}

static jint read_byte(JNIEnv *env, jobject self, jfieldID field) {
  unsigned char byte;
  ssize_t count;
  int fd = open_fd_of(env, self, field);
  if (fd == -1) return -1;
  RETRY(count, read(fd, &byte, 1));
  if (count == -1) throw_io(env, errno);
  return count == 1 ? byte : -1;
}

/* Up to this many bytes go over the stack; of more the array itself is read and written. */
#define SMALL 8192

static bool is_outside(JNIEnv *env, jbyteArray array, jint from, jint length) {
  if (array == NULL) {
    throw_new(env, "java/lang/NullPointerException", NULL);
    return true;
  }
  if (from < 0 || length < 0 || from > (*env)->GetArrayLength(env, array) - length) {
    throw_new(env, "java/lang/IndexOutOfBoundsException", NULL);
    return true;
  }
  return false;
}

static jint read_bytes(JNIEnv *env, jobject self, jfieldID field, jbyteArray array, jint from, jint length) {
  if (is_outside(env, array, from, length)) return -1;
  if (length == 0) return 0;
  int fd = open_fd_of(env, self, field);
  if (fd == -1) return -1;
  ssize_t count;
  int error;
  if (length <= SMALL) {
    jbyte buffer[SMALL];
    RETRY(count, read(fd, buffer, (size_t) length));
    error = errno;
    if (count > 0) (*env)->SetByteArrayRegion(env, array, from, (jsize) count, buffer);
  } else {
    jbyte *bytes = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    if (bytes == NULL) {
      throw_out_of_memory(env);
      return -1;
    }
    RETRY(count, read(fd, bytes + from, (size_t) length));
    error = errno;
    (*env)->ReleasePrimitiveArrayCritical(env, array, bytes, 0);
  }
  if (count == -1) throw_io(env, error);
  return count > 0 ? (jint) count : -1;
}

/* 0, or errno of the write that failed. */
static int write_fully(int fd, const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    ssize_t count;
    RETRY(count, write(fd, from, length));
    if (count == -1) return errno;
    from += count;
    length -= (size_t) count;
  }
  return 0;
}

static void write_byte(JNIEnv *env, jobject self, jfieldID field, jint value) {
  char byte = (char) value;
  int fd = open_fd_of(env, self, field);
  if (fd == -1) return;
  int error = write_fully(fd, &byte, 1);
  if (error != 0) throw_io(env, error);
}

static void write_bytes(JNIEnv *env, jobject self, jfieldID field, jbyteArray array, jint from, jint length) {
  if (is_outside(env, array, from, length) || length == 0) return;
  int fd = open_fd_of(env, self, field);
  if (fd == -1) return;
  int error;
  if (length <= SMALL) {
    jbyte buffer[SMALL];
    (*env)->GetByteArrayRegion(env, array, from, length, buffer);
    error = write_fully(fd, buffer, (size_t) length);
  } else {
    jbyte *bytes = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    if (bytes == NULL) {
      throw_out_of_memory(env);
      return;
    }
    error = write_fully(fd, bytes + from, (size_t) length);
    (*env)->ReleasePrimitiveArrayCritical(env, array, bytes, JNI_ABORT);
  }
  if (error != 0) throw_io(env, error);
}

/* The result, or an exception where it is -1. */
static jlong checked(JNIEnv *env, jlong result) {
  if (result == -1) throw_io(env, errno);
  return result;
}

/* ---- FileInputStream ---- */

static jfieldID input_fd;

/* private static native void initIDs(); */
NATIVE(void, java_io_FileInputStream_initIDs, jclass class) {
  input_fd = (*env)->GetFieldID(env, class, "fd", "Ljava/io/FileDescriptor;");
}

/* private native void open0(String name) throws FileNotFoundException; */
NATIVE(void, java_io_FileInputStream_open0, jobject self, jstring name) { open_file(env, self, input_fd, name, O_RDONLY); }

/* private native int read0() throws IOException; */
NATIVE(jint, java_io_FileInputStream_read0, jobject self) { return read_byte(env, self, input_fd); }

/* private native int readBytes(byte[] b, int off, int len) throws IOException; */
NATIVE(jint, java_io_FileInputStream_readBytes, jobject self, jbyteArray array, jint from, jint length) {
  return read_bytes(env, self, input_fd, array, from, length);
}

/* private native long length0() throws IOException; */
NATIVE(jlong, java_io_FileInputStream_length0, jobject self) {
  int fd = open_fd_of(env, self, input_fd);
  return fd == -1 ? 0 : checked(env, file_size(fd));
}

/* private native long position0() throws IOException; */
NATIVE(jlong, java_io_FileInputStream_position0, jobject self) {
  int fd = open_fd_of(env, self, input_fd);
  return fd == -1 ? 0 : checked(env, lseek(fd, 0, SEEK_CUR));
}

/* private native long skip0(long n) throws IOException; */
NATIVE(jlong, java_io_FileInputStream_skip0, jobject self, jlong distance) {
  int fd = open_fd_of(env, self, input_fd);
  if (fd == -1) return 0;
  off_t before = lseek(fd, 0, SEEK_CUR);
  off_t after = before == -1 ? -1 : lseek(fd, distance, SEEK_CUR);
  return checked(env, after) == -1 ? 0 : after - before;
}

/* private native int available0() throws IOException; */
NATIVE(jint, java_io_FileInputStream_available0, jobject self) {
  int fd = open_fd_of(env, self, input_fd);
  if (fd == -1) return 0;
  jlong count = checked(env, available_bytes(fd));
  return count > INT_MAX ? INT_MAX : (jint) count;
}

/* private native boolean isRegularFile0(FileDescriptor fd); */
NATIVE(jboolean, java_io_FileInputStream_isRegularFile0, jobject self, jobject descriptor) {
  struct stat status;
  return checked(env, fstat(get_fd(env, descriptor), &status)) == 0 && S_ISREG(status.st_mode);
}

/* ---- FileOutputStream ---- */

static jfieldID output_fd;

/* private static native void initIDs(); */
NATIVE(void, java_io_FileOutputStream_initIDs, jclass class) {
  output_fd = (*env)->GetFieldID(env, class, "fd", "Ljava/io/FileDescriptor;");
}

/* private native void open0(String name, boolean append) throws FileNotFoundException; */
NATIVE(void, java_io_FileOutputStream_open0, jobject self, jstring name, jboolean append) {
  open_file(env, self, output_fd, name, O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC));
}

/* private native void write(int b, boolean append) throws IOException; O_APPEND is the system's matter */
NATIVE(void, java_io_FileOutputStream_write, jobject self, jint byte, jboolean append) {
  write_byte(env, self, output_fd, byte);
}

/* private native void writeBytes(byte[] b, int off, int len, boolean append) throws IOException; */
NATIVE(void, java_io_FileOutputStream_writeBytes, jobject self, jbyteArray array, jint from, jint length, jboolean append) {
  write_bytes(env, self, output_fd, array, from, length);
}

/* ---- RandomAccessFile ---- */

static jfieldID random_fd;

/* The modes that RandomAccessFile has constants for. */
enum { MODE_READ = 1, MODE_WRITE = 2, MODE_SYNC = 4, MODE_DSYNC = 8 };

/* private static native void initIDs(); */
NATIVE(void, java_io_RandomAccessFile_initIDs, jclass class) {
  random_fd = (*env)->GetFieldID(env, class, "fd", "Ljava/io/FileDescriptor;");
}

/* private native void open0(String name, int mode) throws FileNotFoundException; */
NATIVE(void, java_io_RandomAccessFile_open0, jobject self, jstring name, jint mode) {
  int flags = O_RDONLY;
  if (mode & MODE_WRITE) {
    flags = O_RDWR | O_CREAT;
    if (mode & MODE_SYNC) flags |= O_SYNC;
    if (mode & MODE_DSYNC) flags |= O_DSYNC;
  }
  open_file(env, self, random_fd, name, flags);
}

/* private native int read0() throws IOException; */
NATIVE(jint, java_io_RandomAccessFile_read0, jobject self) { return read_byte(env, self, random_fd); }

/* private native int readBytes0(byte[] b, int off, int len) throws IOException; */
NATIVE(jint, java_io_RandomAccessFile_readBytes0, jobject self, jbyteArray array, jint from, jint length) {
  return read_bytes(env, self, random_fd, array, from, length);
}

/* private native void write0(int b) throws IOException; */
NATIVE(void, java_io_RandomAccessFile_write0, jobject self, jint byte) { write_byte(env, self, random_fd, byte); }

/* private native void writeBytes0(byte[] b, int off, int len) throws IOException; */
NATIVE(void, java_io_RandomAccessFile_writeBytes0, jobject self, jbyteArray array, jint from, jint length) {
  write_bytes(env, self, random_fd, array, from, length);
}

/* public native long getFilePointer() throws IOException; */
NATIVE(jlong, java_io_RandomAccessFile_getFilePointer, jobject self) {
  int fd = open_fd_of(env, self, random_fd);
  return fd == -1 ? -1 : checked(env, lseek(fd, 0, SEEK_CUR));
}

/* private native void seek0(long pos) throws IOException; */
NATIVE(void, java_io_RandomAccessFile_seek0, jobject self, jlong position) {
  int fd = open_fd_of(env, self, random_fd);
  if (fd == -1) return;
  if (position < 0) {
    throw_new(env, "java/io/IOException", "Negative seek offset");
  } else {
    checked(env, lseek(fd, position, SEEK_SET));
  }
}

/* private native long length0() throws IOException; */
NATIVE(jlong, java_io_RandomAccessFile_length0, jobject self) {
  int fd = open_fd_of(env, self, random_fd);
  return fd == -1 ? -1 : checked(env, file_size(fd));
}

/* private native void setLength0(long newLength) throws IOException; a position beyond the new end moves there */
NATIVE(void, java_io_RandomAccessFile_setLength0, jobject self, jlong length) {
  int fd = open_fd_of(env, self, random_fd);
  if (fd == -1) return;
  off_t position = lseek(fd, 0, SEEK_CUR);
  if (checked(env, position) == -1) return;
  int result;
  RETRY(result, ftruncate(fd, length));
  if (checked(env, result) == 0 && position > length) checked(env, lseek(fd, 0, SEEK_END));
}

/* ---- UnixFileSystem: what java.io.File asks ---- */

static jfieldID path_field;

/* private static native void initIDs(); */
NATIVE(void, java_io_UnixFileSystem_initIDs, jclass class) {
  path_field = field_of(env, "java/io/File", "path", "Ljava/lang/String;");
}

/* The bytes of a File's path, to be freed; NULL with an exception pending. */
static char *path_of(JNIEnv *env, jobject file) {
  return bytes_of_string(env, (*env)->GetObjectField(env, file, path_field));
}

/* Appends the names of rest to the canonical path in to, which has room for them, without looking at any file. */
static void append_names(char *to, const char *rest) {
  size_t length = strlen(to);
  while (*rest != 0) {
    while (*rest == '/') rest++;
    size_t name = strcspn(rest, "/");
    if (name == 2 && rest[0] == '.' && rest[1] == '.') {
      while (length > 0 && to[length - 1] != '/') length--;
      if (length > 0) length--;
    } else if (name > 0 && !(name == 1 && rest[0] == '.')) {
      to[length++] = '/';
      memcpy(to + length, rest, name);
      length += name;
    }
    rest += name;
  }
  if (length == 0) to[length++] = '/';
  to[length] = 0;
}

/* The path without links, "." and ".."; what is not there is taken by its name. To be freed; NULL with errno. */
static char *canonical_path(const char *path) {
  char *whole = realpath(path, NULL);
  if (whole != NULL) return whole;
  char *start = strdup(path), *result = NULL;
  if (start == NULL) return NULL;
  for (char *end = start + strlen(start); result == NULL;) { /* the longest beginning that is there */
    while (end > start && end[-1] != '/') end--;
    while (end > start && end[-1] == '/') end--;
    *end = 0;
    const char *rest = path + (end - start);
    char *there = end == start ? strdup("") : realpath(start, NULL);
    if (there == NULL) {
      if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) break;
      continue;
    }
    if (strcmp(there, "/") == 0) *there = 0;
    result = malloc(strlen(there) + strlen(rest) + 2);
    if (result != NULL) {
      strcpy(result, there);
      append_names(result, rest);
    }
    free(there);
    if (result == NULL) break;
  }
  free(start);
  return result;
}

/* private native String canonicalize0(String path) throws IOException; the path is absolute */
NATIVE(jstring, java_io_UnixFileSystem_canonicalize0, jobject self, jstring name) {
  char *path = bytes_of_string(env, name);
  if (path == NULL) return NULL;
  char *canonical = canonical_path(path);
  jstring result = NULL;
  if (canonical == NULL) {
    throw_io(env, errno);
  } else {
    result = strcmp(canonical, path) == 0 ? name : string_of_bytes(env, canonical);
  }
  free(canonical);
  free(path);
  return result;
}

/* private native int getBooleanAttributes0(File f); */
NATIVE(jint, java_io_UnixFileSystem_getBooleanAttributes0, jobject self, jobject file) {
  enum { EXISTS = 1, REGULAR = 2, DIRECTORY = 4 };
  char *path = path_of(env, file);
  if (path == NULL) return 0;
  struct stat status;
  int result = 0;
  if (stat(path, &status) == 0) {
    result = EXISTS | (S_ISREG(status.st_mode) ? REGULAR : 0) | (S_ISDIR(status.st_mode) ? DIRECTORY : 0);
  }
  free(path);
  return result;
}

/* private native boolean checkAccess0(File f, int access); */
NATIVE(jboolean, java_io_UnixFileSystem_checkAccess0, jobject self, jobject file, jint rights) {
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  int mode = (rights & 4 ? R_OK : 0) | (rights & 2 ? W_OK : 0) | (rights & 1 ? X_OK : 0);
  int result;
  RETRY(result, access(path, mode));
  free(path);
  return result == 0;
}

/* private native boolean setPermission0(File f, int access, boolean enable, boolean owneronly); */
NATIVE(jboolean, java_io_UnixFileSystem_setPermission0, jobject self, jobject file, jint rights, jboolean enable, jboolean owner) {
  mode_t bits = (mode_t) (rights & 7), all = owner ? bits << 6 : bits << 6 | bits << 3 | bits;
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  struct stat status;
  bool done = stat(path, &status) == 0
      && chmod(path, (enable ? status.st_mode | all : status.st_mode & ~all) & 07777) == 0;
  free(path);
  return done;
}

/* private native boolean setReadOnly0(File f); */
NATIVE(jboolean, java_io_UnixFileSystem_setReadOnly0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  struct stat status;
  bool done = stat(path, &status) == 0 && chmod(path, status.st_mode & 07777 & ~0222u) == 0;
  free(path);
  return done;
}

/* private native long getLastModifiedTime0(File f); milliseconds, 0 where there is no file */
NATIVE(jlong, java_io_UnixFileSystem_getLastModifiedTime0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return 0;
  struct stat status;
  jlong result = 0;
  if (stat(path, &status) == 0) result = (jlong) status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / 1000000;
  free(path);
  return result;
}

/* private native boolean setLastModifiedTime0(File f, long time); milliseconds, never negative */
NATIVE(jboolean, java_io_UnixFileSystem_setLastModifiedTime0, jobject self, jobject file, jlong time) {
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = time / 1000, .tv_nsec = time % 1000 * 1000000}};
  bool done = utimensat(AT_FDCWD, path, times, 0) == 0;
  free(path);
  return done;
}

/* private native long getLength0(File f); */
NATIVE(jlong, java_io_UnixFileSystem_getLength0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return 0;
  struct stat status;
  jlong result = stat(path, &status) == 0 ? status.st_size : 0;
  free(path);
  return result;
}

/* private native long getSpace0(File f, int t); 0: of the whole file system, 1: free, 2: free for this user */
NATIVE(jlong, java_io_UnixFileSystem_getSpace0, jobject self, jobject file, jint which) {
  char *path = path_of(env, file);
  if (path == NULL) return 0;
  struct statvfs status;
  int error;
  RETRY(error, statvfs(path, &status));
  free(path);
  if (error == -1) return 0;
  fsblkcnt_t blocks = which == 0 ? status.f_blocks : which == 1 ? status.f_bfree : status.f_bavail;
  return (jlong) (status.f_frsize * blocks);
}

/* private native long getNameMax0(String path); */
NATIVE(jlong, java_io_UnixFileSystem_getNameMax0, jobject self, jstring name) {
  char *path = bytes_of_string(env, name);
  if (path == NULL) return 0;
  long length = pathconf(path, _PC_NAME_MAX);
  free(path);
  return length == -1 ? NAME_MAX : length;
}

/* private native boolean createFileExclusively0(String path) throws IOException; */
NATIVE(jboolean, java_io_UnixFileSystem_createFileExclusively0, jobject self, jstring name) {
  char *path = bytes_of_string(env, name);
  if (path == NULL) return JNI_FALSE;
  int fd;
  RETRY(fd, open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  int error = errno;
  free(path);
  if (fd != -1) {
    close(fd);
  } else if (error != EEXIST) {
    throw_io(env, error);
  }
  return fd != -1;
}

/* private native boolean createDirectory0(File f); */
NATIVE(jboolean, java_io_UnixFileSystem_createDirectory0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  bool done = mkdir(path, 0777) == 0;
  free(path);
  return done;
}

/* private native boolean delete0(File f); */
NATIVE(jboolean, java_io_UnixFileSystem_delete0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return JNI_FALSE;
  bool done = remove(path) == 0;
  free(path);
  return done;
}

/* private native boolean rename0(File f1, File f2); */
NATIVE(jboolean, java_io_UnixFileSystem_rename0, jobject self, jobject from, jobject to) {
  char *old = path_of(env, from);
  char *new = old == NULL ? NULL : path_of(env, to);
  bool done = new != NULL && rename(old, new) == 0;
  free(old);
  free(new);
  return done;
}

/* private native String[] list0(File f); null where it is no directory */
NATIVE(jobjectArray, java_io_UnixFileSystem_list0, jobject self, jobject file) {
  char *path = path_of(env, file);
  if (path == NULL) return NULL;
  DIR *directory = opendir(path);
  free(path);
  if (directory == NULL) return NULL;
  char **names = NULL;
  size_t count = 0, room = 0;
  bool failed = false;
  for (struct dirent *entry; !failed && (entry = readdir(directory)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (count == room) {
      room = room == 0 ? 32 : 2 * room;
      char **more = realloc(names, room * sizeof *names);
      if (more == NULL) {
        failed = true;
        break;
      }
      names = more;
    }
    names[count] = strdup(entry->d_name);
    if (names[count] == NULL) failed = true;
    else count++;
  }
  closedir(directory);
  if (failed) throw_out_of_memory(env);
  jclass string = failed ? NULL : (*env)->FindClass(env, "java/lang/String");
  jobjectArray result = string == NULL ? NULL : (*env)->NewObjectArray(env, (jsize) count, string, NULL);
  for (size_t i = 0; i < count; i++) {
    jstring name = result == NULL || (*env)->ExceptionCheck(env) ? NULL : string_of_bytes(env, names[i]);
    if (name != NULL) {
      (*env)->SetObjectArrayElement(env, result, (jsize) i, name);
      (*env)->DeleteLocalRef(env, name);
    }
    free(names[i]);
  }
  free(names);
  return result;
}

/* ---- Console ---- */

/* private static native int ttyStatus(); a bit for each standard descriptor that is a terminal or another character device */
NATIVE(jint, java_io_Console_ttyStatus, jclass class) {
  int result = 0;
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
    struct stat status;
    if (fstat(fd, &status) == 0 && S_ISCHR(status.st_mode)) result |= 1 << fd;
  }
  return result;
}
