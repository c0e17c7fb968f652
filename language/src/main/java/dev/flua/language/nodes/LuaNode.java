package dev.flua.language.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.interop.NodeLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.runtime.stack.CodePlace;
import dev.flua.language.runtime.stack.VariableScope;

/** Part of a Lua function, with its place in the source. */
@ExportLibrary(NodeLibrary.class)
public abstract class LuaNode extends Node implements CodePlace {
    private static final int NO_SOURCE = -1;

    private int sourceStart = NO_SOURCE;
    private int sourceLength;

    /** Records the place: character offset and length. */
    public final void setSource(int start, int end) {
        sourceStart = start;
        sourceLength = Math.max(0, end - start);
    }

    @Override
    public final int sourceStart() {
        return sourceStart;
    }

    @Override
    public final int sourceEnd() {
        return sourceStart + sourceLength;
    }

    @Override
    @TruffleBoundary
    public SourceSection getSourceSection() {
        if (sourceStart == NO_SOURCE) {
            return null;
        }
        Source source = source();
        return source == null ? null : source.createSection(sourceStart, sourceLength);
    }

    /** Whether the node has a tag of our own, see {@link dev.flua.language.context.LuaEngine#hasTag}. */
    final boolean hasOwnTag(Class<? extends Tag> tag) {
        return getRootNode() instanceof LuaRootNode root && root.engine().hasTag(this, tag);
    }

    private Source source() {
        return getRootNode() instanceof LuaRootNode root ? root.source() : null;
    }

    @ExportMessage
    final boolean hasScope(@SuppressWarnings("unused") Frame frame) {
        return getRootNode() instanceof LuaRootNode;
    }

    @ExportMessage
    final Object getScope(Frame frame, boolean nodeEnter) throws UnsupportedMessageException {
        if (!hasScope(frame)) {
            throw UnsupportedMessageException.create();
        }
        return VariableScope.of(this, frame == null ? null : frame.materialize(), nodeEnter);
    }

    @ExportMessage
    final boolean hasRootInstance(Frame frame) {
        return frame != null && getRootNode() instanceof LuaRootNode;
    }

    @ExportMessage
    final Object getRootInstance(Frame frame) throws UnsupportedMessageException {
        if (!hasRootInstance(frame)) {
            throw UnsupportedMessageException.create();
        }
        return frame.getArguments()[0];
    }

    /** The line of the first character, 0 where it is not known. */
    @TruffleBoundary
    public final int startLine() {
        SourceSection section = getSourceSection();
        return section == null ? 0 : section.getStartLine();
    }

    /** The line of the last character, 0 where it is not known. */
    @TruffleBoundary
    public final int endLine() {
        SourceSection section = getSourceSection();
        return section == null ? 0 : section.getEndLine();
    }

    @Override
    @TruffleBoundary
    public int line() {
        if (sourceStart == NO_SOURCE) {
            return getParent() instanceof LuaNode parent ? parent.line() : 0;
        }
        Source source = source();
        return source == null ? 0 : source.getLineNumber(sourceStart);
    }
}
