package dev.flua.language.builtins;

import dev.flua.language.runtime.stack.StackRoot;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a {@link LuaBuiltinNode} as a library function. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LuaBuiltin {
    /** The key in the library's table. */
    String name();

    /**
     * The arguments, separated by spaces; each becomes one parameter of the node's specialisations, checked and converted as
     * the reference's {@code luaL_check…}/{@code luaL_opt…} functions do. The types, with the Java type that arrives:
     *
     * <ul>
     *   <li>{@code any} – any value, nil where it is missing ({@code Object})
     *   <li>{@code value} – any value, but not missing ({@code Object})
     *   <li>{@code boolean} – the truth of any value, false where it is missing ({@code boolean})
     *   <li>{@code string} – a string, or a number converted to one ({@code LuaString})
     *   <li>{@code integer} – an integer, or a float or string that converts to one exactly ({@code long})
     *   <li>{@code number} – a number, or a string that converts to one ({@code long} or {@code double})
     *   <li>{@code float} – the same as a float ({@code double})
     *   <li>{@code table} – a table ({@code LuaTable})
     *   <li>{@code function} – a function ({@code LuaFunction})
     *   <li>{@code ...} – all remaining arguments ({@code Object[]}); only at the end
     * </ul>
     *
     * {@code string}, {@code integer}, {@code number}, {@code float}, {@code table}, {@code function} followed by {@code ?}
     * may be missing or nil and then arrive as nil (so the parameter is an {@code Object} where both can happen); {@code
     * integer=N} and {@code float=N} arrive as N then.
     */
    String arguments() default "";

    /** What the function is to those who look at the stack, if it is not like all others. */
    StackRoot.Kind kind() default StackRoot.Kind.LIBRARY;
}
