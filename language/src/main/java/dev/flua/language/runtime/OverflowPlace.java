package dev.flua.language.runtime;

/** Where a program filled the stack, until somebody makes an error of it. A program has one, which is empty most of the time. */
public final class OverflowPlace {
    private StackOverflowError error;
    private String text;

    /** Whether the place is known for what the machine has thrown. */
    public boolean isKnown(StackOverflowError thrown) {
        return error == thrown;
    }

    /**
     * Notes the place.
     *
     * @param place {@code chunk:line: } of the call that was one too many
     */
    public void set(StackOverflowError thrown, String place) {
        error = thrown;
        text = place;
    }

    /** The place, null where it is not known; nobody will ask for it again. */
    public String take(StackOverflowError thrown) {
        String found = isKnown(thrown) ? text : null;
        error = null;
        text = null;
        return found;
    }
}
