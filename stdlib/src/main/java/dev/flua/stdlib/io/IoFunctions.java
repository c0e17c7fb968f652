package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;

/** The functions in the table {@code io}. */
final class IoFunctions {
    private static final LuaString FILE = LuaString.intern("file");
    private static final LuaString CLOSED_FILE = LuaString.intern("closed file");

    private IoFunctions() {}

    /** {@code io.open(name, mode)}. */
    @LuaBuiltin(name = "open", arguments = "string string?")
    abstract static class OpenNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doOpen(LuaString name, Object modeText) {
            OpenMode mode =
                    modeText == LuaNil.NIL ? OpenMode.READ : OpenMode.parse(FileNames.text((LuaString) modeText));
            if (mode == null) {
                throw argumentError(2, "invalid mode");
            }
            try {
                return IoState.of(context()).open(name, mode);
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results(name);
            }
        }
    }

    /** {@code io.popen(command, mode)}. */
    @LuaBuiltin(name = "popen", arguments = "string string?")
    abstract static class PopenNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doOpen(LuaString command, Object modeText) {
            String mode = modeText == LuaNil.NIL ? "r" : FileNames.text((LuaString) modeText);
            if (!mode.equals("r") && !mode.equals("w")) {
                throw argumentError(2, "invalid mode");
            }
            try {
                return IoState.of(context()).openCommand(command, mode.equals("r"));
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results(command);
            }
        }
    }

    /** {@code io.tmpfile()}. */
    @LuaBuiltin(name = "tmpfile")
    abstract static class TmpfileNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doOpen() {
            try {
                return IoState.of(context()).openTemporary();
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results();
            }
        }
    }

    /** {@code io.close(file)}; without an argument, the default output. */
    @LuaBuiltin(name = "close", arguments = "...")
    abstract static class CloseNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doClose(Object[] arguments) {
            LuaFile file = arguments.length == 0
                    ? FileArguments.open(this, IoState.of(context()).output())
                    : FileArguments.open(this, arguments);
            return FileMethods.close(file);
        }
    }

    /** {@code io.type(value)}. */
    @LuaBuiltin(name = "type", arguments = "value")
    abstract static class TypeNode extends LuaBuiltinNode {
        @Specialization
        Object doType(Object value) {
            if (value instanceof LuaFile file) {
                return file.isClosed() ? CLOSED_FILE : FILE;
            }
            return LuaNil.NIL;
        }
    }

    /** A function that sets a default file, to an open one or to one that it opens, and returns it. */
    abstract static class DefaultFileNode extends LuaBuiltinNode {
        @TruffleBoundary
        final LuaFile choose(Object choice, OpenMode mode) {
            LuaString name = Coercions.toStringOrNull(choice);
            return name == null ? FileArguments.open(this, new Object[] {choice}) : openOrFail(this, name, mode);
        }
    }

    /** {@code io.input(file)}. */
    @LuaBuiltin(name = "input", arguments = "any")
    abstract static class InputNode extends DefaultFileNode {
        @Specialization
        @TruffleBoundary
        Object doInput(Object choice) {
            IoState state = IoState.of(context());
            if (choice != LuaNil.NIL) {
                state.setInput(choose(choice, OpenMode.READ));
            }
            return state.input();
        }
    }

    /** {@code io.output(file)}. */
    @LuaBuiltin(name = "output", arguments = "any")
    abstract static class OutputNode extends DefaultFileNode {
        @Specialization
        @TruffleBoundary
        Object doOutput(Object choice) {
            IoState state = IoState.of(context());
            if (choice != LuaNil.NIL) {
                state.setOutput(choose(choice, OpenMode.WRITE));
            }
            return state.output();
        }
    }

    /** {@code io.lines(name, formats...)}. */
    @LuaBuiltin(name = "lines", arguments = "...")
    abstract static class LinesNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doLines(Object[] arguments) {
            IoState state = IoState.of(context());
            if (arguments.length == 0 || arguments[0] == LuaNil.NIL) {
                LuaFile file = FileArguments.open(this, state.input());
                return Lines.iterator(this, file, arguments, false);
            }
            LuaString name = Coercions.toStringOrNull(arguments[0]);
            if (name == null) {
                throw typeError(1, "string", arguments[0]);
            }
            LuaFile file = openOrFail(this, name, OpenMode.READ);
            // The fourth value is closed when the loop ends, manual §3.3.5.
            return Values.of(Lines.iterator(this, file, arguments, true), LuaNil.NIL, LuaNil.NIL, file);
        }
    }

    /** {@code io.read(formats...)}. */
    @LuaBuiltin(name = "read", arguments = "...")
    abstract static class ReadNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRead(Object[] formats) {
            LuaFile file = IoState.of(context()).input();
            if (file.isClosed()) {
                throw error("default input file is closed");
            }
            return Transfer.read(this, file.stream(), formats, 0, 1);
        }
    }

    /** A function on the default output. */
    abstract static class DefaultOutputNode extends LuaBuiltinNode {
        final LuaFile defaultOutput() {
            LuaFile file = IoState.of(context()).output();
            if (file.isClosed()) {
                throw error("default output file is closed");
            }
            return file;
        }
    }

    /** {@code io.write(values...)}. */
    @LuaBuiltin(name = "write", arguments = "...")
    abstract static class WriteNode extends DefaultOutputNode {
        @Specialization
        @TruffleBoundary
        Object doWrite(Object[] values) {
            return Transfer.write(this, defaultOutput(), values, 0, 1);
        }
    }

    /** {@code io.flush()}. */
    @LuaBuiltin(name = "flush")
    abstract static class FlushNode extends DefaultOutputNode {
        @Specialization
        @TruffleBoundary
        Object doFlush() {
            return FileMethods.flush(defaultOutput());
        }
    }

    private static LuaFile openOrFail(LuaBuiltinNode node, LuaString name, OpenMode mode) {
        try {
            return IoState.of(LuaContext.get(node)).open(name, mode);
        } catch (IOException | SecurityException e) {
            String reason = SystemFailure.of(e).text();
            throw Errors.inBuiltin(node, "cannot open file '" + FileNames.text(name) + "' (" + reason + ")");
        }
    }
}
