package dev.flua.stdlib.debug;

import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.StandardTags.RootBodyTag;
import com.oracle.truffle.api.instrumentation.StandardTags.RootTag;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeUtil;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.stack.FunctionInfo;
import dev.flua.language.runtime.stack.StackLevel;
import dev.flua.language.runtime.table.LuaTable;

/** What {@code debug.getinfo} tells of a function, active or not. */
public final class FunctionDescription {
    private final LuaFunction function;
    private final StackLevel level;
    private final FunctionInfo info;

    /** A function that is not asked about as part of the stack. */
    public FunctionDescription(LuaFunction function) {
        this.function = function;
        this.level = null;
        this.info = function.callTarget().getRootNode() instanceof LuaRootNode root ? root.info() : null;
    }

    /** An active function. */
    public FunctionDescription(StackLevel level) {
        this.function = level.function();
        this.level = level;
        this.info = level.info();
    }

    /** The fields that {@code options} ask for; null where one of them is unknown. */
    public LuaTable table(String options) {
        LuaTable table = new LuaTable();
        for (int i = 0; i < options.length(); i++) {
            if (options.indexOf(options.charAt(i)) < i) {
                continue; // the same once more
            }
            switch (options.charAt(i)) {
                case 'S' -> putSource(table);
                case 'l' -> table.put(Key.CURRENTLINE, (long) (level == null ? -1 : level.currentLine()));
                case 'n' -> putName(table);
                case 'r' -> putTransfer(table);
                case 'u' -> putCounts(table);
                case 't' -> table.put(Key.ISTAILCALL, level != null && level.isTailCall());
                case 'L' -> table.put(Key.ACTIVELINES, activeLines());
                case 'f' -> table.put(Key.FUNC, function == null ? LuaNil.NIL : function);
                default -> {
                    return null;
                }
            }
        }
        return table;
    }

    private void putSource(LuaTable table) {
        boolean lua = info != null;
        table.put(Key.SOURCE, LuaString.of(lua ? info.chunkName() : "=[C]"));
        table.put(Key.SHORT_SRC, LuaString.of(lua ? info.displayName() : "[C]"));
        table.put(Key.LINEDEFINED, (long) (lua ? info.lineDefined() : -1));
        table.put(Key.LASTLINEDEFINED, (long) (lua ? info.lastLineDefined() : -1));
        table.put(Key.WHAT, LuaString.of(!lua ? "C" : info.isMain() ? "main" : "Lua"));
    }

    private void putName(LuaTable table) {
        String name = level == null ? null : level.name();
        table.put(Key.NAME, name == null ? LuaNil.NIL : LuaString.of(name));
        table.put(Key.NAMEWHAT, LuaString.of(level == null ? "" : level.nameKind()));
    }

    /** Only hooks see values in transfer. */
    private void putTransfer(LuaTable table) {
        DebugHook.Transfer transfer = level == null ? null : level.transfer();
        table.put(Key.FTRANSFER, transfer == null ? 0L : (long) transfer.first());
        table.put(Key.NTRANSFER, transfer == null ? 0L : (long) transfer.count());
    }

    private void putCounts(LuaTable table) {
        table.put(Key.NUPS, (long) (function == null ? 0 : function.upvalues().length));
        table.put(Key.NPARAMS, (long) (info == null ? 0 : info.parameters()));
        table.put(Key.ISVARARG, info == null || info.isVararg());
    }

    /** The lines with code, as keys; nil for a library function. */
    private Object activeLines() {
        if (function == null || info == null) {
            return LuaNil.NIL;
        }
        LuaTable lines = new LuaTable();
        if (info.stripped()) {
            return lines;
        }
        NodeUtil.forEachChild(function.callTarget().getRootNode(), node -> addLines(node, lines));
        if (!info.isMain()) {
            lines.put((long) info.lastLineDefined(), Boolean.TRUE);
        }
        return lines;
    }

    private boolean addLines(Node node, LuaTable lines) {
        if (node instanceof LuaNode code && code.sourceStart() >= 0 && !isBody(node)) {
            lines.put((long) code.line(), Boolean.TRUE);
        }
        return NodeUtil.forEachChild(node, child -> addLines(child, lines));
    }

    /** Whether this is the function as a whole, or its body, whose source begins where the function's does. */
    private static boolean isBody(Node node) {
        return node instanceof InstrumentableNode whole
                && (whole.hasTag(RootTag.class) || whole.hasTag(RootBodyTag.class));
    }

    /** The names of the fields. */
    private static final class Key {
        static final LuaString CURRENTLINE = LuaString.intern("currentline");
        static final LuaString ISTAILCALL = LuaString.intern("istailcall");
        static final LuaString ACTIVELINES = LuaString.intern("activelines");
        static final LuaString FUNC = LuaString.intern("func");
        static final LuaString SOURCE = LuaString.intern("source");
        static final LuaString SHORT_SRC = LuaString.intern("short_src");
        static final LuaString LINEDEFINED = LuaString.intern("linedefined");
        static final LuaString LASTLINEDEFINED = LuaString.intern("lastlinedefined");
        static final LuaString WHAT = LuaString.intern("what");
        static final LuaString NAME = LuaString.intern("name");
        static final LuaString NAMEWHAT = LuaString.intern("namewhat");
        static final LuaString FTRANSFER = LuaString.intern("ftransfer");
        static final LuaString NTRANSFER = LuaString.intern("ntransfer");
        static final LuaString NUPS = LuaString.intern("nups");
        static final LuaString NPARAMS = LuaString.intern("nparams");
        static final LuaString ISVARARG = LuaString.intern("isvararg");
    }
}
