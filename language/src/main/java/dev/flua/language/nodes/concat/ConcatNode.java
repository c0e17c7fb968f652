package dev.flua.language.nodes.concat;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.arith.OperatorMetamethodNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.Event;

/** {@code a .. b}: strings and numbers are joined, without copying long ones. */
public abstract class ConcatNode extends BinaryNode implements AllocatingNode {
    @Specialization
    static LuaString doStrings(LuaString left, LuaString right) {
        return LuaString.concat(left, right);
    }

    @Specialization
    static LuaString doStringInteger(LuaString left, long right) {
        return LuaString.concat(left, Coercions.numberToString(right));
    }

    @Specialization
    static LuaString doIntegerString(long left, LuaString right) {
        return LuaString.concat(Coercions.numberToString(left), right);
    }

    @Fallback
    final Object doOther(Object left, Object right, @Cached("createOther()") OperatorMetamethodNode other) {
        LuaString leftString = Coercions.toStringOrNull(left);
        LuaString rightString = leftString == null ? null : Coercions.toStringOrNull(right);
        return rightString == null ? other.execute(left, right) : LuaString.concat(leftString, rightString);
    }

    static OperatorMetamethodNode createOther() {
        return OperatorMetamethodNode.create(Event.CONCAT);
    }
}
