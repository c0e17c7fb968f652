/* The functions of lua.h (manual §4.6), in the order of the manual's subjects. What does not need objects is done here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

const char lua_ident[] = "$LuaVersion: " LUA_RELEASE " (flua) $";

static Slot none = {LUA_TNONE, 0, {0}};

/* ---- the stack (§4.1) ---- */

/* An upvalue of the running function, in a slot of its own; two can be looked at at the same time. */
static Slot *upvalue(lua_State *L, int number) {
  Slot *slot;
  if (number > 256) return &none;
  L->nextScratch ^= 1;
  slot = &L->scratch[L->nextScratch];
  slot->tag = LUA_TNIL;
  return ask(L, READ_UPVALUE, number, AS_INTEGER(slot), 0) ? slot : &none;
}

Slot *at(lua_State *L, int index) {
  if (index > 0) {
    Slot *slot = L->base + (index - 1);
    return slot < L->top ? slot : &none;
  }
  if (index > LUA_REGISTRYINDEX) {
    Slot *slot = L->top + index;
    return index == 0 || slot < L->base ? &none : slot;
  }
  return index == LUA_REGISTRYINDEX ? &L->registry : upvalue(L, LUA_REGISTRYINDEX - index);
}

LUA_API int lua_absindex(lua_State *L, int idx) {
  return idx > 0 || idx <= LUA_REGISTRYINDEX ? idx : (int)(L->top - L->base) + 1 + idx;
}

LUA_API int lua_gettop(lua_State *L) { return (int)(L->top - L->base); }

LUA_API int lua_checkstack(lua_State *L, int n) {
  if (n < 0 || L->top - L->stack > LUAI_MAXSTACK - n) return 0;
  if (L->end - L->top < n) ask(L, GROW, n, 0, 0);
  return 1;
}

LUA_API void lua_settop(lua_State *L, int idx) {
  if (idx >= 0) {
    ptrdiff_t more = idx - (L->top - L->base);
    if (more > 0) {
      if (L->end - L->top < more) ask(L, GROW, more, 0, 0);
      for (; more > 0; more--) (L->top++)->tag = LUA_TNIL;
      return;
    }
  } else if (L->top + idx + 1 < L->base) {
    idx = 0; /* more is popped than there is: the reference would destroy its stack */
  } else {
    idx = (int)(L->top - L->base) + idx + 1;
  }
  if (L->pendingClose > 0) ask(L, CLOSE_SLOTS, idx + 1, 0, 0);
  L->top = L->base + idx;
}

LUA_API void lua_pushvalue(lua_State *L, int idx) {
  Slot value = *at(L, idx);
  if (value.tag == LUA_TNONE) value.tag = LUA_TNIL;
  *push(L) = value;
}

static void reverse(Slot *from, Slot *to) {
  for (; from < to; from++, to--) {
    Slot value = *from;
    *from = *to;
    *to = value;
  }
}

LUA_API void lua_rotate(lua_State *L, int idx, int n) {
  Slot *first = at(L, idx);
  Slot *last = L->top - 1;
  Slot *middle = n >= 0 ? last - n : first - n - 1;
  if (first < L->base || first > last || middle < first - 1 || middle > last) return;
  reverse(first, middle);
  reverse(middle + 1, last);
  reverse(first, last);
}

LUA_API void lua_copy(lua_State *L, int fromidx, int toidx) {
  Slot value = *at(L, fromidx);
  if (value.tag == LUA_TNONE) value.tag = LUA_TNIL;
  if (toidx < LUA_REGISTRYINDEX) {
    L->scratch[0] = value;
    ask(L, WRITE_UPVALUE, LUA_REGISTRYINDEX - toidx, AS_INTEGER(&L->scratch[0]), 0);
  } else if (toidx != LUA_REGISTRYINDEX) {
    Slot *to = at(L, toidx);
    if (to != &none) *to = value;
  }
}

LUA_API void lua_xmove(lua_State *from, lua_State *to, int n) {
  if (from != to && n > 0) ask(from, MOVE, AS_INTEGER(to), n, 0);
}

/* ---- what values are, and what C has for them ---- */

LUA_API int lua_type(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  return slot->tag == LUA_TNONE ? LUA_TNONE : TYPE(slot);
}

LUA_API const char *lua_typename(lua_State *L, int tp) {
  static const char *const names[] = {"no value", "nil",   "boolean",  "userdata", "number",
                                      "string",   "table", "function", "userdata", "thread"};
  (void)L;
  return names[tp + 1];
}

LUA_API int lua_isnumber(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  if (slot->tag == LUA_TNONE) return 0;
  if (TYPE(slot) == LUA_TNUMBER) return 1;
  return slot->tag == LUA_TSTRING && ask(L, STRING_TO_NUMBER, AS_INTEGER(slot), 0, 0) != 0;
}

LUA_API int lua_isstring(lua_State *L, int idx) {
  int type = lua_type(L, idx);
  return type == LUA_TSTRING || type == LUA_TNUMBER;
}

LUA_API int lua_iscfunction(lua_State *L, int idx) { return at(L, idx)->tag == C_FUNCTION; }

LUA_API int lua_isinteger(lua_State *L, int idx) { return at(L, idx)->tag == INTEGER; }

LUA_API int lua_isuserdata(lua_State *L, int idx) {
  int type = lua_type(L, idx);
  return type == LUA_TUSERDATA || type == LUA_TLIGHTUSERDATA;
}

/* Whether the value is a number or converts to one. */
static int to_number(lua_State *L, int idx, Slot *number) {
  Slot *slot = at(L, idx);
  if (slot->tag == LUA_TSTRING) return ask(L, STRING_TO_NUMBER, AS_INTEGER(slot), AS_INTEGER(number), 0) != 0;
  *number = *slot;
  return slot->tag == INTEGER || slot->tag == LUA_TNUMBER;
}

LUA_API lua_Number lua_tonumberx(lua_State *L, int idx, int *isnum) {
  Slot number;
  int known = to_number(L, idx, &number);
  if (isnum) *isnum = known;
  if (!known) return 0;
  return number.tag == INTEGER ? (lua_Number)number.v.i : number.v.n;
}

LUA_API lua_Integer lua_tointegerx(lua_State *L, int idx, int *isnum) {
  Slot number;
  lua_Integer result = 0;
  int known = to_number(L, idx, &number);
  if (known && number.tag == INTEGER) {
    result = number.v.i;
  } else if (known) {
    known = lua_numbertointeger(number.v.n, &result) && (lua_Number)result == number.v.n;
    if (!known) result = 0;
  }
  if (isnum) *isnum = known;
  return result;
}

LUA_API int lua_toboolean(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  return slot->tag > LUA_TNIL && !(slot->tag == LUA_TBOOLEAN && slot->v.i == 0);
}

LUA_API const char *lua_tolstring(lua_State *L, int idx, size_t *len) {
  Slot *slot = at(L, idx);
  if (slot->tag != LUA_TSTRING) {
    if (slot->tag == LUA_TNONE || TYPE(slot) != LUA_TNUMBER) {
      if (len) *len = 0;
      return NULL;
    }
    ask(L, NUMBER_TO_STRING, AS_INTEGER(slot), 0, 0);
  }
  if (slot->v.p == NULL) slot->v.p = AS_POINTER(ask(L, PIN, AS_INTEGER(slot), 0, 0));
  if (len) *len = ((size_t *)slot->v.p)[-1];
  return slot->v.p;
}

LUA_API lua_Unsigned lua_rawlen(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  switch (slot->tag) {
    case LUA_TSTRING:
      if (slot->v.p != NULL) return ((size_t *)slot->v.p)[-1];
      break;
    case LUA_TUSERDATA:
      break;
    case LUA_TTABLE:
      break;
    default:
      return 0;
  }
  return (lua_Unsigned)ask(L, RAW_LENGTH, AS_INTEGER(slot), 0, 0);
}

LUA_API lua_CFunction lua_tocfunction(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  return slot->tag == C_FUNCTION ? (lua_CFunction)slot->v.p : NULL;
}

LUA_API void *lua_touserdata(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  return slot->tag == LUA_TUSERDATA || slot->tag == LUA_TLIGHTUSERDATA ? slot->v.p : NULL;
}

LUA_API lua_State *lua_tothread(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  return slot->tag == LUA_TTHREAD ? AS_POINTER(ask(L, TO_THREAD, AS_INTEGER(slot), 0, 0)) : NULL;
}

LUA_API const void *lua_topointer(lua_State *L, int idx) {
  Slot *slot = at(L, idx);
  switch (slot->tag) {
    case LUA_TUSERDATA:
    case LUA_TLIGHTUSERDATA:
      if (slot->v.p != NULL) return slot->v.p;
      break;
    case LUA_TSTRING:
      return lua_tolstring(L, idx, NULL);
    case LUA_TTABLE:
    case LUA_TFUNCTION:
    case C_FUNCTION:
    case LUA_TTHREAD:
      break;
    default:
      return NULL;
  }
  return AS_POINTER(ask(L, POINTER, AS_INTEGER(slot), 0, 0));
}

/* ---- operators ---- */

LUA_API void lua_arith(lua_State *L, int op) { ask(L, ARITHMETIC, op, 0, 0); }

static int is_plain(const Slot *slot) { return slot->tag <= LUA_TNUMBER || slot->tag == INTEGER; }

LUA_API int lua_rawequal(lua_State *L, int idx1, int idx2) {
  Slot *left = at(L, idx1);
  Slot *right = at(L, idx2);
  if (left->tag == LUA_TNONE || right->tag == LUA_TNONE) return 0;
  if (TYPE(left) != TYPE(right)) return 0;
  if (left->tag == right->tag && !is_plain(left) && left->id == right->id) return 1;
  return (int)ask(L, RAW_EQUAL, AS_INTEGER(left), AS_INTEGER(right), 0);
}

LUA_API int lua_compare(lua_State *L, int idx1, int idx2, int op) {
  Slot *left = at(L, idx1);
  Slot *right = at(L, idx2);
  if (left->tag == LUA_TNONE || right->tag == LUA_TNONE) return 0;
  if (left->tag == INTEGER && right->tag == INTEGER) {
    switch (op) {
      case LUA_OPEQ:
        return left->v.i == right->v.i;
      case LUA_OPLT:
        return left->v.i < right->v.i;
      case LUA_OPLE:
        return left->v.i <= right->v.i;
    }
  }
  return (int)ask(L, COMPARE, AS_INTEGER(left), AS_INTEGER(right), op);
}

LUA_API void lua_concat(lua_State *L, int n) {
  if (n == 0)
    lua_pushlstring(L, "", 0);
  else if (n > 1)
    ask(L, CONCAT, n, 0, 0);
}

LUA_API void lua_len(lua_State *L, int idx) { ask(L, LENGTH, AS_INTEGER(at(L, idx)), 0, 0); }

LUA_API size_t lua_stringtonumber(lua_State *L, const char *s) {
  size_t length = strlen(s);
  return ask(L, PARSE_NUMBER, AS_INTEGER(s), (int64_t)length, 0) ? length + 1 : 0;
}

/* ---- from C to the stack ---- */

LUA_API void lua_pushnil(lua_State *L) { push(L)->tag = LUA_TNIL; }

LUA_API void lua_pushnumber(lua_State *L, lua_Number n) {
  Slot *slot = push(L);
  slot->tag = LUA_TNUMBER;
  slot->v.n = n;
}

LUA_API void lua_pushinteger(lua_State *L, lua_Integer n) {
  Slot *slot = push(L);
  slot->tag = INTEGER;
  slot->v.i = n;
}

LUA_API void lua_pushboolean(lua_State *L, int b) {
  Slot *slot = push(L);
  slot->tag = LUA_TBOOLEAN;
  slot->v.i = b != 0;
}

LUA_API void lua_pushlightuserdata(lua_State *L, void *p) {
  Slot *slot = push(L);
  slot->tag = LUA_TLIGHTUSERDATA;
  slot->id = 0;
  slot->v.p = p;
}

/* The bytes of the string on the top. */
static const char *pushed(lua_State *L) { return lua_tolstring(L, -1, NULL); }

LUA_API const char *lua_pushlstring(lua_State *L, const char *s, size_t len) {
  ask(L, PUSH_STRING, AS_INTEGER(s), (int64_t)len, 0);
  return L->top[-1].v.p;
}

LUA_API const char *lua_pushstring(lua_State *L, const char *s) {
  if (s == NULL) {
    lua_pushnil(L);
    return NULL;
  }
  return lua_pushlstring(L, s, strlen(s));
}

/* Appends the UTF-8 form of a code point, of up to six bytes (manual §3.1). */
static void add_utf8(luaL_Buffer *buffer, unsigned long code) {
  char bytes[8];
  int n = 1;
  if (code < 0x80) {
    bytes[7] = (char)code;
  } else {
    unsigned int first = 0x3f; /* what fits into the first byte */
    do {
      bytes[8 - n++] = (char)(0x80 | (code & 0x3f));
      code >>= 6;
      first >>= 1;
    } while (code > first);
    bytes[8 - n] = (char)((~first << 1) | code);
  }
  luaL_addlstring(buffer, bytes + 8 - n, (size_t)n);
}

LUA_API const char *lua_pushvfstring(lua_State *L, const char *fmt, va_list argp) {
  luaL_Buffer buffer;
  const char *mark;
  luaL_buffinit(L, &buffer);
  while ((mark = strchr(fmt, '%')) != NULL) {
    luaL_addlstring(&buffer, fmt, (size_t)(mark - fmt));
    switch (mark[1]) {
      case 's': {
        const char *text = va_arg(argp, const char *);
        luaL_addstring(&buffer, text == NULL ? "(null)" : text);
        break;
      }
      case 'c':
        luaL_addchar(&buffer, (char)va_arg(argp, int));
        break;
      case 'd':
        lua_pushinteger(L, va_arg(argp, int));
        luaL_addvalue(&buffer);
        break;
      case 'I':
        lua_pushinteger(L, (lua_Integer)va_arg(argp, LUAI_UACINT));
        luaL_addvalue(&buffer);
        break;
      case 'f':
        lua_pushnumber(L, (lua_Number)va_arg(argp, LUAI_UACNUMBER));
        luaL_addvalue(&buffer);
        break;
      case 'p': {
        char *space = luaL_prepbuffsize(&buffer, 32);
        luaL_addsize(&buffer, (size_t)snprintf(space, 32, "%p", va_arg(argp, void *)));
        break;
      }
      case 'U':
        add_utf8(&buffer, va_arg(argp, unsigned long));
        break;
      case '%':
        luaL_addchar(&buffer, '%');
        break;
      default:
        luaL_error(L, "invalid conversion '%%%c' to 'lua_pushfstring'", mark[1]);
    }
    fmt = mark + 2;
  }
  luaL_addstring(&buffer, fmt);
  luaL_pushresult(&buffer);
  return pushed(L);
}

LUA_API const char *lua_pushfstring(lua_State *L, const char *fmt, ...) {
  const char *result;
  va_list argp;
  va_start(argp, fmt);
  result = lua_pushvfstring(L, fmt, argp);
  va_end(argp);
  return result;
}

LUA_API void lua_pushcclosure(lua_State *L, lua_CFunction fn, int n) { ask(L, PUSH_CLOSURE, AS_INTEGER(fn), n, 0); }

LUA_API int lua_pushthread(lua_State *L) {
  ask(L, PUSH_THREAD, 0, 0, 0);
  return (int)L->isMain;
}

/* ---- tables ---- */

LUA_API int lua_getglobal(lua_State *L, const char *name) { return (int)ask(L, GET_GLOBAL, AS_INTEGER(name), 0, 0); }

LUA_API int lua_gettable(lua_State *L, int idx) { return (int)ask(L, GET, AS_INTEGER(at(L, idx)), 0, 0); }

LUA_API int lua_getfield(lua_State *L, int idx, const char *k) {
  return (int)ask(L, GET_FIELD, AS_INTEGER(at(L, idx)), AS_INTEGER(k), 0);
}

LUA_API int lua_geti(lua_State *L, int idx, lua_Integer n) {
  return (int)ask(L, GET_INDEX, AS_INTEGER(at(L, idx)), n, 0);
}

LUA_API int lua_rawget(lua_State *L, int idx) { return (int)ask(L, RAW_GET, AS_INTEGER(at(L, idx)), 0, 0); }

LUA_API int lua_rawgeti(lua_State *L, int idx, lua_Integer n) {
  return (int)ask(L, RAW_GET_INDEX, AS_INTEGER(at(L, idx)), n, 0);
}

LUA_API int lua_rawgetp(lua_State *L, int idx, const void *p) {
  Slot *table = at(L, idx);
  ptrdiff_t place = table - L->stack;
  int isOnStack = table >= L->base && table < L->top;
  lua_pushlightuserdata(L, (void *)p);
  return (int)ask(L, RAW_GET, AS_INTEGER(isOnStack ? L->stack + place : table), 0, 0);
}

LUA_API void lua_createtable(lua_State *L, int narr, int nrec) { ask(L, CREATE_TABLE, narr, nrec, 0); }

LUA_API void lua_setglobal(lua_State *L, const char *name) { ask(L, SET_GLOBAL, AS_INTEGER(name), 0, 0); }

LUA_API void lua_settable(lua_State *L, int idx) { ask(L, SET, AS_INTEGER(at(L, idx)), 0, 0); }

LUA_API void lua_setfield(lua_State *L, int idx, const char *k) {
  ask(L, SET_FIELD, AS_INTEGER(at(L, idx)), AS_INTEGER(k), 0);
}

LUA_API void lua_seti(lua_State *L, int idx, lua_Integer n) { ask(L, SET_INDEX, AS_INTEGER(at(L, idx)), n, 0); }

LUA_API void lua_rawset(lua_State *L, int idx) { ask(L, RAW_SET, AS_INTEGER(at(L, idx)), 0, 0); }

LUA_API void lua_rawseti(lua_State *L, int idx, lua_Integer n) {
  ask(L, RAW_SET_INDEX, AS_INTEGER(at(L, idx)), n, 0);
}

LUA_API void lua_rawsetp(lua_State *L, int idx, const void *p) {
  int table = lua_absindex(L, idx);
  lua_pushlightuserdata(L, (void *)p);
  lua_insert(L, -2);
  lua_rawset(L, table);
}

LUA_API int lua_next(lua_State *L, int idx) { return (int)ask(L, NEXT, AS_INTEGER(at(L, idx)), 0, 0); }

/* ---- metatables and userdata ---- */

LUA_API int lua_getmetatable(lua_State *L, int objindex) {
  Slot *slot = at(L, objindex);
  return slot->tag != LUA_TNONE && ask(L, GET_METATABLE, AS_INTEGER(slot), 0, 0) != 0;
}

LUA_API int lua_setmetatable(lua_State *L, int objindex) {
  ask(L, SET_METATABLE, AS_INTEGER(at(L, objindex)), 0, 0);
  return 1;
}

LUA_API void *lua_newuserdatauv(lua_State *L, size_t sz, int nuvalue) {
  return AS_POINTER(ask(L, NEW_USERDATA, (int64_t)sz, nuvalue, 0));
}

LUA_API int lua_getiuservalue(lua_State *L, int idx, int n) {
  return (int)ask(L, GET_USER_VALUE, AS_INTEGER(at(L, idx)), n, 0);
}

LUA_API int lua_setiuservalue(lua_State *L, int idx, int n) {
  return (int)ask(L, SET_USER_VALUE, AS_INTEGER(at(L, idx)), n, 0);
}

/* ---- calls and errors (§4.4, §4.5) ---- */

/*
 * Whether a call with a continuation is made after the function has been left, so that what is called can yield; the continuation
 * is then called as after a yield, which the function cannot tell from one.
 */
static int leaves_for_call(lua_State *L, lua_KFunction k) { return k != NULL && L->yieldable; }

LUA_API void lua_callk(lua_State *L, int nargs, int nresults, lua_KContext ctx, lua_KFunction k) {
  if (leaves_for_call(L, k)) {
    L->continuation = k;
    L->continuationContext = ctx;
    L->count = nargs;
    L->results = nresults;
    leave(L, CALLS);
  }
  ask(L, CALL, nargs, nresults, 0);
}

LUA_API int lua_pcallk(lua_State *L, int nargs, int nresults, int errfunc, lua_KContext ctx, lua_KFunction k) {
  int64_t handler = errfunc == 0 ? 0 : lua_absindex(L, errfunc);
  if (leaves_for_call(L, k)) {
    L->continuation = k;
    L->continuationContext = ctx;
    L->count = nargs;
    L->results = nresults;
    L->handler = handler;
    leave(L, CALLS_PROTECTED);
  }
  return (int)ask(L, PROTECTED_CALL, nargs, nresults, handler);
}

LUA_API int lua_yieldk(lua_State *L, int nresults, lua_KContext ctx, lua_KFunction k) {
  if (!L->yieldable) ask(L, NOT_YIELDABLE, 0, 0, 0);
  L->continuation = k;
  L->continuationContext = ctx;
  L->count = nresults;
  leave(L, YIELDS);
}

LUA_API int lua_error(lua_State *L) {
  ask(L, ERROR, 0, 0, 0);
  return 0;
}

LUA_API void lua_toclose(lua_State *L, int idx) { ask(L, TO_CLOSE, lua_absindex(L, idx), 0, 0); }

LUA_API void lua_closeslot(lua_State *L, int idx) {
  int index = lua_absindex(L, idx);
  ask(L, CLOSE_SLOTS, index, 0, 0);
  at(L, index)->tag = LUA_TNIL;
}

/* ---- chunks ---- */

LUA_API int lua_load(lua_State *L, lua_Reader reader, void *dt, const char *chunkname, const char *mode) {
  char *text = NULL;
  size_t size = 0;
  int64_t status;
  struct {
    const char *text;
    int64_t size;
    const char *name;
    const char *mode;
  } chunk;
  for (;;) {
    size_t length = 0;
    const char *piece = reader(L, dt, &length);
    if (piece == NULL || length == 0) break;
    text = box_resize(L, text, size + length);
    memcpy(text + size, piece, length);
    size += length;
  }
  chunk.text = text;
  chunk.size = (int64_t)size;
  chunk.name = chunkname == NULL ? "?" : chunkname;
  chunk.mode = mode;
  status = ask(L, LOAD, AS_INTEGER(&chunk), 0, 0);
  if (text != NULL) box_free(text);
  return (int)status;
}

LUA_API int lua_dump(lua_State *L, lua_Writer writer, void *data, int strip) {
  size_t size;
  const char *bytes;
  int status;
  if (!ask(L, DUMP, strip, 0, 0)) return 1;
  bytes = lua_tolstring(L, -1, &size);
  status = writer(L, bytes, size, data);
  lua_pop(L, 1);
  return status;
}

/* ---- threads (§4.5.1, §4.6) ---- */

LUA_API lua_State *lua_newthread(lua_State *L) { return AS_POINTER(ask(L, NEW_THREAD, 0, 0, 0)); }

LUA_API int lua_resume(lua_State *L, lua_State *from, int narg, int *nres) {
  int64_t count = 0;
  int64_t status = ask(L, RESUME, narg, AS_INTEGER(&count), AS_INTEGER(from));
  *nres = (int)count;
  return (int)status;
}

LUA_API int lua_status(lua_State *L) { return (int)ask(L, STATUS, 0, 0, 0); }

LUA_API int lua_isyieldable(lua_State *L) { return (int)L->yieldable; }

LUA_API int lua_closethread(lua_State *L, lua_State *from) {
  return (int)ask(L, CLOSE_THREAD, AS_INTEGER(from), 0, 0);
}

LUA_API int lua_resetthread(lua_State *L) { return lua_closethread(L, NULL); }

/* A module has no state of its own to begin and to end: it runs in that of the program. */
LUA_API lua_State *lua_newstate(lua_Alloc f, void *ud) {
  (void)f;
  (void)ud;
  return NULL;
}

LUA_API void lua_close(lua_State *L) { luaL_error(L, "a C module cannot close the state of the program in flua"); }

LUA_API lua_CFunction lua_atpanic(lua_State *L, lua_CFunction panicf) {
  lua_CFunction before = L->program->panic;
  L->program->panic = panicf;
  return before;
}

LUA_API lua_Number lua_version(lua_State *L) {
  (void)L;
  return LUA_VERSION_NUM;
}

/* ---- warnings, memory ---- */

LUA_API void lua_setwarnf(lua_State *L, lua_WarnFunction f, void *ud) {
  ask(L, SET_WARN, AS_INTEGER(f), AS_INTEGER(ud), 0);
}

LUA_API void lua_warning(lua_State *L, const char *msg, int tocont) { ask(L, WARN, AS_INTEGER(msg), tocont, 0); }

LUA_API int lua_gc(lua_State *L, int what, ...) {
  int first = 0;
  int second = 0;
  va_list arguments;
  va_start(arguments, what);
  if (what == LUA_GCSTEP || what == LUA_GCSETPAUSE || what == LUA_GCSETSTEPMUL || what == LUA_GCGEN ||
      what == LUA_GCINC)
    first = va_arg(arguments, int);
  if (what == LUA_GCGEN || what == LUA_GCINC) second = va_arg(arguments, int);
  va_end(arguments);
  return (int)ask(L, COLLECT, what, first, second);
}

static void *allocate(void *ud, void *ptr, size_t osize, size_t nsize) {
  (void)ud;
  (void)osize;
  if (nsize == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, nsize);
}

LUA_API lua_Alloc lua_getallocf(lua_State *L, void **ud) {
  if (ud) *ud = L->program->allocateData;
  return L->program->allocate == NULL ? allocate : L->program->allocate;
}

LUA_API void lua_setallocf(lua_State *L, lua_Alloc f, void *ud) {
  L->program->allocate = f;
  L->program->allocateData = ud;
}

/* ---- debugging (§4.7) ---- */

LUA_API int lua_getstack(lua_State *L, int level, lua_Debug *ar) {
  if (level < 0 || !ask(L, GET_STACK, level, 0, 0)) return 0;
  ar->i_ci = AS_POINTER((int64_t)level + 1);
  return 1;
}

LUA_API int lua_getinfo(lua_State *L, const char *what, lua_Debug *ar) {
  return (int)ask(L, GET_INFO, AS_INTEGER(what), AS_INTEGER(ar), 0);
}

LUA_API const char *lua_getlocal(lua_State *L, const lua_Debug *ar, int n) {
  return AS_POINTER(ask(L, GET_LOCAL, ar == NULL ? 0 : AS_INTEGER(ar->i_ci), n, 0));
}

LUA_API const char *lua_setlocal(lua_State *L, const lua_Debug *ar, int n) {
  return AS_POINTER(ask(L, SET_LOCAL, AS_INTEGER(ar->i_ci), n, 0));
}

LUA_API const char *lua_getupvalue(lua_State *L, int funcindex, int n) {
  return AS_POINTER(ask(L, GET_UPVALUE, AS_INTEGER(at(L, funcindex)), n, 0));
}

LUA_API const char *lua_setupvalue(lua_State *L, int funcindex, int n) {
  return AS_POINTER(ask(L, SET_UPVALUE, AS_INTEGER(at(L, funcindex)), n, 0));
}

LUA_API void *lua_upvalueid(lua_State *L, int fidx, int n) {
  return AS_POINTER(ask(L, UPVALUE_ID, AS_INTEGER(at(L, fidx)), n, 0));
}

LUA_API void lua_upvaluejoin(lua_State *L, int fidx1, int n1, int fidx2, int n2) {
  ask(L, UPVALUE_JOIN, AS_INTEGER(at(L, fidx1)), AS_INTEGER(at(L, fidx2)), (int64_t)n1 << 32 | (uint32_t)n2);
}

LUA_API void lua_sethook(lua_State *L, lua_Hook func, int mask, int count) {
  ask(L, SET_HOOK, AS_INTEGER(func), mask, count);
}

LUA_API lua_Hook lua_gethook(lua_State *L) { return (lua_Hook)AS_POINTER(ask(L, GET_HOOK, 0, 0, 0)); }

LUA_API int lua_gethookmask(lua_State *L) { return (int)ask(L, GET_HOOK, 1, 0, 0); }

LUA_API int lua_gethookcount(lua_State *L) { return (int)ask(L, GET_HOOK, 2, 0, 0); }

LUA_API int lua_setcstacklimit(lua_State *L, unsigned int limit) {
  (void)L;
  (void)limit;
  return 200; /* LUAI_MAXCCALLS, which the reference answers too */
}
