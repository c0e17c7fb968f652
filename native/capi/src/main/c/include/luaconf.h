/*
 * Types and limits of Lua 5.4 as the reference is compiled for 64-bit systems, for modules that are to run in flua. Written from
 * the manual (§4 and §5); what is compiled with the reference's own headers fits as well.
 */
#ifndef luaconf_h
#define luaconf_h

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define LUA_API extern "C"
#else
#define LUA_API extern
#endif
#define LUALIB_API LUA_API
#define LUAMOD_API LUA_API

/* Numbers (manual §2.1). */
#define LUA_NUMBER double
#define LUA_NUMBER_FRMLEN ""
#define LUA_NUMBER_FMT "%.14g"
#define LUAI_UACNUMBER double
#define LUAI_NUMFFORMAT "%.14g"
#define LUA_INTEGER long long
#define LUA_INTEGER_FRMLEN "ll"
#define LUA_INTEGER_FMT "%" LUA_INTEGER_FRMLEN "d"
#define LUA_UNSIGNED unsigned long long
#define LUAI_UACINT LUA_INTEGER
#define LUA_MAXINTEGER LLONG_MAX
#define LUA_MININTEGER LLONG_MIN
#define LUA_MAXUNSIGNED ULLONG_MAX
#define LUA_KCONTEXT intptr_t

#define lua_numbertointeger(n, p) \
  ((n) >= (LUA_NUMBER)(LUA_MININTEGER) && (n) < -(LUA_NUMBER)(LUA_MININTEGER) && (*(p) = (LUA_INTEGER)(n), 1))
#define lua_str2number(s, p) strtod((s), (p))
#define l_mathop(op) op
#define lua_getlocaledecpoint() (localeconv()->decimal_point[0])

/* Limits. LUAI_MAXSTACK is part of the value of LUA_REGISTRYINDEX. */
#define LUAI_MAXSTACK 1000000
#define LUA_EXTRASPACE (sizeof(void *))
#define LUA_IDSIZE 60
#define LUAL_BUFFERSIZE ((int)(16 * sizeof(void *) * sizeof(LUA_NUMBER)))
#define LUAI_MAXALIGN LUA_NUMBER n; double u; void *s; LUA_INTEGER i; long l

/* Paths (manual §6.3). */
#define LUA_VDIR "5.4"
#define LUA_PATH_SEP ";"
#define LUA_PATH_MARK "?"
#define LUA_EXEC_DIR "!"
#define LUA_DIRSEP "/"
#define LUA_ROOT "/usr/local/"
#define LUA_LDIR LUA_ROOT "share/lua/" LUA_VDIR "/"
#define LUA_CDIR LUA_ROOT "lib/lua/" LUA_VDIR "/"
#define LUA_PATH_DEFAULT LUA_LDIR "?.lua;" LUA_LDIR "?/init.lua;" LUA_CDIR "?.lua;" LUA_CDIR "?/init.lua;./?.lua;./?/init.lua"
#define LUA_CPATH_DEFAULT LUA_CDIR "?.so;" LUA_CDIR "loadall.so;./?.so"

#if defined(__GNUC__)
#define luai_likely(x) (__builtin_expect(((x) != 0), 1))
#define luai_unlikely(x) (__builtin_expect(((x) != 0), 0))
#else
#define luai_likely(x) (x)
#define luai_unlikely(x) (x)
#endif

/* What Lua 5.3 had, for modules that ask for it. */
#if defined(LUA_COMPAT_5_3)
#define LUA_COMPAT_APIINTCASTS
#define lua_strlen(L, i) lua_rawlen(L, (i))
#define lua_objlen(L, i) lua_rawlen(L, (i))
#define lua_equal(L, a, b) lua_compare(L, (a), (b), LUA_OPEQ)
#define lua_lessthan(L, a, b) lua_compare(L, (a), (b), LUA_OPLT)
#endif

#endif
