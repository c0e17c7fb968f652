package dev.flua.language.nodes.access;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignWriteNode;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Does {@code receiver[key] = value} for any values, through {@code __newindex} (manual §2.4). */
@GenerateUncached
@ImportStatic(Event.class)
public abstract class SetIndexNode extends Node implements CallSite {
    public abstract void execute(Object receiver, Object key, Object value);

    @Specialization
    final void doSet(
            Object receiver,
            Object key,
            Object value,
            @Cached(value = "create(NEWINDEX)", uncached = "getUncached(NEWINDEX)") MetamethodNode lookup,
            @Cached CallNode call,
            @Cached ForeignWriteNode writeForeign) {
        Object current = receiver;
        for (int i = 0; i < Metatables.MAX_CHAIN; i++) {
            Object handler;
            if (current instanceof LuaTable table) {
                if (i == Metatables.MAX_CHAIN - 1 && table.get(key) == LuaNil.NIL) {
                    break;
                }
                if (table.isMetaClassOutdated()) {
                    table.updateMetaClass();
                }
                handler = lookup.execute(table);
                if (handler == LuaNil.NIL || table.get(key) != LuaNil.NIL) {
                    checkKey(key);
                    table.put(key, value);
                    return;
                }
            } else if (ForeignAccess.isForeign(current)) {
                if (!writeForeign.execute(current, key, value)) {
                    throw notWritable(current, key);
                }
                return;
            } else {
                handler = lookup.execute(current);
                if (handler == LuaNil.NIL) {
                    throw IndexNode.notIndexable(this, current, i == 0);
                }
            }
            if (handler instanceof LuaFunction) {
                call.execute(handler, current, key, value);
                return;
            }
            current = handler;
        }
        throw chainTooLong();
    }

    private void checkKey(Object key) {
        if (key == LuaNil.NIL) {
            throw invalidKey("table index is nil");
        }
        if (key instanceof Double number && Double.isNaN(number)) {
            throw invalidKey("table index is NaN");
        }
    }

    @TruffleBoundary
    private LuaError invalidKey(String message) {
        return Errors.at(this, message);
    }

    @TruffleBoundary
    private LuaError notWritable(Object receiver, Object key) {
        return Errors.at(
                this,
                "a " + Metatables.objectTypeName(receiver) + " has no writable field '" + LuaOperations.tostring(key)
                        + "'");
    }

    @TruffleBoundary
    private LuaError chainTooLong() {
        return Errors.at(this, "'__newindex' chain too long; possible loop");
    }

    @NeverDefault
    public static SetIndexNode create() {
        return SetIndexNodeGen.create();
    }

    public static SetIndexNode getUncached() {
        return SetIndexNodeGen.getUncached();
    }

    @Override
    public String calleeName() {
        return "newindex";
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
