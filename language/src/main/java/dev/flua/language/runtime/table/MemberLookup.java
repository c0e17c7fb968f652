package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.ArrayList;
import java.util.List;

/** Walks an {@code __index} chain once and records what the result depends on. */
final class MemberLookup {
    private static final int MAX_CHAIN = 100;

    private MemberLookup() {}

    static ResolvedMember resolve(Shape receiver, LuaString key) {
        List<Prototype.Key> keys = new ArrayList<>();
        List<MetaClass> metaClasses = new ArrayList<>();
        Object value = LuaNil.NIL;
        Shape shape = receiver;
        Prototype prototype = receiver.prototype();
        for (int depth = 0; ; depth++) {
            if (depth > MAX_CHAIN) {
                return null;
            }
            if (prototype != null) {
                Prototype.Key record = prototype.key(key);
                if (!record.isConstant()) {
                    return null;
                }
                keys.add(record);
                value = prototype.table().get(key);
                if (value != LuaNil.NIL) {
                    break;
                }
                shape = prototype.table().shape();
            }
            MetaClass meta = shape.metaClass();
            if (meta == null) {
                break;
            }
            if (!meta.stable().isValid()) {
                return null;
            }
            metaClasses.add(meta);
            if (!meta.has(Event.INDEX)) {
                break;
            }
            if (meta.indexTable() == null) {
                return null;
            }
            prototype = meta.indexTable().prototype();
        }
        ResolvedMember result = new ResolvedMember(value);
        keys.forEach(k -> k.addDependent(result));
        metaClasses.forEach(m -> m.addDependent(result));
        return result;
    }

    static ResolvedMember throughMetatable(LuaTable metatable, LuaString key) {
        Prototype.Key index = metatable.prototype().key(Event.INDEX.key());
        if (!index.isConstant() || !(metatable.get(Event.INDEX.key()) instanceof LuaTable table)) {
            return null;
        }
        ResolvedMember result = table.prototype() == null ? null : table.shape().resolve(key);
        if (result != null) {
            index.addDependent(result);
        }
        return result;
    }
}
