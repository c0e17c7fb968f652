package dev.flua.language.foreign;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;

/** The code of the iterator functions for objects of other languages; their only upvalue is the {@link ForeignTraversal}. */
public final class ForeignIteratorRootNode extends RootNode {
    private static final String NAME = "for iterator";

    @Child
    private NextNode next = ForeignIteratorRootNodeFactory.NextNodeGen.create();

    private ForeignIteratorRootNode(LuaEngine engine) {
        super(engine);
    }

    /** The code that all programs of an engine share. */
    static FunctionCode code(LuaEngine engine) {
        return engine.builtin(NAME + " of other languages", () -> new ForeignIteratorRootNode(engine).getCallTarget());
    }

    @Override
    public Object execute(VirtualFrame frame) {
        LuaFunction function = (LuaFunction) frame.getArguments()[0];
        return next.execute((ForeignTraversal) function.upvalue(0).get());
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isCloningAllowed() {
        return true;
    }

    /** The values of the next round, nil at the end. */
    @ImportStatic(ForeignAccess.class)
    abstract static class NextNode extends Node {
        abstract Object execute(ForeignTraversal traversal);

        @Specialization
        final Object doNext(
                ForeignTraversal traversal,
                @CachedLibrary(limit = "LIMIT") InteropLibrary sources,
                @CachedLibrary(limit = "LIMIT") InteropLibrary elements,
                @Cached FromForeignNode fromForeign) {
            Object source = traversal.source();
            try {
                return switch (traversal.kind()) {
                    case ENTRIES -> entry(source, sources, elements, fromForeign);
                    case ELEMENTS -> {
                        if (traversal.index() >= sources.getArraySize(source)) {
                            yield LuaNil.NIL;
                        }
                        yield element(
                                traversal, fromForeign.execute(sources.readArrayElement(source, traversal.index())));
                    }
                    case ITERATOR -> {
                        if (!sources.hasIteratorNextElement(source)) {
                            yield LuaNil.NIL;
                        }
                        yield element(traversal, fromForeign.execute(sources.getIteratorNextElement(source)));
                    }
                    case MEMBERS -> {
                        if (traversal.index() >= sources.getArraySize(source)) {
                            yield LuaNil.NIL;
                        }
                        Object name = sources.readArrayElement(source, traversal.index());
                        traversal.advance();
                        Object value = elements.readMember(traversal.object(), sources.asString(name));
                        yield Values.of(fromForeign.execute(name), fromForeign.execute(value));
                    }
                };
            } catch (InteropException e) {
                throw Errors.at(this, ForeignAccess.reason(e));
            }
        }

        /** An entry whose key is null cannot be shown, because nil ends a loop. */
        private static Object entry(
                Object iterator, InteropLibrary iterators, InteropLibrary entries, FromForeignNode fromForeign)
                throws InteropException {
            while (iterators.hasIteratorNextElement(iterator)) {
                Object entry = iterators.getIteratorNextElement(iterator);
                Object key = fromForeign.execute(entries.readArrayElement(entry, 0));
                if (key != LuaNil.NIL) {
                    return Values.of(key, fromForeign.execute(entries.readArrayElement(entry, 1)));
                }
            }
            return LuaNil.NIL;
        }

        private static Object element(ForeignTraversal traversal, Object value) {
            traversal.advance();
            return traversal.isNumbered() ? Values.of(traversal.index(), value) : value;
        }
    }
}
