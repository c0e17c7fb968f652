package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import dev.flua.language.context.Buffering;
import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.stdlib.process.StandardStreams;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.ShellCommand;
import dev.flua.stdlib.system.SystemException;
import dev.flua.stdlib.system.SystemFailure;
import dev.flua.stdlib.system.TemporaryFiles;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.graalvm.polyglot.io.ProcessHandler.Redirect;

/** The files of a context: the standard ones, the default input and output, and all others that are open. */
public final class IoState {
    private static final Set<OpenOption> TEMPORARY = Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.DELETE_ON_CLOSE);

    /** Begins the names of embedded files. */
    private static final String EMBEDDED = "embedded:";

    private static final ContextState<IoState> STATE = ContextState.of(IoState::new);

    private final LuaContext context;
    private final LuaTable metatable = new LuaTable();
    private final OpenFiles openFiles = new OpenFiles();
    private final LuaFile standardInput;
    private final LuaFile standardOutput;
    private final LuaFile standardError;
    private LuaFile input;
    private LuaFile output;
    private EmbeddedFiles embedded; // null until the program wants them

    private IoState(LuaContext context) {
        this.context = context;
        Device in = new InputDevice(context::standardInput, () -> StandardStreams.file(0), context.output());
        standardInput = standard(new FileStream(in, true, false, Buffering.FULL), 0);
        Device out = new OutputDevice(context::output, () -> StandardStreams.file(1));
        standardOutput = standard(new FileStream(out, false, true, Buffering.FULL), 1);
        Device error = new OutputDevice(context::standardError, () -> StandardStreams.file(2));
        standardError = standard(new FileStream(error, false, true, Buffering.NO), 2);
        input = standardInput;
        output = standardOutput;
        context.addHoldings(openFiles);
        context.onClose(openFiles::closeAll);
    }

    private LuaFile standard(FileStream stream, int descriptor) {
        return new LuaFile(metatable, new OpenFiles.Standard(stream, descriptor));
    }

    /** The files of {@code context}. */
    public static IoState of(LuaContext context) {
        return STATE.get(context);
    }

    /** All that standard input still has to give; nothing is left for others to read. */
    @TruffleBoundary
    public LuaString readStandardInput() throws IOException {
        return standardInput.stream().readAll();
    }

    /** The metatable of file handles. */
    LuaTable metatable() {
        return metatable;
    }

    LuaFile standardInput() {
        return standardInput;
    }

    LuaFile standardOutput() {
        return standardOutput;
    }

    LuaFile standardError() {
        return standardError;
    }

    /** The default input file. */
    LuaFile input() {
        return input;
    }

    void setInput(LuaFile file) {
        input = file;
    }

    /** The default output file. */
    LuaFile output() {
        return output;
    }

    void setOutput(LuaFile file) {
        output = file;
    }

    /** Makes embedded files known to {@link #open}: the program has asked for them. */
    void useEmbedded() {
        EmbeddedFiles carried = EmbeddedFiles.ofProcess();
        embedded = carried == null ? ScriptFolder.of(context) : carried;
    }

    /** The embedded files, which the program has asked for. */
    EmbeddedFiles embedded() {
        return embedded;
    }

    /**
     * Opens a file.
     *
     * @param name in a program that uses embedded files, one that begins with {@code embedded:} is one of theirs
     * @throws IOException if the system refuses
     * @throws SecurityException if the embedder does
     */
    @TruffleBoundary
    LuaFile open(LuaString name, OpenMode mode) throws IOException {
        openFiles.closeCollected();
        String text = FileNames.text(name);
        try {
            return handle(channel(text, mode), mode);
        } catch (IOException e) {
            if (SystemFailure.of(e).code() != Errno.EMFILE.code()) {
                throw e;
            }
            collectHandles();
            return handle(channel(text, mode), mode);
        }
    }

    private SeekableByteChannel channel(String name, OpenMode mode) throws IOException {
        if (embedded == null || !name.startsWith(EMBEDDED)) {
            return FileNames.file(context.env(), name).newByteChannel(mode.options());
        }
        if (mode.isWritable()) {
            throw new SystemException(Errno.EROFS);
        }
        return embedded.open(name.substring(EMBEDDED.length()));
    }

    private LuaFile handle(SeekableByteChannel channel, OpenMode mode) {
        Device device = new ChannelDevice(channel, mode);
        FileStream stream = new FileStream(device, mode.isReadable(), mode.isWritable(), Buffering.FULL);
        return openFiles.handle(this, stream, null);
    }

    /** The reference collects garbage long before a program that forgets its handles runs out of files; so do we, now. */
    private void collectHandles() {
        System.gc();
        openFiles.release();
    }

    /** A new file for reading and writing that nobody else sees. */
    @TruffleBoundary
    LuaFile openTemporary() throws IOException {
        openFiles.closeCollected();
        TruffleFile file = TemporaryFiles.create(context.env());
        return handle(file.newByteChannel(TEMPORARY), OpenMode.WRITE_UPDATE);
    }

    /** Starts a command and returns its output for reading, or else its input for writing. */
    @TruffleBoundary
    LuaFile openCommand(LuaString command, boolean reading) throws IOException {
        openFiles.closeCollected();
        if (reading) {
            ShellCommand process = ShellCommand.start(context, command, Redirect.INHERIT, Redirect.PIPE);
            Device device = new InputDevice(process::output, Positions.NONE, context.output());
            return openFiles.handle(this, new FileStream(device, true, false, Buffering.FULL), process);
        }
        ShellCommand process = ShellCommand.start(context, command, Redirect.PIPE, Redirect.INHERIT);
        Device device = new OutputDevice(process::input, Positions.NONE);
        return openFiles.handle(this, new FileStream(device, false, true, Buffering.FULL), process);
    }
}
