package dev.flua.stdlib.java;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaString;

/** The functions of the library {@code java}. A class is given by its name, or as {@code java.type} returns it. */
final class JavaFunctions {
    private JavaFunctions() {}

    /** A function that wants a class. */
    @GenerateNodeFactory(false)
    abstract static class ClassNode extends LuaBuiltinNode {
        /**
         * The class of an argument.
         *
         * @param position of the argument, counted from 1
         */
        @TruffleBoundary
        final Object classOf(Object value, int position) {
            if (value instanceof LuaString name) {
                return lookUp(name, position);
            }
            if (ForeignAccess.isForeign(value) && context().env().isHostSymbol(value)) {
                return value;
            }
            if (InteropLibrary.getUncached().isMetaObject(value)) {
                return value;
            }
            throw typeError(position, "class", value);
        }

        private Object lookUp(LuaString name, int position) {
            Object found;
            try {
                found = context().env().lookupHostSymbol(name.toString());
            } catch (AbstractTruffleException e) {
                found = null;
            }
            if (found == null) {
                throw argumentError(position, "no class '" + name + "'");
            }
            return found;
        }
    }

    /** {@code java.type(name)}: the class, whose static members are its fields and whose call makes an object. */
    @LuaBuiltin(name = "type", arguments = "string")
    abstract static class TypeNode extends ClassNode {
        @Specialization
        final Object type(LuaString name) {
            return classOf(name, 1);
        }
    }

    /** {@code java.new(class, …)}: an object, made by the constructor that fits the arguments. */
    @LuaBuiltin(name = "new", arguments = "value ...")
    abstract static class NewNode extends ClassNode {
        @Specialization
        final Object create(Object type, Object[] arguments, @Cached CallNode call) {
            return call.execute(classOf(type, 1), arguments);
        }
    }

    /** {@code java.import(name)}: returns the class, and makes it a global under its simple name. */
    @LuaBuiltin(name = "import", arguments = "string")
    abstract static class ImportNode extends ClassNode {
        @Specialization
        @TruffleBoundary
        final Object importClass(LuaString name) {
            Object type = classOf(name, 1);
            String fullName = name.toString();
            int end = Math.max(fullName.lastIndexOf('.'), fullName.lastIndexOf('$'));
            context().globals().put(LuaString.of(fullName.substring(end + 1)), type);
            return type;
        }
    }

    /** {@code java.instanceof(value, class)}: whether an object of the host is one of the class or of one that extends it. */
    @LuaBuiltin(name = "instanceof", arguments = "any value")
    abstract static class InstanceOfNode extends ClassNode {
        @Specialization
        @TruffleBoundary
        final boolean isInstance(Object value, Object type) {
            Object metaObject = classOf(type, 2);
            try {
                return ForeignAccess.isForeign(value)
                        && InteropLibrary.getUncached().isMetaInstance(metaObject, value);
            } catch (UnsupportedMessageException e) {
                throw typeError(2, "class", type);
            }
        }
    }
}
