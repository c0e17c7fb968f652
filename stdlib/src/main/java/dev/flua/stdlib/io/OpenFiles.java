package dev.flua.stdlib.io;

import dev.flua.language.runtime.Holdings;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.stdlib.system.ShellCommand;
import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a context that are open. The reference closes a file when its handle is collected; here the files of
 * collected handles are closed when the program has asked for a collection or opens the next file, and all others when the
 * context ends.
 */
final class OpenFiles implements Holdings {
    private static final LuaString CANNOT_CLOSE = LuaString.intern("cannot close standard file");

    private final ReferenceQueue<LuaFile> collectedHandles = new ReferenceQueue<>();
    private final Map<Reference<? extends LuaFile>, Tracked> tracked = new HashMap<>();

    /** A standard file. */
    record Standard(FileStream stream, int descriptor) implements OpenFile {
        @Override
        public Object close() {
            return new Object[] {LuaNil.NIL, CANNOT_CLOSE};
        }

        @Override
        public boolean isStandard() {
            return true;
        }
    }

    /** A file or a command's stream, closed at the latest when the context ends. */
    private final class Tracked implements OpenFile {
        private final FileStream stream;
        private final ShellCommand command; // null for a file
        private Reference<LuaFile> handle;

        Tracked(FileStream stream, ShellCommand command) {
            this.stream = stream;
            this.command = command;
        }

        @Override
        public FileStream stream() {
            return stream;
        }

        @Override
        public Object close() throws IOException {
            tracked.remove(handle);
            handle.clear();
            if (command == null) {
                stream.close();
                return true;
            }
            try {
                stream.close();
            } catch (IOException e) {
                command.await();
                throw e;
            }
            return command.await();
        }
    }

    /** A handle for a stream, which is the input or output of {@code command} unless that is null. */
    LuaFile handle(IoState state, FileStream stream, ShellCommand command) {
        Tracked file = new Tracked(stream, command);
        LuaFile handle = new LuaFile(state.metatable(), file);
        file.handle = new PhantomReference<>(handle, collectedHandles);
        tracked.put(file.handle, file);
        return handle;
    }

    /** Closes the files of collected handles. */
    void closeCollected() {
        Reference<? extends LuaFile> handle;
        while ((handle = collectedHandles.poll()) != null) {
            Tracked file = tracked.get(handle);
            if (file != null) {
                closeSilently(file);
            }
        }
    }

    @Override
    public boolean exist() {
        return !tracked.isEmpty();
    }

    /** Closes the files of handles that a collection has just found, before these are in the queue. */
    @Override
    public void release() {
        closeCollected();
        for (Map.Entry<Reference<? extends LuaFile>, Tracked> entry : List.copyOf(tracked.entrySet())) {
            if (entry.getKey().refersTo(null)) {
                closeSilently(entry.getValue());
            }
        }
    }

    /** Closes all files. */
    void closeAll() {
        for (Tracked file : tracked.values().toArray(Tracked[]::new)) {
            closeSilently(file);
        }
    }

    private static void closeSilently(Tracked file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nobody is left whom it could be told: the reference's finalizer ignores it too.
        }
    }
}
