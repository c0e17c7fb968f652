package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.stdlib.ChunkLoader;
import dev.flua.stdlib.string.ByteBuilder;

/** Functions that compile chunks. */
final class LoadFunctions {
    private LoadFunctions() {}

    /** An optional {@code _ENV}: nil is one too, so that it matters whether the argument is there. */
    private static Object environment(VirtualFrame frame, int position, Object value) {
        return frame.getArguments().length > position ? value : null;
    }

    @TruffleBoundary
    private static String text(Object string) {
        return string == LuaNil.NIL ? null : string.toString();
    }

    /** {@code load(chunk [, chunkname [, mode [, env]]])} */
    @LuaBuiltin(name = "load", arguments = "any string? string=bt any")
    abstract static class LoadNode extends LuaBuiltinNode {
        private static final String FUNCTION_CHUNK_NAME = "=(load)";
        private static final int INITIAL_BYTES = 1024;

        @Specialization
        final Object doFunction(
                VirtualFrame frame,
                LuaFunction reader,
                Object name,
                LuaString mode,
                Object environment,
                @Cached CallNode call) {
            requireOpenProgram("load");
            LuaCoroutine coroutine = context().currentCoroutine();
            coroutine.enterNonYieldable();
            int protectedBefore = coroutine.calls().enterProtectedCall();
            LuaString chunk;
            try {
                chunk = read(reader, call);
            } catch (LuaError e) {
                return Values.of(LuaNil.NIL, e.value());
            } finally {
                coroutine.calls().leaveProtectedCall(protectedBefore);
                coroutine.leaveNonYieldable();
            }
            return load(
                    chunk,
                    name == LuaNil.NIL ? FUNCTION_CHUNK_NAME : text(name),
                    mode,
                    environment(frame, 4, environment));
        }

        /** Calls the reader until it returns nothing more. */
        @TruffleBoundary
        private LuaString read(LuaFunction reader, CallNode call) {
            ByteBuilder chunk = new ByteBuilder(INITIAL_BYTES);
            while (true) {
                Object piece = Values.first(call.execute(reader));
                if (piece == LuaNil.NIL) {
                    return chunk.toLuaString();
                }
                LuaString string = Coercions.toStringOrNull(piece);
                if (string == null) {
                    throw error("reader function must return a string");
                }
                if (string.length() == 0) {
                    return chunk.toLuaString();
                }
                chunk.append(string);
            }
        }

        static boolean isFunction(Object chunk) {
            return chunk instanceof LuaFunction;
        }

        @Specialization(guards = "!isFunction(chunk)")
        final Object doOther(VirtualFrame frame, Object chunk, Object name, LuaString mode, Object environment) {
            requireOpenProgram("load");
            LuaString string = Coercions.toStringOrNull(chunk);
            if (string == null) {
                throw typeError(1, "function", frame.getArguments().length > 1 ? chunk : null);
            }
            return load(string, text(name == LuaNil.NIL ? string : name), mode, environment(frame, 4, environment));
        }

        @TruffleBoundary
        private Object load(LuaString chunk, String name, LuaString mode, Object environment) {
            return ChunkLoader.load(context(), chunk.bytes(), name, mode.toString(), environment);
        }
    }

    /** {@code loadfile([filename [, mode [, env]]])} */
    @LuaBuiltin(name = "loadfile", arguments = "string? string? any")
    abstract static class LoadFileNode extends LuaBuiltinNode {
        @Specialization
        final Object doLoadFile(VirtualFrame frame, Object name, Object mode, Object environment) {
            requireOpenProgram("loadfile");
            return load(name, mode, environment(frame, 3, environment));
        }

        @TruffleBoundary
        private Object load(Object name, Object mode, Object environment) {
            LuaString file = name == LuaNil.NIL ? null : (LuaString) name;
            return ChunkLoader.loadFile(context(), file, text(mode), environment);
        }
    }

    /** {@code dofile([filename])} */
    @LuaBuiltin(name = "dofile", arguments = "string?")
    abstract static class DoFileNode extends LuaBuiltinNode {
        @Specialization
        final Object doFile(Object name, @Cached CallNode call) {
            requireOpenProgram("dofile");
            return call.execute(load(name));
        }

        @TruffleBoundary
        private LuaFunction load(Object name) {
            LuaString file = name == LuaNil.NIL ? null : (LuaString) name;
            Object chunk = ChunkLoader.loadFile(context(), file, null, null);
            if (chunk instanceof LuaFunction function) {
                return function;
            }
            throw new LuaError(((Object[]) chunk)[1], this);
        }
    }
}
