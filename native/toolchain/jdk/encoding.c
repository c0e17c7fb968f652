/* How Java strings become bytes of the system and the other way: here and nowhere else in this folder.
 *
 * Strings are UTF-16 in Java and UTF-8 outside, as the image's property sun.jnu.encoding says. What is no UTF-8 becomes U+FFFD, and a
 * surrogate without its other half a question mark, as with the JVM. */
#include "jdk.h"
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

/* Called while an isolate starts, with sun.jnu.encoding: there is nothing to choose here. */
void InitializeEncoding(JNIEnv *env, const char *name) {
  (void) env;
  (void) name;
}

static bool is_high(jchar c) { return c >= 0xD800 && c < 0xDC00; }
static bool is_low(jchar c) { return c >= 0xDC00 && c < 0xE000; }

static char *encode(const jchar *text, jsize length) {
  unsigned char *bytes = malloc((size_t) length * 3 + 1), *to = bytes;
  if (bytes == NULL) return NULL;
  for (jsize i = 0; i < length; i++) {
    unsigned c = text[i];
    if (is_high(text[i]) && i + 1 < length && is_low(text[i + 1])) {
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
    } else if (is_high(text[i]) || is_low(text[i])) {
      c = '?';
    }
    if (c < 0x80) {
      *to++ = (unsigned char) c;
    } else if (c < 0x800) {
      *to++ = (unsigned char) (0xC0 | c >> 6);
      *to++ = (unsigned char) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      *to++ = (unsigned char) (0xE0 | c >> 12);
      *to++ = (unsigned char) (0x80 | (c >> 6 & 0x3F));
      *to++ = (unsigned char) (0x80 | (c & 0x3F));
    } else {
      *to++ = (unsigned char) (0xF0 | c >> 18);
      *to++ = (unsigned char) (0x80 | (c >> 12 & 0x3F));
      *to++ = (unsigned char) (0x80 | (c >> 6 & 0x3F));
      *to++ = (unsigned char) (0x80 | (c & 0x3F));
    }
  }
  *to = 0;
  return (char *) bytes;
}

char *bytes_of_string(JNIEnv *env, jstring string) {
  if (string == NULL) {
    throw_new(env, "java/lang/NullPointerException", NULL);
    return NULL;
  }
  const jchar *text = (*env)->GetStringChars(env, string, NULL);
  if (text == NULL) return NULL;
  char *bytes = encode(text, (*env)->GetStringLength(env, string));
  (*env)->ReleaseStringChars(env, string, text);
  if (bytes == NULL) throw_out_of_memory(env);
  return bytes;
}

/* Decodes the character at *from and moves on; of what is no UTF-8 one byte. */
static unsigned decode(const unsigned char **from) {
  static const unsigned smallest[] = {0, 0x80, 0x800, 0x10000};
  const unsigned char *s = *from;
  unsigned c = *s++;
  *from = s;
  if (c < 0x80) return c;
  int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
  if (c < 0xC2 || c > 0xF4) return REPLACEMENT;
  c &= 0x3Fu >> more;
  for (int i = 0; i < more; i++, s++) {
    if ((*s & 0xC0) != 0x80) return REPLACEMENT; /* the final zero ends it too */
    c = c << 6 | (*s & 0x3Fu);
  }
  if (c < smallest[more] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return REPLACEMENT;
  *from = s;
  return c;
}

jstring string_of_bytes(JNIEnv *env, const char *bytes) {
  jchar *text = malloc((strlen(bytes) + 1) * sizeof *text);
  if (text == NULL) {
    throw_out_of_memory(env);
    return NULL;
  }
  jsize length = 0;
  for (const unsigned char *from = (const unsigned char *) bytes; *from != 0;) {
    unsigned c = decode(&from);
    if (c >= 0x10000) {
      text[length++] = (jchar) (0xD800 + ((c - 0x10000) >> 10));
      text[length++] = (jchar) (0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      text[length++] = (jchar) c;
    }
  }
  jstring string = (*env)->NewString(env, text, length);
  free(text);
  return string;
}
