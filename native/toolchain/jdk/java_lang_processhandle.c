/* java.lang.ProcessHandleImpl: processes that there are, as /proc shows them. */
#include "jdk.h"
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_A_CHILD (-2)
#define SIGNALLED 0x80 /* and the signal's number: the status of a process that a signal ended */
#define MILLIS_PER_SECOND 1000
#define NANOS_PER_SECOND 1000000000LL

/* What follows the name in /proc/PID/stat, as far as it is asked for. */
struct times {
  long parent;
  jlong start; /* milliseconds since 1970 */
  jlong used;  /* nanoseconds */
};

/* The whole content of a file and a zero behind it, to be freed; NULL with errno. */
static char *content_of(const char *path, size_t *length) {
  int fd;
  RETRY(fd, open(path, O_RDONLY | O_CLOEXEC));
  if (fd == -1) return NULL;
  char *content = NULL;
  size_t size = 0, room = 0;
  for (;;) {
    if (size + 1 >= room) {
      room = room == 0 ? 4096 : 2 * room;
      char *more = realloc(content, room);
      if (more == NULL) break;
      content = more;
    }
    ssize_t count;
    RETRY(count, read(fd, content + size, room - size - 1));
    if (count < 0) break;
    if (count == 0) {
      close(fd);
      content[size] = 0;
      if (length != NULL) *length = size;
      return content;
    }
    size += (size_t) count;
  }
  int error = errno;
  close(fd);
  free(content);
  errno = error;
  return NULL;
}

/* Milliseconds since 1970, 0 if it is not known. */
static jlong boot_time(void) {
  static jlong time; /* does not change */
  if (time == 0) {
    char *content = content_of("/proc/stat", NULL);
    const char *line = content == NULL ? NULL : strstr(content, "\nbtime ");
    unsigned long long seconds;
    if (line != NULL && sscanf(line, " btime %llu", &seconds) == 1) time = (jlong) seconds * MILLIS_PER_SECOND;
    free(content);
  }
  return time;
}

static bool times_of(jlong pid, struct times *times) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%lld/stat", (long long) pid);
  char *content = content_of(path, NULL);
  if (content == NULL) return false;
  unsigned long long user, system, start;
  const char *rest = strrchr(content, ')'); /* the name may hold anything */
  bool is_read = rest != NULL
      && sscanf(rest + 1, " %*c %ld %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %*d %*d %*d %*d %*d %*d %llu",
             &times->parent, &user, &system, &start) == 4;
  free(content);
  if (!is_read) return false;
  jlong ticks = sysconf(_SC_CLK_TCK);
  times->start = boot_time() + (jlong) start * MILLIS_PER_SECOND / ticks;
  times->used = (jlong) (user + system) * (NANOS_PER_SECOND / ticks);
  return true;
}

/* Whether a process that began then is the one that is meant; 0 fits any. */
static bool fits(jlong start, jlong wanted) { return start == wanted || start == 0 || wanted == 0; }

/* private static native void initNative(); */
NATIVE(void, java_lang_ProcessHandleImpl_initNative, jclass class) {}

/* private static native long getCurrentPid0(); */
NATIVE(jlong, java_lang_ProcessHandleImpl_getCurrentPid0, jclass class) { return getpid(); }

/* private static native long isAlive0(long pid); when it began, -1 if there is none */
NATIVE(jlong, java_lang_ProcessHandleImpl_isAlive0, jclass class, jlong pid) {
  struct times times;
  return times_of(pid, &times) ? times.start : -1;
}

/* private static native long parent0(long pid, long startTime); */
NATIVE(jlong, java_lang_ProcessHandleImpl_parent0, jclass class, jlong pid, jlong start) {
  if (pid == getpid()) return getppid();
  struct times times;
  return times_of(pid, &times) && fits(times.start, start) ? times.parent : -1;
}

/* private static native boolean destroy0(long pid, long startTime, boolean forcibly); */
NATIVE(jboolean, java_lang_ProcessHandleImpl_destroy0, jclass class, jlong pid, jlong start, jboolean forcibly) {
  struct times times;
  if (!times_of(pid, &times) || !fits(times.start, start)) return JNI_FALSE;
  return kill((pid_t) pid, forcibly ? SIGKILL : SIGTERM) == 0;
}

/* private static native int waitForProcessExit0(long pid, boolean reapvalue); */
NATIVE(jint, java_lang_ProcessHandleImpl_waitForProcessExit0, jclass class, jlong pid, jboolean reap) {
  siginfo_t end;
  memset(&end, 0, sizeof end);
  int result;
  RETRY(result, waitid(P_PID, (id_t) pid, &end, WEXITED | (reap ? 0 : WNOWAIT)));
  if (result == -1) return errno == ECHILD ? NOT_A_CHILD : -1;
  return end.si_code == CLD_EXITED ? end.si_status : SIGNALLED + end.si_status;
}

/* private static native int getProcessPids0(long pid, long[] pids, long[] ppids, long[] starttimes); the children of a process, or
 * all processes for pid 0; as many as there are, though the arrays may hold fewer; ppids and starttimes may be null */
NATIVE(jint, java_lang_ProcessHandleImpl_getProcessPids0, jclass class, jlong pid, jlongArray pids, jlongArray parents,
    jlongArray starts) {
  jsize room = (*env)->GetArrayLength(env, pids);
  if ((parents != NULL && (*env)->GetArrayLength(env, parents) != room)
      || (starts != NULL && (*env)->GetArrayLength(env, starts) != room)) {
    throw_new(env, "java/lang/IllegalArgumentException", "arrays of different lengths");
    return 0;
  }
  DIR *processes = opendir("/proc");
  if (processes == NULL) {
    throw_new(env, "java/lang/RuntimeException", "Unable to open /proc");
    return 0;
  }
  jsize count = 0;
  for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
    struct times times;
    if (!isdigit((unsigned char) entry->d_name[0])) continue;
    jlong found = atoll(entry->d_name);
    if (!times_of(found, &times) || (pid != 0 && times.parent != pid)) continue; /* one may have ended meanwhile */
    if (count < room) {
      jlong parent = times.parent;
      (*env)->SetLongArrayRegion(env, pids, count, 1, &found);
      if (parents != NULL) (*env)->SetLongArrayRegion(env, parents, count, 1, &parent);
      if (starts != NULL) (*env)->SetLongArrayRegion(env, starts, count, 1, &times.start);
    }
    count++;
  }
  closedir(processes);
  return count;
}

/* ---- ProcessHandleImpl.Info ---- */

static jfieldID info_command, info_command_line, info_arguments, info_start, info_total, info_user;

/* private static native void initIDs(); */
NATIVE(void, java_lang_ProcessHandleImpl_00024Info_initIDs, jclass class) {
  info_command = (*env)->GetFieldID(env, class, "command", "Ljava/lang/String;");
  if (info_command != NULL) info_command_line = (*env)->GetFieldID(env, class, "commandLine", "Ljava/lang/String;");
  if (info_command_line != NULL) info_arguments = (*env)->GetFieldID(env, class, "arguments", "[Ljava/lang/String;");
  if (info_arguments != NULL) info_start = (*env)->GetFieldID(env, class, "startTime", "J");
  if (info_start != NULL) info_total = (*env)->GetFieldID(env, class, "totalTime", "J");
  if (info_total != NULL) info_user = (*env)->GetFieldID(env, class, "user", "Ljava/lang/String;");
}

/* Where bytes is NULL the field stays as it is. False with an exception pending. */
static bool set_string(JNIEnv *env, jobject object, jfieldID field, const char *bytes) {
  if (bytes == NULL) return true;
  jstring string = string_of_bytes(env, bytes);
  if (string == NULL) return false;
  (*env)->SetObjectField(env, object, field, string);
  return true;
}

/* The user's name, or its number; NULL without memory. To be freed. */
static char *user_name(uid_t user) {
  struct passwd entry, *found = NULL;
  size_t room = 1024;
  char *name = NULL;
  for (char *buffer = NULL;;) {
    char *more = realloc(buffer, room);
    if (more == NULL) {
      free(buffer);
      return NULL;
    }
    buffer = more;
    if (getpwuid_r(user, &entry, buffer, room, &found) == ERANGE) {
      room *= 2;
      continue;
    }
    if (found != NULL) {
      name = strdup(entry.pw_name);
    } else if (asprintf(&name, "%u", (unsigned) user) == -1) {
      name = NULL;
    }
    free(buffer);
    return name;
  }
}

/* What a link leads to, to be freed; NULL with errno. */
static char *link_target(const char *path) {
  size_t room = 256;
  for (char *target = NULL;;) {
    char *more = realloc(target, room);
    if (more == NULL) {
      free(target);
      return NULL;
    }
    target = more;
    ssize_t length = readlink(path, target, room);
    if (length == -1) {
      free(target);
      return NULL;
    }
    if ((size_t) length < room) {
      target[length] = 0;
      return target;
    }
    room *= 2;
  }
}

/* The arguments of words, which end with a zero each, without the first; NULL with an exception pending. */
static jobjectArray arguments_of(JNIEnv *env, const char *words, size_t length) {
  jsize count = 0;
  for (size_t i = 0; i < length; i++) {
    if (words[i] == 0) count++;
  }
  jclass string = (*env)->FindClass(env, "java/lang/String");
  jobjectArray array = string == NULL ? NULL : (*env)->NewObjectArray(env, count > 0 ? count - 1 : 0, string, NULL);
  const char *word = words + strlen(words) + 1;
  for (jsize i = 0; array != NULL && i < count - 1; i++, word += strlen(word) + 1) {
    jstring argument = string_of_bytes(env, word);
    if (argument == NULL) return NULL;
    (*env)->SetObjectArrayElement(env, array, i, argument);
    (*env)->DeleteLocalRef(env, argument);
  }
  return array;
}

/* private native void info0(long pid); what is not known stays as it is */
NATIVE(void, java_lang_ProcessHandleImpl_00024Info_info0, jobject self, jlong pid) {
  struct times times;
  if (!times_of(pid, &times)) return;
  (*env)->SetLongField(env, self, info_start, times.start);
  (*env)->SetLongField(env, self, info_total, times.used);

  char path[64];
  snprintf(path, sizeof path, "/proc/%lld", (long long) pid);
  struct stat status;
  if (stat(path, &status) == 0) {
    char *user = user_name(status.st_uid);
    bool is_set = set_string(env, self, info_user, user);
    free(user);
    if (!is_set) return;
  }
  snprintf(path, sizeof path, "/proc/%lld/exe", (long long) pid);
  char *command = link_target(path);
  bool is_known = command != NULL, is_set = set_string(env, self, info_command, command);
  free(command);
  snprintf(path, sizeof path, "/proc/%lld/cmdline", (long long) pid);
  size_t length;
  char *words = is_set ? content_of(path, &length) : NULL;
  if (words == NULL) return;
  if (length > 0 && words[length - 1] == 0 && is_known) {
    jobjectArray arguments = arguments_of(env, words, length);
    if (arguments != NULL) (*env)->SetObjectField(env, self, info_arguments, arguments);
  } else if (length > 0) { /* another user's process, or one that has written over its arguments */
    for (size_t i = 0; i + 1 < length; i++) {
      if (words[i] == 0) words[i] = ' ';
    }
    set_string(env, self, info_command_line, words);
  }
  free(words);
}
