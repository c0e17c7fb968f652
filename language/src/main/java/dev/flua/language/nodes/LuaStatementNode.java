package dev.flua.language.nodes;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.GenerateWrapper.OutgoingConverter;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.StandardTags.RootBodyTag;
import com.oracle.truffle.api.instrumentation.StandardTags.RootTag;
import com.oracle.truffle.api.instrumentation.StandardTags.StatementTag;
import com.oracle.truffle.api.instrumentation.Tag;
import dev.flua.language.runtime.LuaValueList;

/**
 * Something that is executed for its effect. How it completed is its result, because exceptions for {@code break} and
 * {@code return} would be dear in the interpreter.
 *
 * <p>Not every such node is a statement of the program: the translator says which are, and which are the body of a function
 * or of a {@code for} or {@code while} loop, so that tools and debug hooks can watch them.
 */
@GenerateWrapper
public abstract class LuaStatementNode extends LuaNode implements InstrumentableNode {
    private boolean statement;
    private boolean loopBody;
    private boolean emptyRound;
    private boolean functionBody;
    private boolean function;

    /**
     * Executes the statement.
     *
     * @return null where control goes on after the statement; {@link dev.flua.language.nodes.control.Jump} for {@code
     *     break} and {@code goto}; else the results with which the function returns
     */
    public abstract Object execute(VirtualFrame frame);

    public final void markStatement() {
        statement = true;
    }

    public final boolean isStatement() {
        return statement;
    }

    /** Marks the body of a {@code for} or {@code while} loop. */
    public final void markLoopBody() {
        loopBody = true;
    }

    public final boolean isLoopBody() {
        return loopBody;
    }

    /**
     * Marks what a round of a loop executes in which there is no statement: tools count it as one, so that a limit on statements ends
     * the loop. Debug hooks see nothing of it.
     */
    public final void markEmptyRound() {
        emptyRound = true;
    }

    public final void markFunctionBody() {
        functionBody = true;
    }

    /** Marks all that a call of a function executes. */
    final void markFunction() {
        function = true;
    }

    @Override
    public final boolean isInstrumentable() {
        return statement || emptyRound || loopBody || functionBody || function;
    }

    @Override
    public final boolean hasTag(Class<? extends Tag> tag) {
        if (tag == StatementTag.class) {
            return statement || emptyRound;
        }
        if (tag == RootTag.class) {
            return function;
        }
        return tag == RootBodyTag.class ? functionBody : hasOwnTag(tag);
    }

    @Override
    public final WrapperNode createWrapper(ProbeNode probe) {
        return new LuaStatementNodeWrapper(this, probe);
    }

    /** What tools see of a completion; they know no lists of values. */
    @OutgoingConverter
    final Object toTool(Object completion) {
        return completion instanceof Object[] values ? LuaValueList.of(values) : completion;
    }
}
