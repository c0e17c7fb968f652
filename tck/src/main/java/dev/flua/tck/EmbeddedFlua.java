package dev.flua.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flua.language.LuaLanguage;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.context.LuaContext;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.runtime.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;

/** Runs programs in this process, each in a context of its own; they share an engine. */
final class EmbeddedFlua implements AutoCloseable {
    /** Room for the deep recursion of some programs; the command gives more. */
    private static final long STACK_BYTES = 1L << 30;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Engine engine = Engine.create();
    private final boolean sharedCode;
    private final SharedCodeWalk walk = new SharedCodeWalk();

    /** @param sharedCode whether a program that is run again runs the code of before */
    EmbeddedFlua(boolean sharedCode) {
        this.sharedCode = sharedCode;
    }

    /**
     * What a program did.
     *
     * @param error standard error, then the message of an uncaught error
     * @param internalError the failure of flua itself that ended the program; mostly null
     */
    record Outcome(int status, byte[] output, byte[] error, PolyglotException internalError) {}

    /** Runs a program in its folder, under its file name, with arguments in the table {@code arg}. */
    Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
        String text = SourceText.decode(Files.readAllBytes(program));
        Source source =
                Source.newBuilder("lua", text, program.getFileName().toString()).buildLiteral();
        return run(program, context -> {
            if (arguments.length > 0) {
                context.eval("lua", "return function (...) arg = {...} end").execute((Object[]) arguments);
            }
            context.eval(source);
        });
    }

    /** Runs a program in binary form, in its folder. */
    Outcome runBinary(Path program) throws IOException, InterruptedException {
        String name = program.getFileName().toString();
        String text = SourceText.decode(Files.readAllBytes(program));
        byte[] chunk = BinaryChunk.write(ChunkParser.parse(text, name), text, "@" + name, false);
        Source source = Source.newBuilder("lua", ByteSequence.create(chunk), name)
                .mimeType(LuaLanguage.BINARY_MIME_TYPE)
                .buildLiteral();
        return run(program, context -> context.eval(source));
    }

    private Outcome run(Path program, Consumer<Context> start) throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Outcome[] outcome = new Outcome[1];
        Context context = builder()
                .currentWorkingDirectory(program.toAbsolutePath().getParent())
                .in(InputStream.nullInputStream())
                .out(output)
                .err(error)
                .build();
        Thread thread = new Thread(null, () -> outcome[0] = run(context, start, output, error), "lua", STACK_BYTES);
        thread.start();
        if (!thread.join(LIMIT)) {
            context.close(true);
            thread.join();
            return new Outcome(ChildProcess.TIMED_OUT, output.toByteArray(), "does not end\n".getBytes(US_ASCII), null);
        }
        return outcome[0];
    }

    private Context.Builder builder() {
        return Context.newBuilder("lua")
                .engine(engine)
                .option("lua.SharedCode", Boolean.toString(sharedCode))
                .option("lua.LazyFunctions", Boolean.toString(!sharedCode)) // as in the command; both ways are tried
                .allowAllAccess(true);
    }

    /** What belongs to contexts in the code that the programs have shared; see {@link SharedCodeWalk#find}. */
    List<String> stateInSharedCode() {
        return walk.find(builder());
    }

    /** How many nodes that code has. */
    int sharedNodes() {
        return walk.nodes();
    }

    private Outcome run(
            Context context, Consumer<Context> start, ByteArrayOutputStream output, ByteArrayOutputStream error) {
        int status = 0;
        PolyglotException internalError = null;
        try (context) {
            start.accept(context);
            learn(context);
        } catch (PolyglotException e) {
            status = e.isExit() ? e.getExitStatus() & 0xff : 1; // as much as a process has
            if (!e.isExit()) {
                error.writeBytes(SourceText.encode(e.getMessage() + "\n"));
            }
            internalError = e.isInternalError() ? e : null;
        }
        return new Outcome(status, output.toByteArray(), error.toByteArray(), internalError);
    }

    private void learn(Context context) {
        context.enter();
        try {
            synchronized (walk) {
                walk.learn(LuaContext.get(null));
            }
        } finally {
            context.leave();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
