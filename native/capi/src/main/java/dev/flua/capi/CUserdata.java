package dev.flua.capi;

import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.Finalizable;
import dev.flua.language.runtime.table.FinalizerMark;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/** A full userdata: a block of memory that C code uses, with user values and a metatable (manual §2.1, §4.6). */
final class CUserdata extends LuaUserdata implements Finalizable {
    private static final Object[] NO_VALUES = {};

    private final Blocks.Block block;
    private final long size;
    private final Object[] userValues;
    private LuaTable metatable;
    private FinalizerMark finalizerMark;

    CUserdata(Blocks.Block block, long size, int userValues) {
        this.block = block;
        this.size = size;
        this.userValues = userValues == 0 ? NO_VALUES : new Object[userValues];
        Arrays.fill(this.userValues, LuaNil.NIL);
    }

    long address() {
        return block.address();
    }

    long size() {
        return size;
    }

    @Override
    public Object userValue(long number) {
        return hasUserValue(number) ? userValues[(int) number - 1] : null;
    }

    private boolean hasUserValue(long number) {
        return number >= 1 && number <= userValues.length;
    }

    @Override
    public boolean setUserValue(long number, Object value) {
        if (!hasUserValue(number)) {
            return false;
        }
        userValues[(int) number - 1] = value;
        return true;
    }

    @Override
    public String addressText() {
        return Memory.addressText(address());
    }

    @Override
    public LuaTable metatable() {
        return metatable;
    }

    @Override
    public boolean setMetatable(LuaTable table) {
        metatable = table;
        if (table != null && table.get(Event.GC.key()) != LuaNil.NIL && finalizerMark == null) {
            ProgramState program = ProgramState.get(null);
            program.expectCollections();
            finalizerMark = program.markForFinalization(this);
        }
        return true;
    }

    @Override
    public FinalizerMark finalizerMark() {
        return finalizerMark;
    }

    @Override
    public void setFinalizerMark(FinalizerMark mark) {
        finalizerMark = mark;
    }
}
