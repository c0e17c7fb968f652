package dev.flua.launcher.compile;

import dev.flua.launcher.Messages;
import dev.flua.stdlib.process.LuaText;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** Makes binary chunks: luac. The chunks are those of {@code string.dump}. */
final class BytecodeCompiler {
    private static final String DEFAULT_OUTPUT = "luac.out";

    /**
     * Returns what went wrong, or nothing. Several files become a chunk that calls them in turn, without arguments. They
     * are in it as binary chunks, so that each keeps its name and its lines; and have the chunk's _ENV, whatever it is.
     */
    private static final String COMPILER = """
        local output, strip, parses_only = ...
        local chunks = table.pack(select(4, ...))
        for i, name in ipairs(chunks) do
          local message
          if name == "-" then chunks[i], message = loadfile() else chunks[i], message = loadfile(name) end
          if not chunks[i] then return message end
        end
        if parses_only then return end
        local result = chunks[1]
        if #chunks > 1 then
          for i, chunk in ipairs(chunks) do
            chunks[i] = string.format('load(%q, "=?", "b", _ENV)()', string.dump(chunk, strip))
          end
          result = assert(load("local load = load\\n" .. table.concat(chunks, "\\n"), "=(flua)"))
        end
        local file, message = io.stdout, nil
        if output ~= "-" then
          file, message = io.open(output, "wb")
          if not file then return "cannot open " .. message end
        end
        if not (file:write(string.dump(result, strip)) and file:flush()) then return "cannot write " .. output end\
        """;

    private final CompileOptions options;
    private final Messages messages;

    BytecodeCompiler(CompileOptions options, Messages messages) {
        this.options = options;
        this.messages = messages;
    }

    boolean run() {
        Object[] arguments = new Object[options.sources().size() + 3];
        arguments[0] = options.output(DEFAULT_OUTPUT);
        arguments[1] = options.strips();
        arguments[2] = options.parsesOnly();
        for (int i = 3; i < arguments.length; i++) {
            arguments[i] = options.sources().get(i - 3);
        }
        try (Context context = Context.newBuilder("lua").allowAllAccess(true).build()) {
            Value message = context.parse("lua", COMPILER).execute(arguments);
            if (LuaText.is(message)) {
                messages.error(LuaText.of(message));
            }
            return !LuaText.is(message);
        } catch (PolyglotException e) {
            messages.internalError(e);
            return false;
        }
    }
}
