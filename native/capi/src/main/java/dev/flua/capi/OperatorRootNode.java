package dev.flua.capi;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.arith.AddNode;
import dev.flua.language.nodes.arith.DivideNode;
import dev.flua.language.nodes.arith.FloorDivideNode;
import dev.flua.language.nodes.arith.LengthNodeGen;
import dev.flua.language.nodes.arith.ModuloNode;
import dev.flua.language.nodes.arith.MultiplyNode;
import dev.flua.language.nodes.arith.NegateNodeGen;
import dev.flua.language.nodes.arith.PowerNode;
import dev.flua.language.nodes.arith.SubtractNode;
import dev.flua.language.nodes.bitwise.BitAndNodeGen;
import dev.flua.language.nodes.bitwise.BitNotNodeGen;
import dev.flua.language.nodes.bitwise.BitOrNodeGen;
import dev.flua.language.nodes.bitwise.BitXorNodeGen;
import dev.flua.language.nodes.bitwise.ShiftLeftNodeGen;
import dev.flua.language.nodes.bitwise.ShiftRightNodeGen;
import dev.flua.language.nodes.compare.EqualNodeGen;
import dev.flua.language.nodes.compare.LessOrEqualNode;
import dev.flua.language.nodes.compare.LessThanNode;
import dev.flua.language.nodes.concat.ConcatNodeGen;
import java.util.stream.Stream;

/** An operator of Lua, for {@code lua_arith} and its kin; its arguments are the operands. */
final class OperatorRootNode extends RootNode {
    /** The first operators are those of {@code lua_arith}, by their numbers. */
    static final int COMPARISONS = 14;

    static final int CONCATENATION = 17;
    static final int LENGTH = 18;

    /** Operators that have only one operand. */
    private static final int NEGATION = 12;

    private static final int COMPLEMENT = 13;

    @Child
    private LuaExpressionNode operation;

    private OperatorRootNode(LuaEngine engine, LuaExpressionNode operation) {
        super(engine);
        this.operation = operation;
    }

    static boolean isUnary(long operator) {
        return operator == NEGATION || operator == COMPLEMENT;
    }

    static RootCallTarget[] createAll(LuaEngine engine) {
        return Stream.of(
                        new AddNode(left(), right()),
                        new SubtractNode(left(), right()),
                        new MultiplyNode(left(), right()),
                        new ModuloNode(left(), right()),
                        new PowerNode(left(), right()),
                        new DivideNode(left(), right()),
                        new FloorDivideNode(left(), right()),
                        BitAndNodeGen.create(left(), right()),
                        BitOrNodeGen.create(left(), right()),
                        BitXorNodeGen.create(left(), right()),
                        ShiftLeftNodeGen.create(left(), right()),
                        ShiftRightNodeGen.create(left(), right()),
                        NegateNodeGen.create(left()),
                        BitNotNodeGen.create(left()),
                        EqualNodeGen.create(left(), right()),
                        new LessThanNode(left(), right()),
                        new LessOrEqualNode(left(), right()),
                        ConcatNodeGen.create(left(), right()),
                        LengthNodeGen.create(left()))
                .map(operation -> new OperatorRootNode(engine, operation).getCallTarget())
                .toArray(RootCallTarget[]::new);
    }

    private static LuaExpressionNode left() {
        return new Operand(0);
    }

    private static LuaExpressionNode right() {
        return new Operand(1);
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return operation.execute(frame);
    }

    private static final class Operand extends LuaExpressionNode {
        private final int index;

        Operand(int index) {
            this.index = index;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return frame.getArguments()[index];
        }
    }
}
