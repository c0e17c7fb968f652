/* Exceptions, fields and file descriptors; and what a JDK library does when it is loaded. */
#include "jdk.h"
#include <limits.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

void throw_new(JNIEnv *env, const char *type, const char *text) {
  jclass class = (*env)->FindClass(env, type);
  if (class != NULL) (*env)->ThrowNew(env, class, text);
}

void throw_io(JNIEnv *env, int error) { throw_new(env, "java/io/IOException", strerror(error)); }

void throw_unix(JNIEnv *env, int error) {
  jclass class = (*env)->FindClass(env, "sun/nio/fs/UnixException");
  if (class == NULL) return;
  jmethodID constructor = (*env)->GetMethodID(env, class, "<init>", "(I)V");
  if (constructor == NULL) return;
  jobject exception = (*env)->NewObject(env, class, constructor, (jint) error);
  if (exception != NULL) (*env)->Throw(env, exception);
}

void throw_out_of_memory(JNIEnv *env) { throw_new(env, "java/lang/OutOfMemoryError", "no memory for C"); }

jfieldID field_of(JNIEnv *env, const char *type, const char *name, const char *signature) {
  jclass class = (*env)->FindClass(env, type);
  return class == NULL ? NULL : (*env)->GetFieldID(env, class, name, signature);
}

static jfieldID fd_field(JNIEnv *env) {
  static jfieldID id;
  if (id == NULL) id = field_of(env, "java/io/FileDescriptor", "fd", "I");
  return id;
}

int get_fd(JNIEnv *env, jobject descriptor) { return (*env)->GetIntField(env, descriptor, fd_field(env)); }

void set_fd(JNIEnv *env, jobject descriptor, int fd) { (*env)->SetIntField(env, descriptor, fd_field(env), fd); }

jbyteArray new_bytes(JNIEnv *env, const char *bytes, size_t length) {
  jbyteArray array = (*env)->NewByteArray(env, (jsize) length);
  if (array != NULL) (*env)->SetByteArrayRegion(env, array, 0, (jsize) length, (const jbyte *) bytes);
  return array;
}

jlong file_size(int fd) {
  struct stat status;
  if (fstat(fd, &status) == -1) return -1;
  uint64_t size;
  if (S_ISBLK(status.st_mode) && ioctl(fd, BLKGETSIZE64, &size) == 0) return (jlong) size;
  return status.st_size;
}

jlong available_bytes(int fd) {
  struct stat status;
  int waiting;
  if (fstat(fd, &status) == -1) return -1;
  bool is_stream = S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
  if (is_stream && ioctl(fd, FIONREAD, &waiting) == 0) return waiting;
  off_t position = lseek(fd, 0, SEEK_CUR);
  if (position == -1) return -1;
  return status.st_size > position ? status.st_size - position : 0;
}

/* The builder links each of the JDK's libraries into the image and calls this when one is "loaded". */
#define ON_LOAD(library)                                                              \
  JNIEXPORT jint JNICALL JNI_OnLoad_##library(JavaVM *machine, void *reserved) {      \
    (void) machine;                                                                   \
    (void) reserved;                                                                  \
    return JNI_VERSION_1_8;                                                           \
  }
ON_LOAD(java)
ON_LOAD(net)
ON_LOAD(nio)
ON_LOAD(zip)
