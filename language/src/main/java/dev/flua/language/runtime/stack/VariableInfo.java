package dev.flua.language.runtime.stack;

/**
 * What is known of a local variable of a Lua function without running it.
 *
 * @param name as written; hidden variables of loops have names such as {@code (for state)}
 * @param scopeStart character offset from which the name is visible
 * @param scopeEnd character offset at which the scope ends
 * @param isAssignable whether the program may assign to it
 * @param constant the value that every use has been replaced by, so that the variable has no place of its own; null for others
 */
public record VariableInfo(String name, int scopeStart, int scopeEnd, boolean isAssignable, Object constant) {
    /** Whether the program cannot name it. */
    public boolean isHidden() {
        return name.startsWith("(");
    }

    /** Whether the variable is visible at a character offset. */
    public boolean isVisibleAt(int offset) {
        return scopeStart <= offset && offset < scopeEnd;
    }
}
