/* Calls the functions of the C API in the ways that the manual allows; capitest.lua calls what is here, and prints what comes of it. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

#if defined(REFERENCE) /* which may be older than lua_closethread */
#define lua_closethread(co, from) lua_resetthread(co)
#endif

/* ---- the stack ---- */

/* Shuffles 1 2 3 4 5 in all ways, and returns what is left. */
static int stack(lua_State *L) {
  int i;
  lua_settop(L, 0);
  for (i = 1; i <= 5; i++) lua_pushinteger(L, i);
  lua_rotate(L, 2, 1);   /* 1 5 2 3 4 */
  lua_insert(L, 1);      /* 4 1 5 2 3 */
  lua_remove(L, 2);      /* 4 5 2 3 */
  lua_pushvalue(L, -2);  /* 4 5 2 3 2 */
  lua_replace(L, 1);     /* 2 5 2 3 */
  lua_copy(L, 2, 4);     /* 2 5 2 5 */
  lua_rotate(L, 1, -1);  /* 5 2 5 2 */
  lua_settop(L, 6);      /* 5 2 5 2 nil nil */
  lua_pop(L, 1);
  lua_pushinteger(L, lua_absindex(L, -1));
  lua_pushinteger(L, lua_absindex(L, LUA_REGISTRYINDEX) == LUA_REGISTRYINDEX);
  lua_pushinteger(L, lua_checkstack(L, 10000));
  lua_pushinteger(L, lua_checkstack(L, 100000000));
  lua_pushinteger(L, lua_gettop(L));
  return lua_gettop(L);
}

/* More values than there is room for at first. */
static int many(lua_State *L) {
  lua_Integer n = luaL_checkinteger(L, 1), i;
  luaL_checkstack(L, (int)n + 10, "too many");
  for (i = 1; i <= n; i++) lua_pushfstring(L, "%I", (LUAI_UACINT)i);
  lua_concat(L, (int)n);
  return 1;
}

/* Many objects that are dropped again, among some that stay. */
static int churn(lua_State *L) {
  lua_Integer n = luaL_checkinteger(L, 1), i;
  lua_newtable(L);
  lua_pushstring(L, "kept");
  for (i = 1; i <= n; i++) {
    lua_pushfstring(L, "s%d", (int)i);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 2, i % 10 + 1);
    lua_pop(L, 1);
  }
  lua_rawgeti(L, 2, 1);
  return 2;
}

/* ---- types and conversions ---- */

static int describe(lua_State *L) {
  int isInteger, isNumber;
  lua_Integer integer;
  lua_Number number;
  luaL_checkany(L, 1);
  integer = lua_tointegerx(L, 1, &isInteger);
  number = lua_tonumberx(L, 1, &isNumber);
  lua_pushfstring(L, "%s no%d nil%d bool%d num%d str%d cf%d int%d ud%d lud%d tab%d fun%d thr%d", luaL_typename(L, 1),
                  lua_isnoneornil(L, 1), lua_isnil(L, 1), lua_isboolean(L, 1), lua_isnumber(L, 1), lua_isstring(L, 1),
                  lua_iscfunction(L, 1), lua_isinteger(L, 1), lua_isuserdata(L, 1), lua_islightuserdata(L, 1),
                  lua_istable(L, 1), lua_isfunction(L, 1), lua_isthread(L, 1));
  if (isInteger) lua_pushinteger(L, integer); else lua_pushnil(L);
  if (isNumber) lua_pushnumber(L, number); else lua_pushnil(L);
  lua_pushboolean(L, lua_toboolean(L, 1));
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  lua_pushboolean(L, lua_topointer(L, 1) != NULL);
  lua_pushboolean(L, lua_tocfunction(L, 1) != NULL);
  lua_pushboolean(L, lua_touserdata(L, 1) != NULL);
  lua_pushboolean(L, lua_tothread(L, 1) != NULL);
  return 9;
}

static int none(lua_State *L) {
  lua_settop(L, 0);
  lua_pushinteger(L, lua_type(L, 5));
  lua_pushstring(L, lua_typename(L, lua_type(L, 5)));
  lua_pushboolean(L, lua_isnone(L, 5));
  lua_pushboolean(L, lua_tostring(L, 5) == NULL);
  lua_pushinteger(L, lua_tointeger(L, 5));
  lua_pushinteger(L, lua_type(L, lua_upvalueindex(3)));
  return 6;
}

/* A number becomes a string in its place. */
static int tostring_in_place(lua_State *L) {
  size_t length;
  const char *text = lua_tolstring(L, 1, &length);
  lua_pushinteger(L, lua_type(L, 1));
  lua_pushlstring(L, text == NULL ? "" : text, length);
  lua_pushboolean(L, text == NULL || text[length] == '\0');
  return 3;
}

static int tonumber(lua_State *L) {
  size_t size = lua_stringtonumber(L, luaL_checkstring(L, 1));
  lua_pushinteger(L, (lua_Integer)size);
  return size == 0 ? 1 : 2;
}

static int tostring(lua_State *L) {
  size_t length;
  luaL_tolstring(L, 1, &length);
  lua_pushinteger(L, (lua_Integer)length);
  return 2;
}

static int format(lua_State *L) {
  char *pointer = NULL;
  lua_pushfstring(L, "%s|%d|%I|%f|%f|%c|%U|%U|%%|%s", "text", -7, (LUAI_UACINT)LUA_MININTEGER, 1.5, 3.0, 'x', 0x20ACL,
                  0x7FFFFFFFL, pointer);
  lua_pushliteral(L, "literal");
  lua_pushstring(L, NULL);
  lua_pushlstring(L, "a\0b", 3);
  return 4;
}

/* ---- operators ---- */

static int arith(lua_State *L) {
  int op = (int)luaL_checkinteger(L, 1);
  lua_settop(L, 3);
  if (op == LUA_OPUNM || op == LUA_OPBNOT) lua_pop(L, 1);
  lua_arith(L, op);
  return 1;
}

static int compare(lua_State *L) {
  lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPEQ));
  lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPLT));
  lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPLE));
  lua_pushboolean(L, lua_rawequal(L, 1, 2));
  lua_pushboolean(L, lua_rawequal(L, 1, 9));
  return 5;
}

static int concat(lua_State *L) {
  lua_concat(L, lua_gettop(L));
  return 1;
}

static int length(lua_State *L) {
  lua_len(L, 1);
  lua_pushinteger(L, luaL_len(L, 1));
  return 2;
}

/* ---- tables ---- */

static int table_access(lua_State *L) {
  lua_settop(L, 1);
  lua_pushliteral(L, "k");
  lua_pushinteger(L, lua_gettable(L, 1));
  lua_pushinteger(L, lua_getfield(L, 1, "field"));
  lua_pushinteger(L, lua_geti(L, 1, 3));
  lua_pushliteral(L, "k");
  lua_pushinteger(L, lua_rawget(L, 1));
  lua_pushinteger(L, lua_rawgeti(L, 1, 3));
  lua_pushinteger(L, lua_rawgetp(L, 1, &lua_ident));
  return lua_gettop(L) - 1;
}

static int table_change(lua_State *L) {
  lua_settop(L, 1);
  lua_pushliteral(L, "k");
  lua_pushinteger(L, 1);
  lua_settable(L, 1);
  lua_pushinteger(L, 2);
  lua_setfield(L, 1, "field");
  lua_pushinteger(L, 3);
  lua_seti(L, 1, 3);
  lua_pushliteral(L, "raw");
  lua_pushinteger(L, 4);
  lua_rawset(L, 1);
  lua_pushinteger(L, 5);
  lua_rawseti(L, 1, 5);
  lua_pushinteger(L, 6);
  lua_rawsetp(L, 1, &lua_ident);
  lua_rawgetp(L, 1, &lua_ident);
  return 1;
}

static int rawset(lua_State *L) {
  lua_rawset(L, 1);
  return 0;
}

static int traverse(lua_State *L) {
  lua_Integer sum = 0;
  int count = 0;
  lua_pushnil(L);
  while (lua_next(L, 1) != 0) {
    sum += lua_tointeger(L, -1);
    count++;
    lua_pop(L, 1);
  }
  lua_pushinteger(L, count);
  lua_pushinteger(L, sum);
  lua_pushinteger(L, lua_gettop(L));
  return 3;
}

static int next_after(lua_State *L) {
  lua_settop(L, 2);
  return lua_next(L, 1) * 2;
}

static int globals(lua_State *L) {
  lua_pushinteger(L, 42);
  lua_setglobal(L, "from_c");
  lua_pushinteger(L, lua_getglobal(L, "from_c"));
  lua_pushglobaltable(L);
  lua_getfield(L, -1, "from_c");
  lua_remove(L, -2);
  lua_pushnil(L);
  lua_setglobal(L, "from_c");
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  return 4;
}

static int create(lua_State *L) {
  lua_createtable(L, 3, 4);
  luaL_newlibtable(L, ((luaL_Reg[]){{"x", NULL}, {NULL, NULL}}));
  lua_pushboolean(L, luaL_getsubtable(L, -1, "sub"));
  lua_remove(L, -2);
  lua_pushboolean(L, luaL_getsubtable(L, -2, "sub"));
  lua_remove(L, -2);
  return 2;
}

/* ---- userdata and metatables ---- */

typedef struct Point {
  double x, y;
} Point;

static int point(lua_State *L) {
  double x = luaL_checknumber(L, 1);
  double y = luaL_optnumber(L, 2, -1);
  Point *p = lua_newuserdatauv(L, sizeof(Point), 2);
  p->x = x;
  p->y = y;
  luaL_setmetatable(L, "capitest.point");
  return 1;
}

static int point_get(lua_State *L) {
  Point *p = luaL_checkudata(L, 1, "capitest.point");
  lua_pushnumber(L, p->x);
  lua_pushnumber(L, p->y);
  lua_pushboolean(L, luaL_testudata(L, 1, "capitest.point") == p);
  lua_pushboolean(L, luaL_testudata(L, 1, "capitest.other") == NULL);
  lua_pushboolean(L, lua_touserdata(L, 1) == p);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 6;
}

static int user_values(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_pushinteger(L, lua_setiuservalue(L, 1, 1));
  lua_pushliteral(L, "second");
  lua_pushinteger(L, lua_setiuservalue(L, 1, 2));
  lua_pushliteral(L, "third");
  lua_pushinteger(L, lua_setiuservalue(L, 1, 3));
  lua_pushinteger(L, lua_getiuservalue(L, 1, 1));
  lua_pushinteger(L, lua_getiuservalue(L, 1, 2));
  lua_pushinteger(L, lua_getiuservalue(L, 1, 3));
  return lua_gettop(L) - 2;
}

static int metatables(lua_State *L) {
  lua_settop(L, 2);
  lua_pushinteger(L, lua_getmetatable(L, 1));
  lua_pushvalue(L, 2);
  lua_setmetatable(L, 1);
  lua_pushinteger(L, lua_getmetatable(L, 1));
  lua_pushboolean(L, lua_rawequal(L, 2, -2));
  lua_pushinteger(L, luaL_getmetafield(L, 1, "__name"));
  lua_pushinteger(L, luaL_getmetafield(L, 1, "nothing"));
  lua_pushinteger(L, luaL_newmetatable(L, "capitest.point"));
  lua_remove(L, -2);
  lua_pushboolean(L, luaL_callmeta(L, 1, "__tostring"));
  lua_remove(L, 1);
  lua_remove(L, 1);
  lua_remove(L, 2);
  return lua_gettop(L);
}

static int light(lua_State *L) {
  static int place;
  lua_pushlightuserdata(L, &place);
  lua_pushlightuserdata(L, &place);
  lua_pushboolean(L, lua_rawequal(L, -1, -2));
  lua_pushboolean(L, lua_touserdata(L, -2) == &place);
  lua_newtable(L);
  lua_pushlightuserdata(L, &place);
  lua_pushliteral(L, "found");
  lua_settable(L, -3);
  lua_pushlightuserdata(L, &place);
  lua_gettable(L, -2);
  lua_remove(L, -2);
  lua_pushlightuserdata(L, NULL);
  lua_pushboolean(L, lua_touserdata(L, -1) == NULL);
  lua_remove(L, -2);
  lua_remove(L, 1);
  lua_remove(L, 1);
  return 4;
}

static int collected(lua_State *L) {
  Point *p = lua_touserdata(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, "capitest.log");
  lua_pushfstring(L, "gc %d", (int)p->x);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  return 0;
}

static int collectable(lua_State *L) {
  Point *p = lua_newuserdatauv(L, sizeof(Point), 0);
  p->x = luaL_checknumber(L, 1);
  if (luaL_newmetatable(L, "capitest.collectable")) {
    lua_pushcfunction(L, collected);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, collected);
    lua_setfield(L, -2, "__close");
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "capitest.log");
  }
  lua_setmetatable(L, -2);
  return 1;
}

static int gc_log(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, "capitest.log");
  return 1;
}

/* ---- functions and upvalues ---- */

static int counter_step(lua_State *L) {
  lua_Integer n = lua_tointeger(L, lua_upvalueindex(1)) + 1;
  lua_pushinteger(L, n);
  lua_replace(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushinteger(L, n);
  lua_pushinteger(L, lua_type(L, lua_upvalueindex(3)));
  return 3;
}

static int counter(lua_State *L) {
  lua_pushinteger(L, 0);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, counter_step, 2);
  return 1;
}

static int same_function(lua_State *L) {
  lua_pushcfunction(L, counter);
  lua_pushcfunction(L, counter);
  lua_pushboolean(L, lua_rawequal(L, -1, -2));
  lua_pushboolean(L, lua_tocfunction(L, -2) == counter);
  return 2;
}

static int upvalues(lua_State *L) {
  const char *name = lua_getupvalue(L, 1, 1);
  lua_pushstring(L, name);
  lua_pushboolean(L, lua_getupvalue(L, 1, 9) == NULL);
  lua_pushliteral(L, "changed");
  lua_pushstring(L, lua_setupvalue(L, 1, 1));
  lua_getupvalue(L, 1, 1);
  lua_pushboolean(L, lua_upvalueid(L, 1, 1) == lua_upvalueid(L, 1, 1) && lua_upvalueid(L, 1, 1) != NULL);
  return 6;
}

static int join(lua_State *L) {
  lua_upvaluejoin(L, 1, 1, 2, 1);
  lua_pushboolean(L, lua_upvalueid(L, 1, 1) == lua_upvalueid(L, 2, 1));
  return 1;
}

/* ---- calls and errors ---- */

static int call(lua_State *L) {
  int wanted = (int)luaL_checkinteger(L, 1);
  lua_call(L, lua_gettop(L) - 2, wanted);
  return lua_gettop(L) - 1;
}

static int handler(lua_State *L) {
  lua_pushfstring(L, "handled: %s", lua_tostring(L, 1));
  return 1;
}

static int pcall(lua_State *L) {
  int status;
  lua_pushcfunction(L, handler);
  lua_insert(L, 1);
  status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1);
  lua_pushinteger(L, status);
  lua_replace(L, 1);
  return lua_gettop(L);
}

static int pcall_plain(lua_State *L) {
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  lua_pushinteger(L, status);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static int raise(lua_State *L) {
  lua_settop(L, 1);
  return lua_error(L);
}

static int raise_text(lua_State *L) { return luaL_error(L, "no %s, %d", luaL_checkstring(L, 1), 7); }

/* A buffer of the heap is open when the error leaves. */
static int raise_with_buffer(lua_State *L) {
  luaL_Buffer buffer;
  int i;
  luaL_buffinit(L, &buffer);
  for (i = 0; i < 5000; i++) luaL_addstring(&buffer, "0123456789");
  return luaL_error(L, "with %d bytes", (int)luaL_bufflen(&buffer));
}

/* Deep: C calls Lua, which calls C. */
static int recurse(lua_State *L) {
  lua_Integer depth = luaL_checkinteger(L, 1);
  if (depth == 0) return luaL_error(L, "bottom");
  lua_pushvalue(L, 2);
  lua_pushinteger(L, depth - 1);
  lua_pushvalue(L, 2);
  lua_call(L, 2, 0);
  return 0;
}

static int arguments(lua_State *L) {
  static const char *const options[] = {"one", "two", NULL};
  size_t length;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushinteger(L, luaL_checkinteger(L, 2));
  lua_pushinteger(L, luaL_optinteger(L, 3, 33));
  lua_pushnumber(L, luaL_checknumber(L, 4));
  lua_pushstring(L, luaL_checkstring(L, 5));
  lua_pushstring(L, luaL_optlstring(L, 6, "default", &length));
  lua_pushinteger(L, (lua_Integer)length);
  lua_pushinteger(L, luaL_checkoption(L, 7, "two", options));
  luaL_argcheck(L, lua_toboolean(L, 8), 8, "must be true");
  luaL_argexpected(L, lua_isnil(L, 9), 9, "nothing");
  return 7;
}

static int version(lua_State *L) {
  luaL_checkversion(L);
  lua_pushnumber(L, lua_version(L));
  return 1;
}

/* ---- continuations and coroutines ---- */

static int continued(lua_State *L, int status, lua_KContext ctx) {
  lua_pushinteger(L, status);
  lua_pushinteger(L, (lua_Integer)ctx);
  return lua_gettop(L);
}

static int yields(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int yields_and_goes_on(lua_State *L) {
  lua_pushliteral(L, "kept");
  lua_insert(L, 1);
  return lua_yieldk(L, lua_gettop(L) - 1, 77, continued);
}

static int calls_k(lua_State *L) {
  lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 11, continued);
  return continued(L, LUA_YIELD, 11);
}

static int pcalls_k(lua_State *L) {
  int status = lua_pcallk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, 12, continued);
  return continued(L, status == LUA_OK ? LUA_YIELD : status, 12);
}

static int yieldable(lua_State *L) {
  lua_pushboolean(L, lua_isyieldable(L));
  lua_pushboolean(L, lua_pushthread(L));
  lua_remove(L, -2);
  return 2;
}

/* Runs a function in a new thread to its end; returns all that it yields. */
static int drive(lua_State *L) {
  lua_State *co = lua_newthread(L);
  int status, count, rounds = 0;
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  lua_pushinteger(co, 100);
  lua_newtable(L);
  status = lua_resume(co, L, 1, &count);
  while (status == LUA_YIELD && rounds < 10) {
    rounds++;
    lua_pushfstring(L, "yield %d: %s, top %d, status %d", count, luaL_tolstring(co, -1, NULL), lua_gettop(co) - 1,
                    lua_status(co));
    lua_rawseti(L, -2, rounds);
    lua_pop(co, count + 1);
    lua_pushinteger(co, rounds);
    status = lua_resume(co, L, 1, &count);
  }
  if (status != LUA_OK) count = 1; /* the error, which is on the top */
  lua_pushfstring(L, "end %d, %d values, status %d", status, count, lua_status(co));
  lua_rawseti(L, -2, rounds + 1);
  if (count > 0) lua_xmove(co, L, 1); else lua_pushnil(L);
  if (status == LUA_OK) {
    /* Once more, on the same thread. */
    lua_settop(co, 0);
    lua_pushcfunction(co, version);
    status = lua_resume(co, L, 0, &count);
    lua_pushinteger(L, status * 100 + count);
  } else {
    lua_pushinteger(L, lua_closethread(co, L));
  }
  lua_pushinteger(L, lua_closethread(co, L));
  return 4;
}

/* A thread that Lua code is to run. */
static int thread(lua_State *L) {
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int empty_thread(lua_State *L) {
  lua_State *co = lua_newthread(L);
  lua_pushboolean(L, lua_tothread(L, -1) == co);
  lua_pushboolean(L, *(void **)lua_getextraspace(co) == *(void **)lua_getextraspace(L));
  return 3;
}

/* ---- to-be-closed slots ---- */

static int closes(lua_State *L) {
  lua_settop(L, 2);
  lua_toclose(L, 1);
  lua_toclose(L, 2);
  lua_closeslot(L, 2);
  lua_pushboolean(L, lua_isnil(L, 2));
  lua_pushliteral(L, "result");
  return 2;
}

static int closes_by_pop(lua_State *L) {
  lua_settop(L, 2);
  lua_toclose(L, 2);
  lua_settop(L, 1);
  lua_toclose(L, 1);
  return luaL_error(L, "leaves");
}

/* ---- chunks ---- */

typedef struct Source {
  const char *text;
} Source;

static const char *read_bytes(lua_State *L, void *data, size_t *size) {
  Source *source = data;
  (void)L;
  if (*source->text == '\0') return NULL;
  *size = 1;
  return source->text++;
}

static int load(lua_State *L) {
  Source source;
  source.text = luaL_checkstring(L, 1);
  lua_pushinteger(L, lua_load(L, read_bytes, &source, "=chunk", NULL));
  lua_insert(L, -2);
  return 2;
}

static int load_more(lua_State *L) {
  lua_settop(L, 0);
  lua_pushinteger(L, luaL_loadstring(L, "return 1 +"));
  lua_pushinteger(L, luaL_loadbuffer(L, "return 2", 8, "=buffer"));
  lua_pushinteger(L, luaL_loadbufferx(L, "return 2", 8, "=buffer", "b"));
  lua_pushinteger(L, luaL_loadfile(L, "/nowhere/at all"));
  lua_pushinteger(L, luaL_dostring(L, "return 'done', 5"));
  return lua_gettop(L);
}

static int write_bytes(lua_State *L, const void *bytes, size_t size, void *data) {
  (void)L;
  luaL_addlstring(data, bytes, size);
  return 0;
}

static int dump(lua_State *L) {
  luaL_Buffer buffer;
  int status;
  lua_settop(L, 1);
  luaL_buffinitsize(L, &buffer, 10);
  lua_pushvalue(L, 1);
  status = lua_dump(L, write_bytes, &buffer, 1);
  lua_pop(L, 1);
  luaL_pushresult(&buffer);
  lua_pushinteger(L, status);
  return 2;
}

/* ---- buffers ---- */

static int buffers(lua_State *L) {
  luaL_Buffer a;
  int i, top = lua_gettop(L);
  luaL_buffinit(L, &a);
  for (i = 0; i < 300; i++) {
    luaL_addchar(&a, '<');
    lua_pushinteger(L, i);
    luaL_addvalue(&a);
    luaL_addstring(&a, ">");
  }
  memcpy(luaL_prepbuffer(&a), "prepared", 8);
  luaL_addsize(&a, 8);
  luaL_buffsub(&a, 3);
  luaL_addgsub(&a, " a-b-c ", "-", "++");
  luaL_pushresult(&a);
  lua_pushinteger(L, (lua_Integer)strlen(lua_tostring(L, -1)));
  lua_pushinteger(L, lua_gettop(L) - top);
  strcpy(luaL_buffinitsize(L, &a, 5000), "sized");
  luaL_pushresultsize(&a, 5);
  luaL_gsub(L, "x.y.z", ".", "::");
  return 5;
}

/* ---- references ---- */

static int references(lua_State *L) {
  int first, second, third;
  lua_settop(L, 0);
  lua_newtable(L);
  lua_pushliteral(L, "one");
  first = luaL_ref(L, 1);
  lua_pushliteral(L, "two");
  second = luaL_ref(L, 1);
  luaL_unref(L, 1, first);
  lua_pushliteral(L, "three");
  third = luaL_ref(L, 1);
  lua_pushboolean(L, first == third && first != second);
  lua_pushnil(L);
  lua_pushboolean(L, luaL_ref(L, 1) == LUA_REFNIL);
  luaL_unref(L, 1, LUA_NOREF);
  lua_rawgeti(L, 1, second);
  lua_rawgeti(L, 1, third);
  return 4;
}

/* ---- debugging ---- */

static int info(lua_State *L) {
  lua_Debug ar;
  lua_settop(L, 0);
  if (!lua_getstack(L, 1, &ar)) return 0;
  lua_getinfo(L, "nSlutf", &ar);
  lua_pop(L, 1);
  lua_pushfstring(L, "%s %s %s %s %d %d %d nups %d params %d vararg %d tail %d", ar.name == NULL ? "?" : ar.name,
                  ar.namewhat, ar.what, ar.short_src, ar.currentline, ar.linedefined, ar.lastlinedefined, ar.nups,
                  ar.nparams, ar.isvararg, ar.istailcall);
  lua_pushstring(L, lua_getlocal(L, &ar, 1));
  lua_pushinteger(L, 99);
  lua_setlocal(L, &ar, 1);
  lua_pushboolean(L, lua_getstack(L, 1000, &ar));
  lua_pushcfunction(L, info);
  lua_getinfo(L, ">S", &ar);
  lua_pushstring(L, ar.what);
  return 5;
}

static int where(lua_State *L) {
  luaL_where(L, 1);
  luaL_traceback(L, L, "trace", 0);
  return 2;
}

static void on_line(lua_State *L, lua_Debug *ar) {
  lua_getinfo(L, "l", ar);
  lua_getfield(L, LUA_REGISTRYINDEX, "capitest.lines");
  lua_pushfstring(L, "%d:%d", ar->event, ar->currentline);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

/* Of a library that the module does not name, as the reference is linked with it. */
static int mathematics(lua_State *L) {
  lua_pushnumber(L, fmod(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
  lua_pushnumber(L, cbrt(luaL_checknumber(L, 1)));
  return 2;
}

static int hook(lua_State *L) {
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, "capitest.lines");
  lua_sethook(L, on_line, LUA_MASKLINE, 0);
  lua_pushboolean(L, lua_gethook(L) == on_line && lua_gethookmask(L) == LUA_MASKLINE && lua_gethookcount(L) == 0);
  lua_pushvalue(L, 1);
  lua_call(L, 0, 0);
  lua_sethook(L, NULL, 0, 0);
  lua_pushboolean(L, lua_gethook(L) == NULL);
  lua_getfield(L, LUA_REGISTRYINDEX, "capitest.lines");
  return 3;
}

/* ---- the rest ---- */

static void on_warning(void *data, const char *message, int toBeContinued) {
  strcat(data, message);
  strcat(data, toBeContinued ? "+" : ".");
}

static int warnings(lua_State *L) {
  static char text[100];
  text[0] = '\0';
  lua_setwarnf(L, on_warning, text);
  lua_warning(L, "one ", 1);
  lua_warning(L, "piece", 0);
  lua_pushstring(L, text);
  return 1;
}

static int memory(lua_State *L) {
  void *data;
  lua_Alloc allocate = lua_getallocf(L, &data);
  char *block = allocate(data, NULL, 0, 10);
  int ok = block != NULL;
  block = allocate(data, block, 10, 1000);
  allocate(data, block, 1000, 0);
  lua_pushboolean(L, ok);
  lua_pushboolean(L, lua_gc(L, LUA_GCCOUNT) > 0 && lua_gc(L, LUA_GCCOUNTB) < 1024);
  lua_pushinteger(L, lua_gc(L, LUA_GCISRUNNING));
  lua_gc(L, LUA_GCSTOP);
  lua_pushinteger(L, lua_gc(L, LUA_GCISRUNNING));
  lua_gc(L, LUA_GCRESTART);
  lua_gc(L, LUA_GCINC, 0, 0, 0);
  lua_pushinteger(L, lua_gc(L, LUA_GCGEN, 20, 100));
  lua_pushinteger(L, lua_gc(L, LUA_GCINC, 0, 0, 0));
  lua_pushinteger(L, lua_gc(L, LUA_GCCOLLECT));
  return 7;
}

static int open_extra(lua_State *L) {
  lua_newtable(L);
  return 1;
}

static int libraries(lua_State *L) {
  luaL_requiref(L, "capitest.extra", open_extra, 1);
  lua_getglobal(L, "capitest.extra");
  lua_pushboolean(L, lua_rawequal(L, -1, -2));
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
  lua_getfield(L, -1, "rep");
  lua_remove(L, -2);
  luaL_openlibs(L);
  lua_register(L, "registered", version);
  lua_getglobal(L, "registered");
  return 3;
}

static int results(lua_State *L) {
  luaL_fileresult(L, 1, NULL);
  errno = 0;
  luaL_execresult(L, 0);
  errno = 0;
  luaL_execresult(L, 3 << 8);
  errno = 0;
  luaL_execresult(L, 9);
  return lua_gettop(L);
}

static const luaL_Reg functions[] = {
    {"stack", stack}, {"many", many}, {"churn", churn}, {"describe", describe}, {"none", none},
    {"tostring_in_place", tostring_in_place}, {"tonumber", tonumber}, {"tostring", tostring}, {"format", format},
    {"arith", arith}, {"compare", compare}, {"concat", concat}, {"length", length}, {"table_access", table_access},
    {"table_change", table_change}, {"rawset", rawset}, {"traverse", traverse}, {"next_after", next_after},
    {"globals", globals}, {"create", create}, {"point", point}, {"point_get", point_get}, {"user_values", user_values},
    {"metatables", metatables}, {"light", light}, {"collectable", collectable}, {"gc_log", gc_log},
    {"counter", counter}, {"same_function", same_function}, {"upvalues", upvalues}, {"join", join}, {"call", call},
    {"pcall", pcall}, {"pcall_plain", pcall_plain}, {"raise", raise}, {"raise_text", raise_text},
    {"raise_with_buffer", raise_with_buffer}, {"recurse", recurse}, {"arguments", arguments}, {"version", version},
    {"yields", yields}, {"yields_and_goes_on", yields_and_goes_on}, {"calls_k", calls_k}, {"pcalls_k", pcalls_k},
    {"yieldable", yieldable}, {"drive", drive}, {"thread", thread}, {"empty_thread", empty_thread}, {"closes", closes},
    {"closes_by_pop", closes_by_pop}, {"load", load}, {"load_more", load_more}, {"dump", dump}, {"buffers", buffers},
    {"references", references}, {"info", info}, {"where", where}, {"hook", hook}, {"warnings", warnings},
    {"mathematics", mathematics}, {"memory", memory}, {"libraries", libraries}, {"results", results},
    {"placeholder", NULL}, {NULL, NULL}};

LUAMOD_API int luaopen_capitest(lua_State *L) {
  luaL_newmetatable(L, "capitest.point");
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  lua_pushvalue(L, 1);
  lua_setfield(L, -2, "name");
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "file");
  return 1;
}

LUAMOD_API int luaopen_capitest_sub_module(lua_State *L) {
  lua_pushliteral(L, "a submodule");
  return 1;
}

LUAMOD_API int luaopen_old(lua_State *L) {
  lua_pushliteral(L, "named behind the hyphen");
  return 1;
}
