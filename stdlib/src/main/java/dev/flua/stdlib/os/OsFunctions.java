package dev.flua.stdlib.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.ContextState;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.SystemText;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.ShellCommand;
import dev.flua.stdlib.system.SystemException;
import dev.flua.stdlib.system.SystemFailure;
import dev.flua.stdlib.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.StandardCopyOption;
import org.graalvm.polyglot.io.ProcessHandler.Redirect;

/** The functions of {@code os} that are not about dates. */
final class OsFunctions {
    private OsFunctions() {}

    /** {@code os.clock()}. */
    @LuaBuiltin(name = "clock")
    abstract static class ClockNode extends LuaBuiltinNode {
        private static final ContextState<ProcessorTime> TIME = ContextState.of(_ -> new ProcessorTime());

        @Specialization
        @TruffleBoundary
        double doClock() {
            return TIME.get(context()).seconds();
        }
    }

    /** {@code os.execute(command)}. */
    @LuaBuiltin(name = "execute", arguments = "string?")
    abstract static class ExecuteNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRun(Object command) {
            if (command == LuaNil.NIL) {
                return ShellCommand.isPossible(context().env());
            }
            try {
                return ShellCommand.start(context(), (LuaString) command, Redirect.INHERIT, Redirect.INHERIT)
                        .await();
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results();
            }
        }
    }

    /**
     * {@code os.exit(code, close)}. The context is closed in any case; {@code close} is about to-be-closed variables and
     * finalizers.
     */
    @LuaBuiltin(name = "exit", arguments = "any any")
    abstract static class ExitNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doExit(Object code, Object close) {
            int status = status(code);
            if (close != LuaNil.NIL && close != Boolean.FALSE) {
                throw new ProgramExit(status, this);
            }
            context().finalizers().abandon();
            context().env().getContext().closeExited(this, status);
            return LuaNil.NIL;
        }

        private int status(Object code) {
            if (code instanceof Boolean success) {
                return success ? 0 : 1;
            }
            if (code == LuaNil.NIL) {
                return 0;
            }
            Long integer = Coercions.toInteger(code);
            if (integer != null) {
                return (int) (long) integer;
            }
            if (Coercions.toNumber(code) != null) {
                throw argumentError(1, "number has no integer representation");
            }
            throw typeError(1, "number", code);
        }
    }

    /** {@code os.getenv(name)}. */
    @LuaBuiltin(name = "getenv", arguments = "string")
    abstract static class GetenvNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doGet(LuaString name) {
            try {
                String value = context().env().getEnvironment().get(FileNames.systemText(name));
                return value == null ? LuaNil.NIL : LuaString.of(SystemText.encode(value));
            } catch (SystemException e) {
                return LuaNil.NIL; // the JVM knows no variable of such a name
            }
        }
    }

    /** {@code os.remove(name)}. */
    @LuaBuiltin(name = "remove", arguments = "string")
    abstract static class RemoveNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRemove(LuaString name) {
            try {
                FileNames.file(context().env(), name).delete();
                return true;
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results(name);
            }
        }
    }

    /** {@code os.rename(old, new)}. */
    @LuaBuiltin(name = "rename", arguments = "string string")
    abstract static class RenameNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRename(LuaString oldName, LuaString newName) {
            Env env = context().env();
            try {
                TruffleFile target = FileNames.file(env, newName);
                FileNames.file(env, oldName).move(target, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results();
            }
        }
    }

    /** {@code os.setlocale(locale, category)}. */
    @LuaBuiltin(name = "setlocale", arguments = "string? string?")
    abstract static class SetlocaleNode extends LuaBuiltinNode {
        private static final String ALL = "all";

        @Specialization
        @TruffleBoundary
        Object doSet(Object locale, Object category) {
            String name = category == LuaNil.NIL ? ALL : FileNames.text((LuaString) category);
            Locale.Category one = Locale.Category.named(name);
            if (one == null && !name.equals(ALL)) {
                throw argumentError(2, "invalid option '" + name + "'");
            }
            Locale current = Locale.of(context());
            String result = locale == LuaNil.NIL
                    ? current.name(one)
                    : current.set(
                            one, FileNames.text((LuaString) locale), context().env());
            return result == null ? LuaNil.NIL : LuaString.of(result);
        }
    }

    /** {@code os.tmpname()}. The file is there afterwards, so that nobody else takes the name. */
    @LuaBuiltin(name = "tmpname")
    abstract static class TmpnameNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doCreate() {
            try {
                return LuaString.of(
                        SystemText.encode(TemporaryFiles.create(context().env()).getPath()));
            } catch (IOException | SecurityException e) {
                throw error("unable to generate a unique filename");
            }
        }
    }
}
