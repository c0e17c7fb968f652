package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.ContextState;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.table.LuaTable;

/** The functions of the string library that use patterns (manual §6.4.1). */
final class PatternFunctions {
    private PatternFunctions() {}

    /** {@code string.find(s, pattern [, init [, plain]])}. */
    @LuaBuiltin(name = "find", arguments = "string string integer=1 boolean")
    abstract static class FindNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doFind(LuaString subject, LuaString pattern, long init, boolean plain) {
            long start = StringPositions.start(init, subject.length()) - 1;
            if (start > subject.length()) {
                return LuaNil.NIL;
            }
            if (plain || PlainSearch.isPlain(pattern, this)) {
                int index = PlainSearch.find(subject.bytes(), pattern.bytes(), (int) start, this);
                return index < 0 ? LuaNil.NIL : new Object[] {index + 1L, (long) index + pattern.length()};
            }
            Matcher matcher = new Matcher(Pattern.of(pattern, this), subject);
            if (!matcher.find((int) start, this)) {
                return LuaNil.NIL;
            }
            Object[] results = matcher.captures(matcher.captureCount(), 2, this);
            results[0] = matcher.matchStart() + 1L;
            results[1] = (long) matcher.matchEnd();
            return results;
        }
    }

    /** {@code string.match(s, pattern [, init])}. */
    @LuaBuiltin(name = "match", arguments = "string string integer=1")
    abstract static class MatchNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doMatch(LuaString subject, LuaString pattern, long init) {
            long start = StringPositions.start(init, subject.length()) - 1;
            if (start > subject.length()) {
                return LuaNil.NIL;
            }
            Matcher matcher = new Matcher(Pattern.of(pattern, this), subject);
            if (!matcher.find((int) start, this)) {
                return LuaNil.NIL;
            }
            return matchValues(matcher, this);
        }
    }

    private static Object matchValues(Matcher matcher, LuaBuiltinNode location) {
        int count = matcher.valueCount();
        return count == 1 ? matcher.capture(0, location) : matcher.captures(count, 0, location);
    }

    /** {@code string.gmatch(s, pattern [, init])}. */
    @LuaBuiltin(name = "gmatch", arguments = "string string integer=1")
    abstract static class GmatchNode extends LuaBuiltinNode {
        private static final ContextState<LuaFunction> ITERATOR = ContextState.of(_ ->
                Libraries.function("for iterator", PatternFunctionsFactory.GmatchIteratorNodeFactory.getInstance()));

        @Specialization
        @TruffleBoundary
        Object doGmatch(LuaString subject, LuaString pattern, long init) {
            long start = StringPositions.start(init, subject.length()) - 1;
            MatchIteration iteration = new MatchIteration(new Matcher(Pattern.ofGmatch(pattern, this), subject), (int)
                    Math.min(start, subject.length() + 1L));
            return new LuaFunction(ITERATOR.get(context()).code(), new Cell[] {new Cell(iteration)});
        }
    }

    /** The function that {@code string.gmatch} returns; its state is its upvalue. */
    @LuaBuiltin(name = "for iterator")
    abstract static class GmatchIteratorNode extends LuaBuiltinNode {
        @Specialization
        Object doNext(VirtualFrame frame) {
            LuaFunction self = (LuaFunction) frame.getArguments()[0];
            return doNext((MatchIteration) self.upvalue(0).get());
        }

        @TruffleBoundary
        private Object doNext(MatchIteration iteration) {
            return iteration.advance(this) ? matchValues(iteration.matcher(), this) : Values.NONE;
        }
    }

    /** {@code string.gsub(s, pattern, repl [, n])}. */
    @LuaBuiltin(name = "gsub", arguments = "string string any integer=9223372036854775807")
    abstract static class GsubNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doText(LuaString subject, LuaString pattern, LuaString replacement, long limit) {
            Substitution substitution = Substitution.of(subject, pattern, this);
            substitution.replaceAll(replacement, limit, this);
            return substitution.results();
        }

        @Specialization
        Object doTable(
                LuaString subject, LuaString pattern, LuaTable replacement, long limit, @Cached IndexNode index) {
            Substitution substitution = Substitution.of(subject, pattern, this);
            LuaCoroutine coroutine = context().currentCoroutine();
            coroutine.enterNonYieldable();
            int count = 0;
            try {
                while (substitution.next(limit, this)) {
                    Object value = index.execute(replacement, substitution.firstCapture(this));
                    substitution.replaceBy(value, this);
                    count++;
                }
            } finally {
                coroutine.leaveNonYieldable();
            }
            LoopNode.reportLoopCount(this, count);
            return substitution.results();
        }

        @Specialization
        Object doFunction(
                LuaString subject, LuaString pattern, LuaFunction replacement, long limit, @Cached CallNode call) {
            Substitution substitution = Substitution.of(subject, pattern, this);
            LuaCoroutine coroutine = context().currentCoroutine();
            coroutine.enterNonYieldable();
            int count = 0;
            try {
                while (substitution.next(limit, this)) {
                    Object value = call.execute(replacement, substitution.captures(this));
                    substitution.replaceBy(Values.first(value), this);
                    count++;
                }
            } finally {
                coroutine.leaveNonYieldable();
            }
            LoopNode.reportLoopCount(this, count);
            return substitution.results();
        }

        @Fallback
        Object other(VirtualFrame frame, Object subject, Object pattern, Object replacement, Object limit) {
            Object[] arguments = frame.getArguments();
            return number(subject, pattern, arguments.length > 3 ? arguments[3] : null, limit);
        }

        @TruffleBoundary
        private Object number(Object subject, Object pattern, Object replacement, Object limit) {
            LuaString text = replacement == null ? null : Coercions.toStringOrNull(replacement);
            if (text == null) {
                throw typeError(3, "string/function/table", replacement);
            }
            return doText((LuaString) subject, (LuaString) pattern, text, (long) limit);
        }
    }
}
