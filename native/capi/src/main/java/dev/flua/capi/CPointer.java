package dev.flua.capi;

import dev.flua.language.runtime.LightUserdata;

/** An address that C code uses as a value (manual §2.1). A program has one object for each address, as long as it uses it. */
final class CPointer extends LightUserdata {
    private final long address;

    CPointer(long address) {
        this.address = address;
    }

    long address() {
        return address;
    }

    @Override
    public String addressText() {
        return Memory.addressText(address);
    }
}
