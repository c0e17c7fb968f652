package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaValueList;
import dev.flua.language.runtime.ProgramState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that are visible at a place of a program, for tools: a function's local variables, around them those of enclosing
 * functions that it uses, around them the globals. As the protocol wants it, a scope shows the variables of those around it too.
 */
@ExportLibrary(InteropLibrary.class)
public final class VariableScope implements TruffleObject {
    private static final String ENVIRONMENT = "_ENV";

    /** A variable, wherever it is kept. */
    public interface Variable {
        Object value();

        /** Whether {@link #assign} may be called. */
        boolean isAssignable();

        void assign(Object value);
    }

    private record Upvalue(Cell cell) implements Variable {
        @Override
        public Object value() {
            return cell.get();
        }

        @Override
        public boolean isAssignable() {
            return true;
        }

        @Override
        public void assign(Object value) {
            cell.set(value);
        }
    }

    private final String name;
    private final Map<String, Variable> variables;
    private final Object parent;

    private VariableScope(String name, Map<String, Variable> variables, Object parent) {
        this.name = name;
        this.variables = variables;
        this.parent = parent;
    }

    /**
     * What is visible at a place.
     *
     * @param frame of the activation; null for none, then there are only the globals
     * @param entered whether execution is in front of the node, and not behind it
     */
    @TruffleBoundary
    public static Object of(CodePlace place, MaterializedFrame frame, boolean entered) {
        Object globals = ProgramState.get(null).globals();
        RootNode code = ((Node) place).getRootNode();
        if (frame == null || !(code instanceof StackRoot root) || root.info() == null) {
            return globals;
        }
        int offset = entered ? place.sourceStart() : place.sourceEnd();
        LuaFunction function = (LuaFunction) frame.getArguments()[0];
        VariableScope upvalues = new VariableScope("upvalues", upvalues(root, function), globals);
        return new VariableScope(code.getName(), ActiveVariable.visible(root.info(), frame, offset), upvalues);
    }

    private static Map<String, Variable> upvalues(StackRoot root, LuaFunction function) {
        Map<String, Variable> found = new LinkedHashMap<>();
        List<String> names = root.info().upvalueNames();
        for (int i = 0; i < function.upvalues().length && i < names.size(); i++) {
            if (!names.get(i).equals(ENVIRONMENT) && !root.info().stripped()) {
                found.put(names.get(i), new Upvalue(function.upvalue(i)));
            }
        }
        return found;
    }

    private InteropLibrary interop() {
        return InteropLibrary.getUncached(parent);
    }

    @ExportMessage
    boolean isScope() {
        return true;
    }

    @ExportMessage
    boolean hasScopeParent() {
        return true;
    }

    @ExportMessage
    Object getScopeParent() {
        return parent;
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getMembers(boolean includeInternal) throws UnsupportedMessageException {
        List<Object> names = new ArrayList<>();
        variables.keySet().forEach(variable -> names.add(LuaString.of(variable)));
        Object outer = interop().getMembers(parent, includeInternal);
        InteropLibrary array = InteropLibrary.getUncached(outer);
        try {
            for (long i = 0; i < array.getArraySize(outer); i++) {
                names.add(array.readArrayElement(outer, i));
            }
        } catch (InteropException e) {
            throw ForeignAccess.inconsistent(e);
        }
        return LuaValueList.of(names.toArray());
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberReadable(String member) {
        return variables.containsKey(member) || interop().isMemberReadable(parent, member);
    }

    @ExportMessage
    @TruffleBoundary
    Object readMember(String member) throws UnknownIdentifierException, UnsupportedMessageException {
        Variable variable = variables.get(member);
        return variable == null ? interop().readMember(parent, member) : variable.value();
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberModifiable(String member) {
        Variable variable = variables.get(member);
        return variable == null ? interop().isMemberModifiable(parent, member) : variable.isAssignable();
    }

    @ExportMessage
    @TruffleBoundary
    boolean isMemberInsertable(String member) {
        return !variables.containsKey(member) && interop().isMemberInsertable(parent, member);
    }

    @ExportMessage
    @TruffleBoundary
    void writeMember(String member, Object value)
            throws UnknownIdentifierException, UnsupportedMessageException, UnsupportedTypeException {
        Variable variable = variables.get(member);
        if (variable == null) {
            interop().writeMember(parent, member, value);
        } else if (variable.isAssignable()) {
            variable.assign(FromForeignNode.getUncached().execute(value));
        } else {
            throw UnsupportedMessageException.create();
        }
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return ProgramState.LANGUAGE;
    }

    @ExportMessage
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return name == null ? "?" : name;
    }
}
