/* The way from Java into C and back: calls of C functions, what they ask Java for, and how they end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

#define EXPORT __attribute__((visibility("default")))

/* What Java answers instead of a number when it has an error to raise. */
#define RAISES INT64_MIN

typedef int64_t (*Java)(void *isolate, int32_t operation, int64_t thread, int64_t a, int64_t b, int64_t c);

/* The same for all programs of the process: each call says which one it is for. Set once, before any module is loaded. */
static Java java;

/* What belongs to a thread of the system. */
static __thread __attribute__((tls_model("initial-exec"))) struct {
  char *stackLimit; /* the lowest address that a C function may begin at; NULL until it is asked for */
  void *isolate;    /* how a native image knows the thread, which it has to be told when it is called */
} own;

static const size_t ROOM = 256 << 10;

/*
 * Prepares the library: its functions become visible for modules, which do not name it as what they depend on; and the locale is
 * that of C programs, which Java has changed.
 *
 * Returns how many operations there are, so that Java can see that it has the same.
 */
EXPORT int64_t flua_start(void *entry, const char *ownFile) {
  java = (Java)entry;
  setlocale(LC_ALL, "C");
  if (dlopen(ownFile, RTLD_NOW | RTLD_GLOBAL | RTLD_NOLOAD) == NULL) return -1;
  return OPERATIONS;
}

/* Opens a library. Returns NULL and a message if that is not possible. */
EXPORT void *flua_open(const char *file, int64_t global, char *message, int64_t size) {
  void *library = dlopen(file, RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL));
  if (library == NULL) snprintf(message, (size_t)size, "%s", dlerror());
  return library;
}

/* The function of a library. Returns NULL and a message if there is none. */
EXPORT void *flua_symbol(void *library, const char *name, char *message, int64_t size) {
  void *symbol = dlsym(library, name);
  if (symbol == NULL) {
    const char *text = dlerror();
    snprintf(message, (size_t)size, "%s", text == NULL ? "not a function" : text);
  }
  return symbol;
}

static int keep_open(lua_State *L) {
  luaL_pushfail(L);
  lua_pushliteral(L, "cannot close standard file");
  return 2;
}

/* A standard stream by its descriptor; with another number, the function that closes one. */
EXPORT void *flua_stream(int64_t descriptor) {
  switch (descriptor) {
    case 0:
      return stdin;
    case 1:
      return stdout;
    case 2:
      return stderr;
    default:
      return (void *)keep_open;
  }
}

/* Writes what C's streams have in their buffers. */
EXPORT void flua_flush(void) { fflush(NULL); }

static void free_boxes(Frame *frame) {
  Box *box = frame->boxes.next;
  while (box != &frame->boxes) {
    Box *next = box->next;
    free(box);
    box = next;
  }
}

static char *own_stack_limit(void) {
  if (own.stackLimit == NULL) {
    pthread_attr_t attributes;
    void *lowest = NULL;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
      pthread_attr_getstack(&attributes, &lowest, &size);
      pthread_attr_destroy(&attributes);
    }
    own.stackLimit = (char *)lowest + ROOM;
  }
  return own.stackLimit;
}

/*
 * Whether the stack has room for a C function and for what it asks Java for. Java code that finds no room for its first frame when
 * C calls it would end the process. `lowest` is NULL where the stack is the thread's own.
 */
static int has_room(char *lowest) {
  char *limit = lowest == NULL ? own_stack_limit() : lowest + ROOM;
  return (char *)__builtin_frame_address(0) > limit;
}

static void enter(Program *program, Frame *frame, void *isolate) {
  own.isolate = isolate;
  frame->previous = program->frame;
  frame->boxes.previous = frame->boxes.next = &frame->boxes;
  program->frame = frame;
}

static int64_t end(Program *program, Frame *frame) {
  program->frame = frame->previous;
  if (frame->boxes.next != &frame->boxes) free_boxes(frame);
  return frame->result;
}

/*
 * Calls a C function, or a continuation where there is one. Its arguments are on the stack already. Returns the number of results,
 * or how else it ended.
 */
EXPORT int64_t flua_call(lua_State *L, void *function, void *continuation, int64_t status, int64_t context, char *stackLimit,
                         void *isolate) {
  Frame frame;
  Program *program = L->program;
  if (!has_room(stackLimit)) return NO_ROOM;
  enter(program, &frame, isolate);
  if (_setjmp(frame.entry) == 0) {
    frame.result = continuation == NULL ? ((lua_CFunction)function)(L)
                                        : ((lua_KFunction)continuation)(L, (int)status, (lua_KContext)context);
  }
  return end(program, &frame);
}

/* Calls a hook: as a C function that returns nothing. */
EXPORT int64_t flua_hook(lua_State *L, void *hook, void *record, char *stackLimit, void *isolate) {
  Frame frame;
  Program *program = L->program;
  if (!has_room(stackLimit)) return NO_ROOM;
  enter(program, &frame, isolate);
  frame.result = 0;
  if (_setjmp(frame.entry) == 0) ((lua_Hook)hook)(L, (lua_Debug *)record);
  return end(program, &frame);
}

/* Calls a function for warnings. */
EXPORT void flua_warn(void *function, void *data, const char *message, int64_t toBeContinued, void *isolate) {
  own.isolate = isolate;
  ((lua_WarnFunction)function)(data, message, (int)toBeContinued);
}

void leave(lua_State *L, int64_t result) {
  Frame *frame = L->program->frame;
  if (frame == NULL) {
    fprintf(stderr, "flua: a C module has raised an error outside of any call from Lua\n");
    abort();
  }
  frame->result = result;
  _longjmp(frame->entry, 1);
}

int64_t ask(lua_State *L, int operation, int64_t a, int64_t b, int64_t c) {
  int64_t answer = java(own.isolate, operation, L->thread, a, b, c);
  if (luai_unlikely(answer == RAISES)) leave(L, FAILED);
  return answer;
}

void box_free(void *data) {
  Box *box = (Box *)data - 1;
  box->previous->next = box->next;
  box->next->previous = box->previous;
  free(box);
}

/* `data` is NULL for a new one. */
void *box_resize(lua_State *L, void *data, size_t size) {
  Frame *frame = L->program->frame;
  Box *box = data == NULL ? NULL : (Box *)data - 1;
  Box *resized = realloc(box, sizeof(Box) + size);
  if (resized == NULL || frame == NULL) luaL_error(L, "not enough memory");
  if (box == NULL) {
    resized->previous = &frame->boxes;
    resized->next = frame->boxes.next;
  }
  resized->previous->next = resized;
  resized->next->previous = resized;
  return resized + 1;
}
