/* What the files of this folder share: the JDK's native methods, as far as images reach them (../README.md). */
#ifndef FLUA_JDK_H
#define FLUA_JDK_H
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#include <errno.h>
#include <jni.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The C function of a native method. An underscore in a Java name is _1, a dollar _00024 (JNI specification, chapter 2). */
#define NATIVE(type, method, ...) JNIEXPORT type JNICALL Java_##method(JNIEnv *env, __VA_ARGS__)

/* Calls again what a signal has interrupted. */
#define RETRY(result, call) \
  do                        \
    (result) = (call);      \
  while ((result) == -1 && errno == EINTR)

/* A Java long that is an address. */
static inline void *pointer(jlong address) { return (void *) (intptr_t) address; }
static inline jlong address(const void *pointer) { return (jlong) (intptr_t) pointer; }

/* ---- encoding.c: the one place that says how Java strings become bytes of the system and the other way ---- */

/* The string's bytes and a zero, to be freed; NULL with an exception pending, for a NULL string too. */
char *bytes_of_string(JNIEnv *env, jstring string);
/* The Java string of bytes that end with a zero; NULL with an exception pending. */
jstring string_of_bytes(JNIEnv *env, const char *bytes);

/* ---- support.c ---- */

/* Each raises an exception; text may be NULL. */
void throw_new(JNIEnv *env, const char *type, const char *text);
void throw_io(JNIEnv *env, int error);   /* java.io.IOException with the system's text of errno */
void throw_unix(JNIEnv *env, int error); /* sun.nio.fs.UnixException */
void throw_out_of_memory(JNIEnv *env);

/* The field of a class, NULL with an exception pending. Only those that the builder registers for C are found. */
jfieldID field_of(JNIEnv *env, const char *type, const char *name, const char *signature);

/* FileDescriptor.fd */
int get_fd(JNIEnv *env, jobject descriptor);
void set_fd(JNIEnv *env, jobject descriptor, int fd);

/* A new byte[]; NULL with an exception pending. */
jbyteArray new_bytes(JNIEnv *env, const char *bytes, size_t length);

/* What FileInputStream.available and FileChannel's dispatcher answer: how much can be read at once; -1 with errno. */
jlong available_bytes(int fd);
/* The size of a file or a block device; -1 with errno. */
jlong file_size(int fd);

#endif
