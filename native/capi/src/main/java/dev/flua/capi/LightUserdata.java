package dev.flua.capi;

import dev.flua.language.runtime.LuaType;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.table.LuaTable;

/** An address that C code uses as a value (manual §2.1). A program has one object for each address, as long as it uses it. */
final class LightUserdata extends LuaUserdata {
    private final long address;

    LightUserdata(long address) {
        this.address = address;
    }

    long address() {
        return address;
    }

    @Override
    public boolean isLight() {
        return true;
    }

    @Override
    public String addressText() {
        return Memory.addressText(address);
    }

    @Override
    public LuaTable metatable() {
        return ProgramState.get(null).typeMetatable(LuaType.LIGHT_USERDATA);
    }
}
