package dev.flua.language.nodes.access;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignReadNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Reads {@code receiver[key]} of any values, through {@code __index} (manual §2.4); the general case of all reads. */
@GenerateUncached
@ImportStatic(Event.class)
public abstract class IndexNode extends Node implements CallSite {
    public abstract Object execute(Object receiver, Object key);

    @Specialization
    final Object doIndex(
            Object receiver,
            Object key,
            @Cached(value = "create(INDEX)", uncached = "getUncached(INDEX)") MetamethodNode lookup,
            @Cached CallNode call,
            @Cached ForeignReadNode readForeign) {
        Object current = receiver;
        for (int i = 0; i < Metatables.MAX_CHAIN; i++) {
            Object handler;
            if (current instanceof LuaTable table) {
                Object value = table.get(key);
                if (value != LuaNil.NIL) {
                    return value;
                }
                if (i == Metatables.MAX_CHAIN - 1) {
                    break;
                }
                handler = lookup.execute(table);
                if (handler == LuaNil.NIL) {
                    return LuaNil.NIL;
                }
            } else if (ForeignAccess.isForeign(current)) {
                Object value = readForeign.execute(current, key);
                if (value == null) {
                    throw notIndexable(this, current, i == 0);
                }
                return value;
            } else {
                handler = lookup.execute(current);
                if (handler == LuaNil.NIL) {
                    throw notIndexable(this, current, i == 0);
                }
            }
            if (handler instanceof LuaFunction) {
                return Values.first(call.execute(handler, current, key));
            }
            current = handler;
        }
        throw chainTooLong();
    }

    @TruffleBoundary
    private LuaError chainTooLong() {
        return Errors.at(this, "'__index' chain too long; possible loop");
    }

    /**
     * The error for a receiver without fields.
     *
     * @param named whether the receiver is the value of the indexed expression, whose name the message gives; it is not where
     *     it was found on the way along metatables
     */
    @TruffleBoundary
    static LuaError notIndexable(Node node, Object receiver, boolean named) {
        String name = "";
        for (Node n = node; named && n != null; n = n.getParent()) {
            if (n instanceof Indexing indexing) {
                name = LuaExpressionNode.describe(indexing.getReceiver());
                if (!(n instanceof MemberNode member && member.isMethodLookup())) {
                    break;
                }
            } else if (n instanceof LuaExpressionNode) {
                break;
            }
        }
        return Errors.at(node, "attempt to index a " + Metatables.objectTypeName(receiver) + " value" + name);
    }

    @NeverDefault
    public static IndexNode create() {
        return IndexNodeGen.create();
    }

    public static IndexNode getUncached() {
        return IndexNodeGen.getUncached();
    }

    @Override
    public String calleeName() {
        return "index";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
