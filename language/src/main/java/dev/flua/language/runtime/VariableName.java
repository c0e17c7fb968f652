package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.call.CallSite;

/** How messages name the variable that holds an offending value: {@code  (global 'x')} (the reference's varinfo). */
public final class VariableName {
    private VariableName() {}

    /** With a space in front; empty where the expression is no variable. */
    @TruffleBoundary
    public static String of(LuaExpressionNode expression) {
        if (expression == null || expression.variableName() == null) {
            return "";
        }
        return text(expression.variableKind(), expression.variableName());
    }

    /** The name under which the call that {@code node} is part of calls its callee. */
    @TruffleBoundary
    public static String ofCallee(Node node) {
        for (Node n = node; n != null && !(n instanceof DiscardedActivation); n = n.getParent()) {
            if (n instanceof CallSite site) {
                return site.calleeName() == null ? "" : text(site.calleeKind(), site.calleeName());
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
