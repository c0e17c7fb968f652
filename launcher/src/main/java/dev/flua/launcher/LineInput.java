package dev.flua.launcher;

/** Where the prompt gets its lines from. */
interface LineInput {
    /** Shows the prompt and reads a line; null at the end of the input. */
    String read(String prompt) throws Abandoned;

    /** Ctrl-C at the prompt: what was typed so far is to be forgotten. */
    final class Abandoned extends Exception {
        private static final long serialVersionUID = 1;

        Abandoned(Throwable cause) {
            super(cause);
        }
    }
}
