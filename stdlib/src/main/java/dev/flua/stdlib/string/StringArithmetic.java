package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ControlFlowException;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.arith.AddNode;
import dev.flua.language.nodes.arith.DivideNode;
import dev.flua.language.nodes.arith.FloorDivideNode;
import dev.flua.language.nodes.arith.ModuloNode;
import dev.flua.language.nodes.arith.MultiplyNode;
import dev.flua.language.nodes.arith.NegateNodeGen;
import dev.flua.language.nodes.arith.PowerNode;
import dev.flua.language.nodes.arith.SubtractNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Arithmetic on strings that denote numbers, which is a matter of the string library alone (manual §3.4.3). */
final class StringArithmetic {
    private StringArithmetic() {}

    /** A new metatable of strings with the arithmetic metamethods. */
    static LuaTable metamethods() {
        LuaTable metatable = new LuaTable();
        Libraries.addFunctions(metatable, "", StringArithmeticFactory.getFactories());
        return metatable;
    }

    /** An operand is not a number and does not denote one. */
    private static final class NoNumberException extends ControlFlowException {
        private static final long serialVersionUID = 1;
        private static final NoNumberException INSTANCE = new NoNumberException();
    }

    /** An argument of the metamethod as a number. */
    private static final class Operand extends LuaExpressionNode {
        private final int index;

        Operand(int index) {
            this.index = index;
        }

        /** A missing second operand is the first: the reference finds its value where the second should be. */
        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            int last = arguments.length - 1;
            Object number = last == 0 ? null : Coercions.toNumber(arguments[Math.min(index, last)]);
            if (number == null) {
                throw NoNumberException.INSTANCE;
            }
            return number;
        }
    }

    /** Does the arithmetic if both operands are numbers; else the second operand may have the metamethod. */
    @GenerateNodeFactory(false)
    abstract static class OperatorNode extends LuaBuiltinNode {
        private final Event event;

        @Child
        private LuaExpressionNode operation;

        OperatorNode(Event event, LuaExpressionNode operation) {
            this.event = event;
            this.operation = operation;
        }

        static LuaExpressionNode left() {
            return new Operand(1);
        }

        static LuaExpressionNode right() {
            return new Operand(2);
        }

        @Specialization
        Object doOperate(VirtualFrame frame, Object left, Object right, @Cached CallNode call) {
            try {
                return operation.execute(frame);
            } catch (NoNumberException e) {
                return Values.first(call.execute(metamethod(left, right), left, right));
            }
        }

        @TruffleBoundary
        private Object metamethod(Object left, Object right) {
            Object method = right instanceof LuaString ? LuaNil.NIL : Metatables.metamethod(right, event);
            if (method == LuaNil.NIL) {
                String operator = event.key().toString().substring(2);
                throw error("attempt to " + operator + " a '" + Metatables.typeName(left) + "' with a '"
                        + Metatables.typeName(right) + "'");
            }
            return method;
        }
    }

    /** {@code +}. */
    @LuaBuiltin(name = "__add", arguments = "any any")
    abstract static class AddMetamethodNode extends OperatorNode {
        AddMetamethodNode() {
            super(Event.ADD, new AddNode(left(), right()));
        }
    }

    /** {@code -}. */
    @LuaBuiltin(name = "__sub", arguments = "any any")
    abstract static class SubtractMetamethodNode extends OperatorNode {
        SubtractMetamethodNode() {
            super(Event.SUB, new SubtractNode(left(), right()));
        }
    }

    /** {@code *}. */
    @LuaBuiltin(name = "__mul", arguments = "any any")
    abstract static class MultiplyMetamethodNode extends OperatorNode {
        MultiplyMetamethodNode() {
            super(Event.MUL, new MultiplyNode(left(), right()));
        }
    }

    /** {@code %}. */
    @LuaBuiltin(name = "__mod", arguments = "any any")
    abstract static class ModuloMetamethodNode extends OperatorNode {
        ModuloMetamethodNode() {
            super(Event.MOD, new ModuloNode(left(), right()));
        }
    }

    /** {@code ^}. */
    @LuaBuiltin(name = "__pow", arguments = "any any")
    abstract static class PowerMetamethodNode extends OperatorNode {
        PowerMetamethodNode() {
            super(Event.POW, new PowerNode(left(), right()));
        }
    }

    /** {@code /}. */
    @LuaBuiltin(name = "__div", arguments = "any any")
    abstract static class DivideMetamethodNode extends OperatorNode {
        DivideMetamethodNode() {
            super(Event.DIV, new DivideNode(left(), right()));
        }
    }

    /** {@code //}. */
    @LuaBuiltin(name = "__idiv", arguments = "any any")
    abstract static class FloorDivideMetamethodNode extends OperatorNode {
        FloorDivideMetamethodNode() {
            super(Event.IDIV, new FloorDivideNode(left(), right()));
        }
    }

    /** The unary {@code -}. */
    @LuaBuiltin(name = "__unm", arguments = "any any")
    abstract static class NegateMetamethodNode extends OperatorNode {
        NegateMetamethodNode() {
            super(Event.UNM, NegateNodeGen.create(left()));
        }
    }
}
