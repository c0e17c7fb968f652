package dev.flua.language.runtime.stack;

import java.util.List;
import java.util.Map;

/**
 * What is known of a Lua function without running it.
 *
 * @param name by which tools call the function
 * @param displayName of the chunk, as messages show it
 * @param chunkName of the chunk, with its mark {@code @} or {@code =}
 * @param lineDefined line where the definition begins, 0 for a main chunk
 * @param lastLineDefined line where the definition ends, 0 for a main chunk
 * @param parameters number of named parameters
 * @param isVararg whether there is a {@code ...}
 * @param upvalueNames names of the upvalues, in order
 * @param constants compile-time constants of enclosing functions that the function uses, by name
 * @param locals all local variables, in order of declaration, parameters first
 * @param stripped whether the function was loaded without debug information, so that programs see no lines and names
 */
public record FunctionInfo(
        String name,
        String displayName,
        String chunkName,
        int lineDefined,
        int lastLineDefined,
        int parameters,
        boolean isVararg,
        List<String> upvalueNames,
        Map<String, Object> constants,
        List<VariableInfo> locals,
        boolean stripped) {
    public boolean isMain() {
        return lineDefined == 0;
    }

    /** The name of an upvalue that programs see. */
    public String visibleUpvalueName(int index) {
        return stripped ? "(no name)" : upvalueNames.get(index);
    }
}
