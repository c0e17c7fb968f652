package dev.flua.language.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.LuaNil;
import java.lang.reflect.Array;
import java.util.Arrays;

/** The code of a {@link HostCall}: takes the arguments from it, calls the function, and leaves the first result there. */
final class HostCallNode extends RootNode {
    private final HostCall host;
    private final String parameters;
    private final boolean spreads;

    @Child
    private CallNode call = CallNode.create();

    HostCallNode(LuaEngine engine, HostCall host, String parameters) {
        super(engine);
        this.host = host;
        this.parameters = parameters;
        this.spreads = parameters.endsWith("V");
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object result = InteropCallNode.protectedCall(call, host.function, arguments());
        if (result instanceof Object[] values) {
            result = values.length == 0 ? LuaNil.NIL : values[0];
        }
        if (result instanceof Double number) {
            host.resultKind = HostCall.Kind.FLOAT;
            host.floatResult = number;
        } else if (result instanceof Long integer) {
            host.resultKind = HostCall.Kind.INTEGER;
            host.integerResult = integer;
        } else {
            host.resultKind = HostCall.Kind.OBJECT;
            host.objectResult = result;
        }
        return LuaNil.NIL;
    }

    @ExplodeLoop
    private Object[] arguments() {
        Object[] arguments = new Object[parameters.length()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (parameters.charAt(i)) {
                case 'J' -> (Object) host.integers[i];
                case 'D' -> (Object) host.floats[i];
                case 'V' -> LuaNil.NIL;
                default -> toLua(host.objects[i]);
            };
        }
        return spreads ? spread(arguments) : arguments;
    }

    /** With the elements of the array at the end in place of it. */
    @TruffleBoundary
    private Object[] spread(Object[] arguments) {
        int fixed = arguments.length - 1;
        Object array = host.objects[fixed];
        int more = array == null ? 0 : Array.getLength(array);
        Object[] all = Arrays.copyOf(arguments, fixed + more);
        for (int i = 0; i < more; i++) {
            all[fixed + i] = host.toLua(Array.get(array, i));
        }
        return all;
    }

    @TruffleBoundary
    private Object toLua(Object value) {
        return host.toLua(value);
    }
}
