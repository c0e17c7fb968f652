package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;

/** How messages name the variable that holds an offending value: {@code  (global 'x')} (the reference's varinfo). */
public final class VariableName {
    private VariableName() {}

    /**
     * With a space in front.
     *
     * @param kind {@code global}, {@code local}, {@code field}…
     * @param name null where the value is in no variable: then the text is empty
     */
    @TruffleBoundary
    public static String of(String kind, String name) {
        return name == null ? "" : text(kind, name);
    }

    /** The name under which the call that {@code node} is part of calls its callee. */
    @TruffleBoundary
    public static String ofCallee(Node node) {
        for (Node n = node; n != null && !(n instanceof DiscardedActivation); n = n.getParent()) {
            if (n instanceof CallSite site) {
                return of(site.calleeKind(), site.calleeName());
            }
        }
        return "";
    }

    /** The reference formats names as C strings, which end at a zero. */
    private static String text(String kind, String name) {
        int zero = name.indexOf('\0');
        return " (" + kind + " '" + (zero < 0 ? name : name.substring(0, zero)) + "')";
    }
}
