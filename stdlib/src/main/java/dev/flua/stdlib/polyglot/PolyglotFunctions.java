package dev.flua.stdlib.polyglot;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;

/** The functions of the library {@code polyglot}. */
final class PolyglotFunctions {
    private PolyglotFunctions() {}

    /** {@code polyglot.eval(language, code)}: the value of a program of another language, by its id, such as {@code js}. */
    @LuaBuiltin(name = "eval", arguments = "string string")
    abstract static class EvalNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doEval(LuaString language, LuaString code) {
            Env env = context().env();
            String id = language.toString();
            if (!env.getPublicLanguages().containsKey(id)) {
                throw argumentError(1, "no language '" + id + "'");
            }
            requireOpenProgram("polyglot.eval");
            Source source = Source.newBuilder(id, code.toString(), "eval").build();
            CallTarget program = env.parsePublic(source);
            return FromForeignNode.getUncached().execute(program.call());
        }
    }

    /** {@code polyglot.import(name)}: a value that any language of the context has exported, nil where there is none. */
    @LuaBuiltin(name = "import", arguments = "string")
    abstract static class ImportNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doImportValue(LuaString name) {
            Object value = context().env().importSymbol(name.toString());
            return value == null ? LuaNil.NIL : FromForeignNode.getUncached().execute(value);
        }
    }

    /** {@code polyglot.export(name, value)}: gives all languages of the context a value; nil takes it back. */
    @LuaBuiltin(name = "export", arguments = "string value")
    abstract static class ExportNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doExport(LuaString name, Object value) {
            context().env().exportSymbol(name.toString(), value == LuaNil.NIL ? null : value);
            return Values.NONE;
        }
    }
}
