/* java.lang.ProcessImpl and ProcessEnvironment: starting processes.
 *
 * The child is made with vfork: it borrows the memory of this process instead of copying its page tables, which with a large heap
 * would take milliseconds. Until it calls exec, only the thread that made it stands still, so it must do nothing but system calls
 * on memory that was made ready before: no malloc, no stdio, no lock. */
#include "jdk.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define SHELL "/bin/sh"
#define USUAL_PATH ":/bin:/usr/bin"

/* ProcessEnvironment: private static native byte[][] environ(); names and values in turn, as bytes */
NATIVE(jobjectArray, java_lang_ProcessEnvironment_environ, jclass class) {
  jsize count = 0;
  for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
    if (**entry != 0 && strchr(*entry + 1, '=') != NULL) count++; /* a name may begin with an equals sign */
  }
  jclass type = (*env)->FindClass(env, "[B");
  jobjectArray result = type == NULL ? NULL : (*env)->NewObjectArray(env, 2 * count, type, NULL);
  jsize at = 0;
  for (char **entry = environ; result != NULL && at < 2 * count && *entry != NULL; entry++) {
    const char *equals = **entry == 0 ? NULL : strchr(*entry + 1, '=');
    if (equals == NULL) continue;
    jbyteArray name = new_bytes(env, *entry, (size_t) (equals - *entry));
    jbyteArray value = name == NULL ? NULL : new_bytes(env, equals + 1, strlen(equals + 1));
    if (value == NULL) return NULL;
    (*env)->SetObjectArrayElement(env, result, at++, name);
    (*env)->SetObjectArrayElement(env, result, at++, value);
    (*env)->DeleteLocalRef(env, name);
    (*env)->DeleteLocalRef(env, value);
  }
  return result;
}

/* ---- in the child ---- */

/* What the child needs, and what it tells. */
struct child {
  const char *program;
  const char *path;      /* where to look for it, as in PATH; NULL if the name says it */
  char *candidate;       /* room for a folder of the path and the program's name */
  char **arguments;      /* with the program's name first */
  char **shell_arguments; /* room for two more than the arguments: see run */
  char **environment;
  const char *folder;    /* NULL: where this process is */
  int streams[3];        /* what becomes 0, 1, 2; the third may be -1, which means where the second goes */
  sigset_t signals;      /* the mask that it gets */
  volatile int error;    /* errno of what has failed, written by the child into our memory */
};

/* Tries to run a file. A file without a format is a script for the shell. Comes back when that is not possible. */
static void run(struct child *child, const char *file) {
  execve(file, child->arguments, child->environment);
  if (errno != ENOEXEC) return;
  char **to = child->shell_arguments;
  *to++ = (char *) SHELL;
  *to++ = (char *) file;
  for (char **argument = child->arguments + 1; *argument != NULL;) *to++ = *argument++;
  *to = NULL;
  execve(SHELL, child->shell_arguments, child->environment);
  errno = ENOEXEC;
}

/* As execvpe, but along the path of this process, not of the new environment: that is how Java does it. */
static void run_along_path(struct child *child) {
  bool is_forbidden = false;
  for (const char *folder = child->path;;) {
    size_t length = strcspn(folder, ":");
    char *end = child->candidate;
    if (length > 0) { /* nothing between two colons is the working directory */
      memcpy(end, folder, length);
      end += length;
      if (end[-1] != '/') *end++ = '/';
    }
    strcpy(end, child->program);
    run(child, child->candidate);
    switch (errno) {
      case EACCES:
        is_forbidden = true; /* there may be another one further on */
        break;
      case ENOENT:
      case ENOTDIR:
      case ELOOP:
      case ESTALE:
      case ENODEV:
      case ETIMEDOUT:
      case ENAMETOOLONG:
        break;
      default:
        return;
    }
    if (folder[length] == 0) break;
    folder += length + 1;
  }
  if (is_forbidden) errno = EACCES;
}

/* Closes all descriptors above 2. Those of this process stay open: the child has a table of its own. */
static void close_others(void) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, (unsigned) STDERR_FILENO + 1, ~0u, 0) == 0) return;
#endif
  /* An older kernel. What getdents64 fills is the system's, so that nothing is allocated. */
  int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder != -1) {
    struct entry {
      uint64_t inode, offset;
      unsigned short length;
      unsigned char type;
      char name[];
    };
    _Alignas(struct entry) char buffer[4096];
    for (;;) {
      long size = syscall(SYS_getdents64, folder, buffer, sizeof buffer);
      if (size <= 0) break;
      bool is_changed = false;
      for (long at = 0; at < size;) {
        const struct entry *entry = (const struct entry *) (buffer + at);
        int fd = 0; /* "." and ".." */
        for (const char *digit = entry->name; *digit >= '0' && *digit <= '9'; digit++) fd = fd * 10 + (*digit - '0');
        if (fd > STDERR_FILENO && fd != folder) {
          close(fd);
          is_changed = true;
        }
        at += entry->length;
      }
      if (is_changed) lseek(folder, 0, SEEK_SET); /* what was closed has moved the others */
    }
    close(folder);
    return;
  }
  struct rlimit limit;
  int highest = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? (int) limit.rlim_cur : 65536;
  for (int fd = STDERR_FILENO + 1; fd < highest; fd++) close(fd);
}

/* Makes the streams to 0, 1 and 2; false with errno. They may be these numbers already, in any order, or closed. */
static bool arrange_streams(const int streams[3]) {
  int high[3];
  for (int i = 0; i < 3; i++) {
    high[i] = streams[i] == -1 ? -1 : fcntl(streams[i], F_DUPFD_CLOEXEC, 3);
    /* One that is inherited may be closed, and stays so. */
    if (streams[i] != -1 && high[i] == -1 && !(errno == EBADF && streams[i] == i)) return false;
  }
  for (int i = 0; i < 3; i++) {
    if (high[i] != -1) {
      int result;
      RETRY(result, dup2(high[i], i));
      if (result == -1) return false;
    } else if (streams[i] == -1) {
      if (dup2(STDOUT_FILENO, STDERR_FILENO) == -1 && errno != EBADF) return false;
    }
  }
  return true;
}

/* Signals that are ignored stay so. Handlers would run in our memory, until exec removes them. */
static void remove_handlers(void) {
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN && action.sa_handler != SIG_DFL) {
      action.sa_handler = SIG_DFL;
      action.sa_flags = 0;
      sigaction(number, &action, NULL);
    }
  }
}

_Noreturn static void be_child(struct child *child) {
  if (arrange_streams(child->streams)) {
    close_others();
    if (child->folder == NULL || chdir(child->folder) == 0) {
      remove_handlers();
      sigprocmask(SIG_SETMASK, &child->signals, NULL);
      if (child->path == NULL) {
        run(child, child->program);
      } else {
        run_along_path(child);
      }
    }
  }
  child->error = errno;
  _exit(127);
}

/* ---- in this process ---- */

/* Not inlined: the child must not change variables of a function that returns in this process. */
__attribute__((noinline)) static pid_t start(struct child *child) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &child->signals); /* no handler runs in the child */
  child->error = 0;
  pid_t pid = vfork();
  if (pid == 0) be_child(child);
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &child->signals, NULL);
  if (pid == -1) {
    child->error = error;
  } else if (child->error != 0) {
    int result;
    RETRY(result, waitpid(pid, NULL, 0));
    pid = -1;
  }
  return pid;
}

/* The bytes of an array, with two zeros behind them. To be freed; NULL for NULL and, with an exception pending, without memory. */
static char *block_of(JNIEnv *env, jbyteArray array) {
  if (array == NULL) return NULL;
  jsize length = (*env)->GetArrayLength(env, array);
  char *block = malloc((size_t) length + 2);
  if (block == NULL) {
    throw_out_of_memory(env);
    return NULL;
  }
  (*env)->GetByteArrayRegion(env, array, 0, length, (jbyte *) block);
  block[length] = block[length + 1] = 0;
  return block;
}

/* The strings of a block, one after another, behind first, if there is one. */
static char **strings_of(JNIEnv *env, char *first, char *block, jint count) {
  char **strings = malloc(((size_t) count + 2) * sizeof *strings), **to = strings;
  if (strings == NULL) {
    throw_out_of_memory(env);
    return NULL;
  }
  if (first != NULL) *to++ = first;
  for (jint i = 0; i < count; i++, block += strlen(block) + 1) *to++ = block;
  *to = NULL;
  return strings;
}

/* The same file at a number above 2, where a closed standard descriptor has left its number to it; -1 if there is none. */
static int above_standard(int fd) {
  if (fd > STDERR_FILENO) return fd;
  int high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  close(fd);
  return high;
}

/* A pipe that no other process inherits; false with errno. */
static bool make_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) == -1) return false;
  for (int i = 0; i < 2; i++) ends[i] = above_standard(ends[i]);
  if (ends[0] != -1 && ends[1] != -1) return true;
  for (int i = 0; i < 2; i++) {
    if (ends[i] != -1) close(ends[i]);
  }
  errno = EMFILE; /* there is nothing else that F_DUPFD says of an open descriptor */
  return false;
}

/* Each fds[i] is -1 for a pipe, else what becomes the child's stream. Of a pipe fds[i] becomes our end and streams[i] the child's.
 * False with errno. */
static bool make_pipes(jint fds[3], int streams[3], bool merge) {
  for (int i = 0; i < 3; i++) {
    int ends[2];
    streams[i] = fds[i];
    if (fds[i] != -1) {
      fds[i] = -1;
    } else if (i != STDERR_FILENO || !merge) {
      if (!make_pipe(ends)) {
        streams[i] = -1;
        for (int rest = i + 1; rest < 3; rest++) fds[rest] = -1;
        return false;
      }
      fds[i] = i == STDIN_FILENO ? ends[1] : ends[0];
      streams[i] = i == STDIN_FILENO ? ends[0] : ends[1];
    }
  }
  if (merge) streams[STDERR_FILENO] = -1;
  return true;
}

static void throw_not_started(JNIEnv *env, int error) {
  char text[256];
  /* The blank at the end is the JVM's. */
  snprintf(text, sizeof text, "Exec failed, error: %d (%s) ", error, strerror(error));
  throw_new(env, "java/io/IOException", text);
}

/* Where PATH leads, when the first process is started: Java asks this process's, once. */
static const char *search_path;

/* ProcessImpl: private static native void init(); */
NATIVE(void, java_lang_ProcessImpl_init, jclass class) {
  const char *path = getenv("PATH");
  search_path = strdup(path == NULL ? USUAL_PATH : path);
  if (search_path == NULL) throw_out_of_memory(env);
  /* If we were started with SIGCHLD ignored, nobody could learn how processes end. */
  struct sigaction action = {.sa_handler = SIG_DFL, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
  sigemptyset(&action.sa_mask);
  sigaction(SIGCHLD, &action, NULL);
}

/* ProcessImpl: private native int forkAndExec(int mode, byte[] helperpath, byte[] prog, byte[] argBlock, int argc, byte[] envBlock,
 * int envc, byte[] dir, int[] fds, boolean redirectErrorStream) throws IOException; whatever the mode, without the helper */
NATIVE(jint, java_lang_ProcessImpl_forkAndExec, jobject self, jint mode, jbyteArray helper, jbyteArray program,
    jbyteArray argument_block, jint argument_count, jbyteArray environment_block, jint environment_count, jbyteArray folder,
    jintArray fd_array, jboolean merge) {
  struct child child = {.streams = {-1, -1, -1}};
  jint fds[3];
  pid_t pid = -1;
  (*env)->GetIntArrayRegion(env, fd_array, 0, 3, fds);
  bool is_pipe[3] = {fds[0] == -1, fds[1] == -1, fds[2] == -1 && !merge};

  char *name = block_of(env, program);
  char *arguments = block_of(env, argument_block);
  char *variables = block_of(env, environment_block);
  char *where = block_of(env, folder);
  if ((*env)->ExceptionCheck(env)) goto done;
  child.program = name;
  child.folder = where;
  child.path = *name == 0 || strchr(name, '/') != NULL ? NULL : search_path;
  child.arguments = strings_of(env, name, arguments, argument_count);
  child.environment = variables == NULL ? environ : strings_of(env, NULL, variables, environment_count);
  child.shell_arguments = malloc(((size_t) argument_count + 3) * sizeof *child.shell_arguments);
  child.candidate = child.path == NULL ? NULL : malloc(strlen(child.path) + strlen(name) + 2);
  if (child.shell_arguments == NULL || (child.path != NULL && child.candidate == NULL)) throw_out_of_memory(env);
  if ((*env)->ExceptionCheck(env)) goto done;

  if (make_pipes(fds, child.streams, merge)) {
    pid = start(&child);
  } else {
    child.error = errno;
  }
  for (int i = 0; i < 3; i++) {
    if (is_pipe[i] && child.streams[i] != -1) close(child.streams[i]);
    if (pid == -1 && fds[i] != -1) close(fds[i]);
  }
  if (pid == -1) {
    throw_not_started(env, child.error);
  } else {
    (*env)->SetIntArrayRegion(env, fd_array, 0, 3, fds);
  }

done:
  free(child.candidate);
  free(child.shell_arguments);
  if (variables != NULL) free(child.environment);
  free(child.arguments);
  free(where);
  free(variables);
  free(arguments);
  free(name);
  return pid;
}
