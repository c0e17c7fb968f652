/* How Java strings become bytes of the system and the other way: here and nowhere else in this folder.
 *
 * Each char of such a string is a byte, ISO-8859-1, so that any name passes as it is, in every locale. flua's images have this as
 * sun.jnu.encoding too, by which the JDK's Java code converts names of files, commands and the environment. */
#include "jdk.h"
#include <stdlib.h>
#include <string.h>

#define HIGHEST 0xFF
#define REPLACEMENT '?' /* for what is no byte, as with the JVM */

/* Called while an isolate starts, with sun.jnu.encoding: there is nothing to choose. */
void InitializeEncoding(JNIEnv *env, const char *name) {
  (void) env;
  (void) name;
}

char *bytes_of_string(JNIEnv *env, jstring string) {
  if (string == NULL) {
    throw_new(env, "java/lang/NullPointerException", NULL);
    return NULL;
  }
  jsize length = (*env)->GetStringLength(env, string);
  const jchar *text = (*env)->GetStringChars(env, string, NULL);
  if (text == NULL) return NULL;
  char *bytes = malloc((size_t) length + 1);
  if (bytes == NULL) {
    throw_out_of_memory(env);
  } else {
    for (jsize i = 0; i < length; i++) bytes[i] = (char) (text[i] <= HIGHEST ? text[i] : REPLACEMENT);
    bytes[length] = 0;
  }
  (*env)->ReleaseStringChars(env, string, text);
  return bytes;
}

jstring string_of_bytes(JNIEnv *env, const char *bytes) {
  size_t length = strlen(bytes);
  jchar *text = malloc((length + 1) * sizeof *text);
  if (text == NULL) {
    throw_out_of_memory(env);
    return NULL;
  }
  for (size_t i = 0; i < length; i++) text[i] = (unsigned char) bytes[i];
  jstring string = (*env)->NewString(env, text, (jsize) length);
  free(text);
  return string;
}
