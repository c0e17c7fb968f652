package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.RootCallTarget;

/**
 * Stacks of coroutines that a native image has of its own, as an image singleton: for each coroutine one that the resumer's thread
 * changes to. Nothing has to be entered or synchronised, all that is said of the thread is said of the coroutine that it runs.
 */
public interface StackProvider {
    /**
     * A stack, which is not made before it is entered.
     *
     * @param body see {@link CoroutineStack}
     * @param switching see {@link CoroutineStack}
     * @return null if there is no room for one more
     */
    CoroutineStack newStack(RootCallTarget body, RootCallTarget switching);

    /** How many stacks the process has, those of coroutines that are garbage included until they are given up. */
    int stacksInUse();

    /** Why there is no room, as an error message. */
    String shortage();
}
