package dev.flua.language.compile;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaRootNode;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.WeakHashMap;

/** The code of files that programs load, modules above all, for other contexts that share it, as long as there is memory. */
final class FileCode {
    private final Map<Source, SoftReference<RootCallTarget>> known = new WeakHashMap<>();

    /** The files of an engine. */
    static FileCode of(LuaEngine engine) {
        return engine.part(FileCode.class, _ -> new FileCode());
    }

    /** The code of a file with this content; null where it is not known. */
    synchronized RootCallTarget get(Source source, String chunkName) {
        SoftReference<RootCallTarget> reference = known.get(source);
        RootCallTarget code = reference == null ? null : reference.get();
        boolean fits = code != null
                && ((LuaRootNode) code.getRootNode()).info().chunkName().equals(chunkName);
        return fits ? code : null;
    }

    synchronized void put(Source source, RootCallTarget code) {
        known.put(source, new SoftReference<>(code));
    }
}
