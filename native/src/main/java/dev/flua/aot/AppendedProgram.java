package dev.flua.aot;

import dev.flua.language.binary.BinaryProgram;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.nio.file.Path;

/** The program behind a runtime. */
final class AppendedProgram {
    /** There is nothing to run. */
    @SuppressWarnings("serial") // is not serialised
    static final class MissingProgramException extends Exception {
        private MissingProgramException(String message) {
            super(message, null, false, false);
        }
    }

    private AppendedProgram() {}

    /**
     * The chunks.
     *
     * @throws MissingProgramException if there are none
     */
    static BinaryProgram read(Path runtime) throws MissingProgramException {
        try {
            return BinaryProgram.read(piece(runtime, AppendedPiece.Kind.PROGRAM));
        } catch (LuaSyntaxException e) {
            throw new MissingProgramException(e.getMessage());
        }
    }

    /**
     * What a library exports, as {@link ExportedFunction#names} writes it.
     *
     * @throws MissingProgramException if there is no program
     */
    static String exports(Path runtime) throws MissingProgramException {
        return SourceText.decode(piece(runtime, AppendedPiece.Kind.EXPORTS));
    }

    private static byte[] piece(Path runtime, AppendedPiece.Kind kind) throws MissingProgramException {
        try {
            return AppendedPiece.last(runtime, kind)
                    .orElseThrow(() -> new MissingProgramException(
                            "there is no program in this file: 'flua compile --quick' appends one, and strip takes it"
                                    + " away"));
        } catch (IOException e) {
            throw new MissingProgramException("the program cannot be read: " + e.getMessage());
        }
    }
}
