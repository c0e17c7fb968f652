package dev.flua.aot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The C header of a shared library: its entry points, and a function for each exported one of the script. */
final class LibraryHeader {
    private LibraryHeader() {}

    /**
     * The text of the header.
     *
     * @param name of the library, which begins the names of all C functions in it
     */
    static String of(String name, List<ExportedFunction> functions) {
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < functions.size(); i++) {
            ExportedFunction function = functions.get(i);
            calls.append("""

                /* %2$s(%3$s) */
                static inline int %1$s_%2$s(%1$s_t *instance, const %1$s_value *arguments, int count, %1$s_value *results, int limit) {
                  return flua_call(instance, %4$d, arguments, count, results, limit);
                }
                """.formatted(name, function.name(), String.join(", ", function.parameters()), i));
        }
        String names =
                functions.stream().map(function -> '"' + function.name() + '"').collect(Collectors.joining(", "));
        return HEADER.replace("@GUARD@", name.toUpperCase(Locale.ROOT) + "_H")
                .replace("@COUNT@", Integer.toString(functions.size()))
                .replace("@NAMES@", names)
                .replace("@FUNCTIONS@", calls)
                .replace("@", name);
    }

    private static final String HEADER = """
        /* Written by flua compile --shared.
         *
         * An instance is a Lua state of its own, used by the thread that has opened it. Arguments and results are arrays of values;
         * strings in results live until the next call of the same instance. A call returns the number of results, of which the
         * first `limit` have been stored, or a negative number: @_message tells what went wrong. */
        #ifndef @GUARD@
        #define @GUARD@
        #include <stddef.h>
        #include <stdint.h>
        #include <string.h>
        #ifdef __cplusplus
        extern "C" {
        #endif

        typedef struct flua_instance @_t;

        /* @_OTHER stands for results that C cannot have: tables, functions. */
        enum @_type { @_NIL, @_BOOLEAN, @_INTEGER, @_NUMBER, @_STRING, @_OTHER };

        typedef struct {
          int32_t type; /* one of @_type */
          int32_t unused;
          union {
            int64_t boolean; /* 0 or 1 */
            int64_t integer;
            double number;
            const char *string;
          } as;
          size_t length; /* of a string, in bytes */
        } @_value;

        extern @_t *flua_create(void);
        extern int flua_destroy(@_t *instance);
        extern int flua_start(@_t *instance);
        extern void flua_stop(@_t *instance);
        extern int flua_call(@_t *instance, int function, const @_value *arguments, int count, @_value *results, int limit);
        extern const char *flua_message(@_t *instance);

        /* Opens an instance, which runs the script. NULL if that fails; *message, unless NULL, then tells why, in `size` bytes. */
        static inline @_t *@_open(char *message, size_t size) {
          @_t *instance = flua_create();
          if (!instance) {
            if (size > 0) strncpy(message, "no memory for an instance", size - 1)[size - 1] = 0;
            return NULL;
          }
          if (flua_start(instance) == 0) return instance;
          if (size > 0) strncpy(message, flua_message(instance), size - 1)[size - 1] = 0;
          flua_destroy(instance);
          return NULL;
        }

        static inline void @_close(@_t *instance) {
          flua_stop(instance);
          flua_destroy(instance);
        }

        /* The last error of an instance. */
        static inline const char *@_message(@_t *instance) { return flua_message(instance); }

        static inline @_value @_nil(void) { @_value v = { @_NIL, 0, { 0 }, 0 }; return v; }
        static inline @_value @_boolean(int b) { @_value v = { @_BOOLEAN, 0, { b != 0 }, 0 }; return v; }
        static inline @_value @_integer(int64_t i) { @_value v = { @_INTEGER, 0, { i }, 0 }; return v; }
        static inline @_value @_number(double d) { @_value v = { @_NUMBER, 0, { 0 }, 0 }; v.as.number = d; return v; }
        static inline @_value @_bytes(const char *s, size_t length) {
          @_value v = { @_STRING, 0, { 0 }, length };
          v.as.string = s;
          return v;
        }
        static inline @_value @_string(const char *s) { return @_bytes(s, strlen(s)); }

        /* The number of a function, for @_call; negative if there is none of that name. */
        static inline int @_function(const char *name) {
          static const char *const names[] = { @NAMES@ };
          for (int i = 0; i < @COUNT@; i++)
            if (strcmp(names[i], name) == 0) return i;
          return -1;
        }

        static inline int @_call(@_t *instance, int function, const @_value *arguments, int count, @_value *results, int limit) {
          return flua_call(instance, function, arguments, count, results, limit);
        }
        @FUNCTIONS@
        #ifdef __cplusplus
        }
        #endif
        #endif
        """;
}
