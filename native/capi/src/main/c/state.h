/*
 * What the C side and the Java side (dev.flua.capi) have in common: the layout of a state, the operations that C asks Java for,
 * and how a C function ends. Whoever changes the layout changes StateLayout.java; the operations, Operation.java.
 */
#ifndef flua_state_h
#define flua_state_h

#include <setjmp.h>
#include <stdint.h>

#include "lauxlib.h"
#include "lua.h"

#define LOCAL __attribute__((visibility("hidden")))
#define NORETURN __attribute__((noreturn))

/*
 * A value. The low four bits of the tag are the type (LUA_T...); FLAG tells integers from floats, and functions written in C (or
 * of the standard libraries) from those in Lua. Tables, strings and other objects are in a list on the Java side; `id` says where.
 */
typedef struct Slot {
  int32_t tag;
  int32_t id;
  union {
    lua_Integer i; /* integers, booleans */
    lua_Number n;  /* floats */
    void *p;       /* light userdata; the block of a userdata; the bytes of a string, NULL until they are asked for; a C function */
  } v;
} Slot;

#define FLAG 16
#define INTEGER (LUA_TNUMBER | FLAG)
#define C_FUNCTION (LUA_TFUNCTION | FLAG)
#define TYPE(slot) ((slot)->tag & 15)

/* Memory that goes with the activation that it was made for, however that ends. One of a ring. */
typedef struct Box {
  struct Box *previous;
  struct Box *next;
} Box;

/* One activation of a C function. Errors, and calls that go on in a continuation, leave it by a jump to where it was entered. */
typedef struct Frame {
  struct Frame *previous;
  Box boxes;
  int64_t result;
  jmp_buf entry;
} Frame;

/* How an activation ends that does not return its number of results. */
enum { FAILED = -1, YIELDS = -2, CALLS = -3, CALLS_PROTECTED = -4, NO_ROOM = -5 };

/* What all states of a program share. */
typedef struct Program {
  Frame *frame; /* the innermost activation; they are all on one stack of C */
  lua_CFunction panic;
  lua_Alloc allocate;
  void *allocateData;
} Program;

/* A thread of Lua, as C sees it. LUA_EXTRASPACE bytes of the module's own are in front of it. */
struct lua_State {
  Slot *stack;
  Slot *base; /* what the running function has at index 1 */
  Slot *top;
  Slot *end;
  int64_t thread; /* the number by which Java knows it */
  Program *program;
  Slot registry;
  Slot scratch[2]; /* upvalues that were looked at last */
  lua_KFunction continuation;
  lua_KContext continuationContext;
  int64_t count;   /* values yielded, arguments of a call */
  int64_t results; /* how many of a call are wanted */
  int64_t handler; /* index of the message handler, 0 for none */
  int64_t yieldable;
  int64_t pendingClose; /* how many slots are to be closed */
  int64_t isMain;
  int64_t nextScratch;
  lua_Hook hook;
};

/* In the order of Operation.java. */
enum {
  GROW,
  PUSH_STRING,
  PIN,
  NUMBER_TO_STRING,
  STRING_TO_NUMBER,
  PARSE_NUMBER,
  ARITHMETIC,
  COMPARE,
  RAW_EQUAL,
  CONCAT,
  LENGTH,
  RAW_LENGTH,
  DISPLAY,
  CREATE_TABLE,
  GET,
  GET_FIELD,
  GET_INDEX,
  RAW_GET,
  RAW_GET_INDEX,
  SET,
  SET_FIELD,
  SET_INDEX,
  RAW_SET,
  RAW_SET_INDEX,
  NEXT,
  GET_GLOBAL,
  SET_GLOBAL,
  GET_METATABLE,
  SET_METATABLE,
  GET_METAFIELD,
  NEW_USERDATA,
  TEST_USERDATA,
  GET_USER_VALUE,
  SET_USER_VALUE,
  PUSH_CLOSURE,
  READ_UPVALUE,
  WRITE_UPVALUE,
  GET_UPVALUE,
  SET_UPVALUE,
  UPVALUE_ID,
  UPVALUE_JOIN,
  CALL,
  PROTECTED_CALL,
  ERROR,
  NOT_YIELDABLE,
  ARGUMENT_ERROR,
  WHERE,
  TRACEBACK,
  NEW_THREAD,
  PUSH_THREAD,
  TO_THREAD,
  MOVE,
  RESUME,
  STATUS,
  CLOSE_THREAD,
  POINTER,
  LOAD,
  LOAD_FILE,
  DUMP,
  COLLECT,
  GET_STACK,
  GET_INFO,
  GET_LOCAL,
  SET_LOCAL,
  TO_CLOSE,
  CLOSE_SLOTS,
  WARN,
  SET_WARN,
  SET_HOOK,
  GET_HOOK,
  LIBRARY,
  OPERATIONS
};

/* Asks Java. Does not return if that raises an error. */
LOCAL int64_t ask(lua_State *L, int operation, int64_t a, int64_t b, int64_t c);

/* Leaves the running C function. */
LOCAL NORETURN void leave(lua_State *L, int64_t result);

/* The value at an index; one of type LUA_TNONE where there is none. Valid until something is pushed or Lua code runs. */
LOCAL Slot *at(lua_State *L, int index);

/* Memory that lives as long as the activation, unless it is freed before. */
LOCAL void *box_resize(lua_State *L, void *data, size_t size);
LOCAL void box_free(void *data);

#define AS_INTEGER(pointer) ((int64_t)(intptr_t)(pointer))
#define AS_POINTER(integer) ((void *)(intptr_t)(integer))

static inline Slot *push(lua_State *L) {
  if (luai_unlikely(L->top == L->end)) ask(L, GROW, 1, 0, 0);
  return L->top++;
}

#endif
