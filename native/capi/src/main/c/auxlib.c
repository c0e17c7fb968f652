/* The functions of lauxlib.h (manual §5.1), and of lualib.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "lualib.h"
#include "state.h"

/* ---- errors ---- */

LUALIB_API void luaL_where(lua_State *L, int lvl) { ask(L, WHERE, lvl, 0, 0); }

LUALIB_API int luaL_error(lua_State *L, const char *fmt, ...) {
  va_list argp;
  va_start(argp, fmt);
  luaL_where(L, 1);
  lua_pushvfstring(L, fmt, argp);
  va_end(argp);
  lua_concat(L, 2);
  return lua_error(L);
}

LUALIB_API int luaL_argerror(lua_State *L, int arg, const char *extramsg) {
  return (int)ask(L, ARGUMENT_ERROR, arg, AS_INTEGER(extramsg), 0);
}

LUALIB_API int luaL_typeerror(lua_State *L, int arg, const char *tname) {
  const char *actual;
  if (luaL_getmetafield(L, arg, "__name") == LUA_TSTRING)
    actual = lua_tostring(L, -1);
  else if (lua_type(L, arg) == LUA_TLIGHTUSERDATA)
    actual = "light userdata";
  else
    actual = luaL_typename(L, arg);
  return luaL_argerror(L, arg, lua_pushfstring(L, "%s expected, got %s", tname, actual));
}

static void type_error(lua_State *L, int arg, int type) { luaL_typeerror(L, arg, lua_typename(L, type)); }

LUALIB_API void luaL_traceback(lua_State *L, lua_State *L1, const char *msg, int level) {
  ask(L, TRACEBACK, AS_INTEGER(L1), AS_INTEGER(msg), level);
}

static int system_result(lua_State *L, int code, const char *name) {
  const char *message = code != 0 ? strerror(code) : "(no extra info)";
  luaL_pushfail(L);
  if (name == NULL)
    lua_pushstring(L, message);
  else
    lua_pushfstring(L, "%s: %s", name, message);
  lua_pushinteger(L, code);
  return 3;
}

LUALIB_API int luaL_fileresult(lua_State *L, int stat, const char *fname) {
  int code = errno; /* before calls of the API change it */
  if (!stat) return system_result(L, code, fname);
  lua_pushboolean(L, 1);
  return 1;
}

LUALIB_API int luaL_execresult(lua_State *L, int stat) {
  const char *what = "exit";
  if (stat != 0 && errno != 0) return luaL_fileresult(L, 0, NULL);
  if (WIFEXITED(stat)) {
    stat = WEXITSTATUS(stat);
  } else if (WIFSIGNALED(stat)) {
    stat = WTERMSIG(stat);
    what = "signal";
  }
  if (*what == 'e' && stat == 0)
    lua_pushboolean(L, 1);
  else
    luaL_pushfail(L);
  lua_pushstring(L, what);
  lua_pushinteger(L, stat);
  return 3;
}

/* ---- arguments ---- */

LUALIB_API void luaL_checkversion_(lua_State *L, lua_Number ver, size_t sz) {
  if (sz != LUAL_NUMSIZES)
    luaL_error(L, "core and library have incompatible numeric types");
  else if (ver != LUA_VERSION_NUM)
    luaL_error(L, "version mismatch: app./library needs Lua %f, this is Lua %f", ver, (lua_Number)LUA_VERSION_NUM);
}

LUALIB_API void luaL_checkstack(lua_State *L, int sz, const char *msg) {
  if (lua_checkstack(L, sz)) return;
  if (msg != NULL)
    luaL_error(L, "stack overflow (%s)", msg);
  else
    luaL_error(L, "stack overflow");
}

LUALIB_API void luaL_checktype(lua_State *L, int arg, int t) {
  if (lua_type(L, arg) != t) type_error(L, arg, t);
}

LUALIB_API void luaL_checkany(lua_State *L, int arg) {
  if (lua_type(L, arg) == LUA_TNONE) luaL_argerror(L, arg, "value expected");
}

LUALIB_API const char *luaL_checklstring(lua_State *L, int arg, size_t *l) {
  const char *text = lua_tolstring(L, arg, l);
  if (text == NULL) type_error(L, arg, LUA_TSTRING);
  return text;
}

LUALIB_API const char *luaL_optlstring(lua_State *L, int arg, const char *def, size_t *l) {
  if (!lua_isnoneornil(L, arg)) return luaL_checklstring(L, arg, l);
  if (l) *l = def == NULL ? 0 : strlen(def);
  return def;
}

LUALIB_API lua_Number luaL_checknumber(lua_State *L, int arg) {
  int isNumber;
  lua_Number number = lua_tonumberx(L, arg, &isNumber);
  if (!isNumber) type_error(L, arg, LUA_TNUMBER);
  return number;
}

LUALIB_API lua_Number luaL_optnumber(lua_State *L, int arg, lua_Number def) {
  return luaL_opt(L, luaL_checknumber, arg, def);
}

LUALIB_API lua_Integer luaL_checkinteger(lua_State *L, int arg) {
  int isInteger;
  lua_Integer integer = lua_tointegerx(L, arg, &isInteger);
  if (!isInteger) {
    if (lua_isnumber(L, arg)) luaL_argerror(L, arg, "number has no integer representation");
    type_error(L, arg, LUA_TNUMBER);
  }
  return integer;
}

LUALIB_API lua_Integer luaL_optinteger(lua_State *L, int arg, lua_Integer def) {
  return luaL_opt(L, luaL_checkinteger, arg, def);
}

LUALIB_API int luaL_checkoption(lua_State *L, int arg, const char *def, const char *const lst[]) {
  const char *name = def == NULL ? luaL_checkstring(L, arg) : luaL_optstring(L, arg, def);
  int i;
  for (i = 0; lst[i] != NULL; i++)
    if (strcmp(lst[i], name) == 0) return i;
  return luaL_argerror(L, arg, lua_pushfstring(L, "invalid option '%s'", name));
}

/* ---- metatables and userdata ---- */

LUALIB_API int luaL_getmetafield(lua_State *L, int obj, const char *e) {
  Slot *slot = at(L, obj);
  return slot->tag == LUA_TNONE ? LUA_TNIL : (int)ask(L, GET_METAFIELD, AS_INTEGER(slot), AS_INTEGER(e), 0);
}

LUALIB_API int luaL_callmeta(lua_State *L, int obj, const char *e) {
  int object = lua_absindex(L, obj);
  if (luaL_getmetafield(L, object, e) == LUA_TNIL) return 0;
  lua_pushvalue(L, object);
  lua_call(L, 1, 1);
  return 1;
}

LUALIB_API const char *luaL_tolstring(lua_State *L, int idx, size_t *len) {
  ask(L, DISPLAY, AS_INTEGER(at(L, idx)), 0, 0);
  return lua_tolstring(L, -1, len);
}

LUALIB_API int luaL_newmetatable(lua_State *L, const char *tname) {
  if (luaL_getmetatable(L, tname) != LUA_TNIL) return 0;
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_pushstring(L, tname);
  lua_setfield(L, -2, "__name");
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, tname);
  return 1;
}

LUALIB_API void luaL_setmetatable(lua_State *L, const char *tname) {
  luaL_getmetatable(L, tname);
  lua_setmetatable(L, -2);
}

LUALIB_API void *luaL_testudata(lua_State *L, int ud, const char *tname) {
  Slot *slot = at(L, ud);
  if (slot->tag != LUA_TUSERDATA && slot->tag != LUA_TLIGHTUSERDATA) return NULL;
  return ask(L, TEST_USERDATA, AS_INTEGER(slot), AS_INTEGER(tname), 0) ? slot->v.p : NULL;
}

LUALIB_API void *luaL_checkudata(lua_State *L, int ud, const char *tname) {
  void *block = luaL_testudata(L, ud, tname);
  luaL_argexpected(L, block != NULL, ud, tname);
  return block;
}

/* ---- references ---- */

/* Where a table that has references begins its list of free ones. */
#define FREE_LIST (LUA_RIDX_LAST + 1)

LUALIB_API int luaL_ref(lua_State *L, int t) {
  int reference;
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    return LUA_REFNIL;
  }
  t = lua_absindex(L, t);
  if (lua_rawgeti(L, t, FREE_LIST) == LUA_TNIL) {
    reference = 0;
    lua_pushinteger(L, 0);
    lua_rawseti(L, t, FREE_LIST);
  } else {
    reference = (int)lua_tointeger(L, -1);
  }
  lua_pop(L, 1);
  if (reference != 0) {
    lua_rawgeti(L, t, reference);
    lua_rawseti(L, t, FREE_LIST);
  } else {
    reference = (int)lua_rawlen(L, t) + 1;
  }
  lua_rawseti(L, t, reference);
  return reference;
}

LUALIB_API void luaL_unref(lua_State *L, int t, int ref) {
  if (ref < 0) return;
  t = lua_absindex(L, t);
  lua_rawgeti(L, t, FREE_LIST);
  lua_rawseti(L, t, ref);
  lua_pushinteger(L, ref);
  lua_rawseti(L, t, FREE_LIST);
}

/* ---- chunks ---- */

LUALIB_API int luaL_loadfilex(lua_State *L, const char *filename, const char *mode) {
  return (int)ask(L, LOAD_FILE, AS_INTEGER(filename), AS_INTEGER(mode), 0);
}

typedef struct Piece {
  const char *text;
  size_t size;
} Piece;

static const char *read_piece(lua_State *L, void *data, size_t *size) {
  Piece *piece = data;
  (void)L;
  *size = piece->size;
  piece->size = 0;
  return piece->text;
}

LUALIB_API int luaL_loadbufferx(lua_State *L, const char *buff, size_t sz, const char *name, const char *mode) {
  Piece piece = {buff, sz};
  return lua_load(L, read_piece, &piece, name, mode);
}

LUALIB_API int luaL_loadstring(lua_State *L, const char *s) { return luaL_loadbuffer(L, s, strlen(s), s); }

/* ---- libraries ---- */

LUALIB_API void luaL_setfuncs(lua_State *L, const luaL_Reg *l, int nup) {
  luaL_checkstack(L, nup, "too many upvalues");
  for (; l->name != NULL; l++) {
    if (l->func == NULL) {
      lua_pushboolean(L, 0);
    } else {
      int i;
      for (i = 0; i < nup; i++) lua_pushvalue(L, -nup);
      lua_pushcclosure(L, l->func, nup);
    }
    lua_setfield(L, -(nup + 2), l->name);
  }
  lua_pop(L, nup);
}

LUALIB_API int luaL_getsubtable(lua_State *L, int idx, const char *fname) {
  int table = lua_absindex(L, idx);
  if (lua_getfield(L, table, fname) == LUA_TTABLE) return 1;
  lua_pop(L, 1);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setfield(L, table, fname);
  return 0;
}

LUALIB_API void luaL_requiref(lua_State *L, const char *modname, lua_CFunction openf, int glb) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, modname);
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    lua_pushcfunction(L, openf);
    lua_pushstring(L, modname);
    lua_call(L, 1, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, modname);
  }
  lua_remove(L, -2);
  if (glb) {
    lua_pushvalue(L, -1);
    lua_setglobal(L, modname);
  }
}

LUALIB_API lua_Integer luaL_len(lua_State *L, int idx) {
  lua_Integer length;
  int isInteger;
  lua_len(L, idx);
  length = lua_tointegerx(L, -1, &isInteger);
  if (!isInteger) luaL_error(L, "object length is not an integer");
  lua_pop(L, 1);
  return length;
}

LUALIB_API lua_State *luaL_newstate(void) { return NULL; }

/* The standard libraries are Java's: they are opened before any module is loaded, and opening one finds its table. */
static int library(lua_State *L, const char *name) { return (int)ask(L, LIBRARY, AS_INTEGER(name), 0, 0); }

LUAMOD_API int luaopen_base(lua_State *L) { return library(L, LUA_GNAME); }
LUAMOD_API int luaopen_coroutine(lua_State *L) { return library(L, LUA_COLIBNAME); }
LUAMOD_API int luaopen_table(lua_State *L) { return library(L, LUA_TABLIBNAME); }
LUAMOD_API int luaopen_io(lua_State *L) { return library(L, LUA_IOLIBNAME); }
LUAMOD_API int luaopen_os(lua_State *L) { return library(L, LUA_OSLIBNAME); }
LUAMOD_API int luaopen_string(lua_State *L) { return library(L, LUA_STRLIBNAME); }
LUAMOD_API int luaopen_utf8(lua_State *L) { return library(L, LUA_UTF8LIBNAME); }
LUAMOD_API int luaopen_math(lua_State *L) { return library(L, LUA_MATHLIBNAME); }
LUAMOD_API int luaopen_debug(lua_State *L) { return library(L, LUA_DBLIBNAME); }
LUAMOD_API int luaopen_package(lua_State *L) { return library(L, LUA_LOADLIBNAME); }
LUALIB_API void luaL_openlibs(lua_State *L) { (void)L; }

/* ---- buffers (§5.1, luaL_Buffer) ---- */

/* A buffer has one slot of the stack, so that modules that rely on it find the stack as in the reference. */
LUALIB_API void luaL_buffinit(lua_State *L, luaL_Buffer *B) {
  B->L = L;
  B->b = B->init.b;
  B->n = 0;
  B->size = LUAL_BUFFERSIZE;
  lua_pushlightuserdata(L, B);
}

LUALIB_API char *luaL_prepbuffsize(luaL_Buffer *B, size_t sz) {
  if (B->size - B->n < sz) {
    size_t size = B->size / 2 * 3;
    if (SIZE_MAX - sz - sizeof(Box) < B->n) luaL_error(B->L, "buffer too large");
    if (size < B->n + sz) size = B->n + sz;
    if (B->b == B->init.b)
      B->b = memcpy(box_resize(B->L, NULL, size), B->init.b, B->n);
    else
      B->b = box_resize(B->L, B->b, size);
    B->size = size;
  }
  return B->b + B->n;
}

LUALIB_API void luaL_addlstring(luaL_Buffer *B, const char *s, size_t l) {
  if (l > 0) {
    memcpy(luaL_prepbuffsize(B, l), s, l);
    luaL_addsize(B, l);
  }
}

LUALIB_API void luaL_addstring(luaL_Buffer *B, const char *s) { luaL_addlstring(B, s, strlen(s)); }

LUALIB_API void luaL_addvalue(luaL_Buffer *B) {
  size_t length;
  const char *text = lua_tolstring(B->L, -1, &length);
  luaL_addlstring(B, text, length);
  lua_pop(B->L, 1);
}

LUALIB_API void luaL_pushresult(luaL_Buffer *B) {
  lua_State *L = B->L;
  lua_pushlstring(L, B->b, B->n);
  if (B->b != B->init.b) {
    box_free(B->b);
    B->b = B->init.b;
  }
  L->top[-2] = L->top[-1];
  L->top--;
}

LUALIB_API void luaL_pushresultsize(luaL_Buffer *B, size_t sz) {
  luaL_addsize(B, sz);
  luaL_pushresult(B);
}

LUALIB_API char *luaL_buffinitsize(lua_State *L, luaL_Buffer *B, size_t sz) {
  luaL_buffinit(L, B);
  return luaL_prepbuffsize(B, sz);
}

LUALIB_API void luaL_addgsub(luaL_Buffer *b, const char *s, const char *p, const char *r) {
  size_t length = strlen(p);
  const char *found;
  while ((found = strstr(s, p)) != NULL) {
    luaL_addlstring(b, s, (size_t)(found - s));
    luaL_addstring(b, r);
    s = found + length;
  }
  luaL_addstring(b, s);
}

LUALIB_API const char *luaL_gsub(lua_State *L, const char *s, const char *p, const char *r) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  luaL_addgsub(&buffer, s, p, r);
  luaL_pushresult(&buffer);
  return lua_tostring(L, -1);
}
