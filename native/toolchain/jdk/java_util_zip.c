/* java.util.zip: Inflater, Deflater, CRC32, Adler32, each a call of zlib. */
#include "jdk.h"
#include <stdlib.h>
#include <zlib.h>

/* zlib's windows and memory: the largest window, which a negative number means without header; its usual memory. */
#define WINDOW(nowrap) ((nowrap) ? -MAX_WBITS : MAX_WBITS)
#define MEMORY 8

/* What the methods return that move bytes: how many were read (31 bits), how many were written (31 bits), and two flags. */
#define RESULT(read, written) ((jlong) (read) | (jlong) (written) << 31)
#define FINISHED ((jlong) 1 << 62)
#define NEEDS_DICTIONARY ((jlong) ((uint64_t) 1 << 63)) /* of an Inflater */
#define NOT_SET ((jlong) ((uint64_t) 1 << 63))          /* of a Deflater: level and strategy have to be set once more */

/* Bytes of an array, which must not move while zlib reads or writes them, or of a direct buffer. */
struct bytes {
  jbyteArray array; /* NULL: a buffer */
  jint from;
  Bytef *start;
};

static struct bytes of_array(jbyteArray array, jint from) { return (struct bytes) {.array = array, .from = from}; }
static struct bytes of_buffer(jlong start) { return (struct bytes) {.start = pointer(start)}; }

static bool pin(JNIEnv *env, struct bytes *bytes) {
  if (bytes->array == NULL) return true;
  bytes->start = (*env)->GetPrimitiveArrayCritical(env, bytes->array, NULL);
  if (bytes->start == NULL) throw_out_of_memory(env);
  return bytes->start != NULL;
}

static void unpin(JNIEnv *env, struct bytes *bytes, jint mode) {
  if (bytes->array != NULL) (*env)->ReleasePrimitiveArrayCritical(env, bytes->array, bytes->start, mode);
}

/* Calls inflate or deflate and returns what it did; Z_MEM_ERROR with an exception pending. */
static int transform(JNIEnv *env, z_stream *stream, struct bytes input, jint available, struct bytes output, jint room,
    int (*step)(z_stream *, jint, jint), jint flush, jint parameters, jlong *moved) {
  *moved = 0;
  if (!pin(env, &input)) return Z_MEM_ERROR;
  if (!pin(env, &output)) {
    unpin(env, &input, JNI_ABORT);
    return Z_MEM_ERROR;
  }
  stream->next_in = input.start + input.from;
  stream->avail_in = (uInt) available;
  stream->next_out = output.start + output.from;
  stream->avail_out = (uInt) room;
  int result = step(stream, flush, parameters);
  *moved = RESULT(available - (jint) stream->avail_in, room - (jint) stream->avail_out);
  unpin(env, &output, 0);
  unpin(env, &input, JNI_ABORT);
  return result;
}

static void throw_zlib(JNIEnv *env, const char *type, const z_stream *stream, int result) {
  throw_new(env, type, stream->msg != NULL ? stream->msg : zError(result));
}

/* Throws for a result of transform() that the data does not explain; returns what the caller returns. */
static jlong transform_failed(JNIEnv *env, const z_stream *stream, int result) {
  if (result != Z_MEM_ERROR) {
    throw_zlib(env, "java/lang/InternalError", stream, result);
  } else if (!(*env)->ExceptionCheck(env)) {
    throw_out_of_memory(env);
  }
  return 0;
}

/* The new stream, or 0 with an exception pending. */
static jlong initialized(JNIEnv *env, z_stream *stream, int result) {
  if (result == Z_OK) return address(stream);
  if (result == Z_MEM_ERROR) {
    throw_out_of_memory(env);
  } else if (result == Z_STREAM_ERROR) {
    throw_new(env, "java/lang/IllegalArgumentException", NULL);
  } else {
    throw_zlib(env, "java/lang/InternalError", stream, result);
  }
  free(stream);
  return 0;
}

static z_stream *new_stream(JNIEnv *env) {
  z_stream *stream = calloc(1, sizeof *stream);
  if (stream == NULL) throw_out_of_memory(env);
  return stream;
}

static void set_dictionary(JNIEnv *env, z_stream *stream, int (*set)(z_stream *, const Bytef *, uInt), struct bytes dictionary,
    jint length) {
  if (!pin(env, &dictionary)) return;
  int result = set(stream, dictionary.start + dictionary.from, (uInt) length);
  unpin(env, &dictionary, JNI_ABORT);
  if (result == Z_STREAM_ERROR || result == Z_DATA_ERROR) {
    throw_new(env, "java/lang/IllegalArgumentException", NULL);
  } else if (result != Z_OK) {
    throw_zlib(env, "java/lang/InternalError", stream, result);
  }
}

/* ---- Inflater ---- */

static jfieldID input_consumed, output_consumed;

/* private static native void initIDs(); */
NATIVE(void, java_util_zip_Inflater_initIDs, jclass class) {
  input_consumed = (*env)->GetFieldID(env, class, "inputConsumed", "I");
  if (input_consumed != NULL) output_consumed = (*env)->GetFieldID(env, class, "outputConsumed", "I");
}

/* private static native long init(boolean nowrap); */
NATIVE(jlong, java_util_zip_Inflater_init, jclass class, jboolean nowrap) {
  z_stream *stream = new_stream(env);
  return stream == NULL ? 0 : initialized(env, stream, inflateInit2(stream, WINDOW(nowrap)));
}

/* private static native void setDictionary(long addr, byte[] b, int off, int len); */
NATIVE(void, java_util_zip_Inflater_setDictionary, jclass class, jlong stream, jbyteArray array, jint from, jint length) {
  set_dictionary(env, pointer(stream), inflateSetDictionary, of_array(array, from), length);
}

/* private static native void setDictionaryBuffer(long addr, long bufAddress, int len); */
NATIVE(void, java_util_zip_Inflater_setDictionaryBuffer, jclass class, jlong stream, jlong buffer, jint length) {
  set_dictionary(env, pointer(stream), inflateSetDictionary, of_buffer(buffer), length);
}

static int inflate_step(z_stream *stream, jint flush, jint parameters) {
  (void) parameters;
  return inflate(stream, flush);
}

static jlong inflate_bytes(JNIEnv *env, jobject self, jlong handle, struct bytes input, jint available, struct bytes output,
    jint room) {
  z_stream *stream = pointer(handle);
  jlong moved;
  int result = transform(env, stream, input, available, output, room, inflate_step, Z_SYNC_FLUSH, 0, &moved);
  switch (result) {
    case Z_OK:
      return moved;
    case Z_STREAM_END:
      return moved | FINISHED;
    case Z_NEED_DICT:
      return moved | NEEDS_DICTIONARY;
    case Z_BUF_ERROR: /* nothing to read, or no room */
      return moved;
    case Z_DATA_ERROR:
      (*env)->SetIntField(env, self, input_consumed, (jint) (moved & 0x7FFFFFFF));
      (*env)->SetIntField(env, self, output_consumed, (jint) (moved >> 31 & 0x7FFFFFFF));
      throw_zlib(env, "java/util/zip/DataFormatException", stream, result);
      return 0;
    default:
      return transform_failed(env, stream, result);
  }
}

/* private native long inflateBytesBytes(long addr, byte[] inputArray, int inputOff, int inputLen, byte[] outputArray, int outputOff,
 * int outputLen) throws DataFormatException; */
NATIVE(jlong, java_util_zip_Inflater_inflateBytesBytes, jobject self, jlong stream, jbyteArray input, jint from, jint available,
    jbyteArray output, jint to, jint room) {
  return inflate_bytes(env, self, stream, of_array(input, from), available, of_array(output, to), room);
}

/* private native long inflateBytesBuffer(long addr, byte[] inputArray, int inputOff, int inputLen, long outputAddress,
 * int outputLen) throws DataFormatException; */
NATIVE(jlong, java_util_zip_Inflater_inflateBytesBuffer, jobject self, jlong stream, jbyteArray input, jint from, jint available,
    jlong output, jint room) {
  return inflate_bytes(env, self, stream, of_array(input, from), available, of_buffer(output), room);
}

/* private native long inflateBufferBytes(long addr, long inputAddress, int inputLen, byte[] outputArray, int outputOff,
 * int outputLen) throws DataFormatException; */
NATIVE(jlong, java_util_zip_Inflater_inflateBufferBytes, jobject self, jlong stream, jlong input, jint available,
    jbyteArray output, jint to, jint room) {
  return inflate_bytes(env, self, stream, of_buffer(input), available, of_array(output, to), room);
}

/* private native long inflateBufferBuffer(long addr, long inputAddress, int inputLen, long outputAddress, int outputLen)
 * throws DataFormatException; */
NATIVE(jlong, java_util_zip_Inflater_inflateBufferBuffer, jobject self, jlong stream, jlong input, jint available, jlong output,
    jint room) {
  return inflate_bytes(env, self, stream, of_buffer(input), available, of_buffer(output), room);
}

/* private static native int getAdler(long addr); */
NATIVE(jint, java_util_zip_Inflater_getAdler, jclass class, jlong stream) { return (jint) ((z_stream *) pointer(stream))->adler; }

/* private static native void reset(long addr); */
NATIVE(void, java_util_zip_Inflater_reset, jclass class, jlong stream) {
  int result = inflateReset(pointer(stream));
  if (result != Z_OK) throw_zlib(env, "java/lang/InternalError", pointer(stream), result);
}

/* private static native void end(long addr); */
NATIVE(void, java_util_zip_Inflater_end, jclass class, jlong stream) {
  inflateEnd(pointer(stream));
  free(pointer(stream));
}

/* ---- Deflater ---- */

/* private static native long init(int level, int strategy, boolean nowrap); */
NATIVE(jlong, java_util_zip_Deflater_init, jclass class, jint level, jint strategy, jboolean nowrap) {
  z_stream *stream = new_stream(env);
  if (stream == NULL) return 0;
  return initialized(env, stream, deflateInit2(stream, level, Z_DEFLATED, WINDOW(nowrap), MEMORY, strategy));
}

/* private static native void setDictionary(long addr, byte[] b, int off, int len); */
NATIVE(void, java_util_zip_Deflater_setDictionary, jclass class, jlong stream, jbyteArray array, jint from, jint length) {
  set_dictionary(env, pointer(stream), deflateSetDictionary, of_array(array, from), length);
}

/* private static native void setDictionaryBuffer(long addr, long bufAddress, int len); */
NATIVE(void, java_util_zip_Deflater_setDictionaryBuffer, jclass class, jlong stream, jlong buffer, jint length) {
  set_dictionary(env, pointer(stream), deflateSetDictionary, of_buffer(buffer), length);
}

/* The parameters: bit 0 whether they are to be set, two bits of strategy, and the level. */
static int deflate_step(z_stream *stream, jint flush, jint parameters) {
  return (parameters & 1) != 0 ? deflateParams(stream, parameters >> 3, parameters >> 1 & 3) : deflate(stream, flush);
}

static jlong deflate_bytes(JNIEnv *env, jlong handle, struct bytes input, jint available, struct bytes output, jint room,
    jint flush, jint parameters) {
  z_stream *stream = pointer(handle);
  jlong moved;
  int result = transform(env, stream, input, available, output, room, deflate_step, flush, parameters, &moved);
  switch (result) {
    case Z_OK:
      return moved;
    case Z_STREAM_END:
      return moved | FINISHED;
    case Z_BUF_ERROR: /* no room, or nothing to do */
      return (parameters & 1) != 0 ? moved | NOT_SET : moved;
    default:
      return transform_failed(env, stream, result);
  }
}

/* private native long deflateBytesBytes(long addr, byte[] inputArray, int inputOff, int inputLen, byte[] outputArray, int outputOff,
 * int outputLen, int flush, int params); */
NATIVE(jlong, java_util_zip_Deflater_deflateBytesBytes, jobject self, jlong stream, jbyteArray input, jint from, jint available,
    jbyteArray output, jint to, jint room, jint flush, jint parameters) {
  return deflate_bytes(env, stream, of_array(input, from), available, of_array(output, to), room, flush, parameters);
}

/* private native long deflateBytesBuffer(long addr, byte[] inputArray, int inputOff, int inputLen, long outputAddress,
 * int outputLen, int flush, int params); */
NATIVE(jlong, java_util_zip_Deflater_deflateBytesBuffer, jobject self, jlong stream, jbyteArray input, jint from, jint available,
    jlong output, jint room, jint flush, jint parameters) {
  return deflate_bytes(env, stream, of_array(input, from), available, of_buffer(output), room, flush, parameters);
}

/* private native long deflateBufferBytes(long addr, long inputAddress, int inputLen, byte[] outputArray, int outputOff,
 * int outputLen, int flush, int params); */
NATIVE(jlong, java_util_zip_Deflater_deflateBufferBytes, jobject self, jlong stream, jlong input, jint available,
    jbyteArray output, jint to, jint room, jint flush, jint parameters) {
  return deflate_bytes(env, stream, of_buffer(input), available, of_array(output, to), room, flush, parameters);
}

/* private native long deflateBufferBuffer(long addr, long inputAddress, int inputLen, long outputAddress, int outputLen, int flush,
 * int params); */
NATIVE(jlong, java_util_zip_Deflater_deflateBufferBuffer, jobject self, jlong stream, jlong input, jint available, jlong output,
    jint room, jint flush, jint parameters) {
  return deflate_bytes(env, stream, of_buffer(input), available, of_buffer(output), room, flush, parameters);
}

/* private static native int getAdler(long addr); */
NATIVE(jint, java_util_zip_Deflater_getAdler, jclass class, jlong stream) { return (jint) ((z_stream *) pointer(stream))->adler; }

/* private static native void reset(long addr); */
NATIVE(void, java_util_zip_Deflater_reset, jclass class, jlong stream) {
  int result = deflateReset(pointer(stream));
  if (result != Z_OK) throw_zlib(env, "java/lang/InternalError", pointer(stream), result);
}

/* private static native void end(long addr); */
NATIVE(void, java_util_zip_Deflater_end, jclass class, jlong stream) {
  deflateEnd(pointer(stream));
  free(pointer(stream));
}

/* ---- CRC32, Adler32: a sum goes in and comes out as an int ---- */

static jint sum_of_byte(uLong (*sum)(uLong, const Bytef *, uInt), jint before, jint value) {
  Bytef byte = (Bytef) value;
  return (jint) sum((uint32_t) before, &byte, 1);
}

static jint sum_of(JNIEnv *env, uLong (*sum)(uLong, const Bytef *, uInt), jint before, struct bytes bytes, jint length) {
  if (!pin(env, &bytes)) return before;
  jint result = (jint) sum((uint32_t) before, bytes.start + bytes.from, (uInt) length);
  unpin(env, &bytes, JNI_ABORT);
  return result;
}

/* private static native int update(int crc, int b); */
NATIVE(jint, java_util_zip_CRC32_update, jclass class, jint crc, jint byte) { return sum_of_byte(crc32, crc, byte); }

/* private static native int updateBytes0(int crc, byte[] b, int off, int len); */
NATIVE(jint, java_util_zip_CRC32_updateBytes0, jclass class, jint crc, jbyteArray array, jint from, jint length) {
  return sum_of(env, crc32, crc, of_array(array, from), length);
}

/* private static native int updateByteBuffer0(int alder, long addr, int off, int len); */
NATIVE(jint, java_util_zip_CRC32_updateByteBuffer0, jclass class, jint crc, jlong buffer, jint from, jint length) {
  return sum_of(env, crc32, crc, of_buffer(buffer + from), length);
}

/* private static native int update(int adler, int b); */
NATIVE(jint, java_util_zip_Adler32_update, jclass class, jint adler, jint byte) { return sum_of_byte(adler32, adler, byte); }

/* private static native int updateBytes(int adler, byte[] b, int off, int len); */
NATIVE(jint, java_util_zip_Adler32_updateBytes, jclass class, jint adler, jbyteArray array, jint from, jint length) {
  return sum_of(env, adler32, adler, of_array(array, from), length);
}

/* private static native int updateByteBuffer(int adler, long addr, int off, int len); */
NATIVE(jint, java_util_zip_Adler32_updateByteBuffer, jclass class, jint adler, jlong buffer, jint from, jint length) {
  return sum_of(env, adler32, adler, of_buffer(buffer + from), length);
}
