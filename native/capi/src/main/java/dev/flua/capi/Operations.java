package dev.flua.capi;

import dev.flua.language.context.LuaContext;

/** What C code asks for. Errors are kept until C code has left its functions, and then go on. */
final class Operations {
    /** Answers that an error is to be raised. */
    private static final long RAISES = Long.MIN_VALUE;

    private Operations() {}

    /**
     * Does what C code asks for; called by it.
     *
     * @param number of the thread
     */
    static long perform(int operation, long number, long a, long b, long c) {
        CProgram program = CProgram.of(LuaContext.get(null));
        try {
            return perform(operation, program.thread(number), a, b, c);
        } catch (Throwable e) { // whatever it is must not meet the frames of C, and goes on behind them
            program.setPending(e);
            return RAISES;
        }
    }

    private static long perform(int operation, NativeThread thread, long a, long b, long c) {
        return switch (operation) {
            case Operation.GROW -> Stacks.grow(thread, a);
            case Operation.PUSH_STRING -> Strings.push(thread, a, b);
            case Operation.PIN -> Strings.pin(thread, a);
            case Operation.NUMBER_TO_STRING -> Strings.fromNumber(thread, a);
            case Operation.STRING_TO_NUMBER -> Strings.toNumber(thread, a, b);
            case Operation.PARSE_NUMBER -> Strings.parseNumber(thread, a, b);
            case Operation.ARITHMETIC -> Operators.arithmetic(thread, a);
            case Operation.COMPARE -> Operators.compare(thread, a, b, c);
            case Operation.RAW_EQUAL -> Operators.rawEqual(thread, a, b);
            case Operation.CONCAT -> Operators.concat(thread, a);
            case Operation.LENGTH -> Operators.length(thread, a);
            case Operation.RAW_LENGTH -> Operators.rawLength(thread, a);
            case Operation.DISPLAY -> Strings.display(thread, a);
            case Operation.CREATE_TABLE -> Tables.create(thread, a);
            case Operation.GET -> Tables.get(thread, a);
            case Operation.GET_FIELD -> Tables.getField(thread, a, b);
            case Operation.GET_INDEX -> Tables.getIndex(thread, a, b);
            case Operation.RAW_GET -> Tables.rawGet(thread, a);
            case Operation.RAW_GET_INDEX -> Tables.rawGetIndex(thread, a, b);
            case Operation.SET -> Tables.set(thread, a);
            case Operation.SET_FIELD -> Tables.setField(thread, a, b);
            case Operation.SET_INDEX -> Tables.setIndex(thread, a, b);
            case Operation.RAW_SET -> Tables.rawSet(thread, a);
            case Operation.RAW_SET_INDEX -> Tables.rawSetIndex(thread, a, b);
            case Operation.NEXT -> Tables.next(thread, a);
            case Operation.GET_GLOBAL -> Tables.getGlobal(thread, a);
            case Operation.SET_GLOBAL -> Tables.setGlobal(thread, a);
            case Operation.GET_METATABLE -> MetatableOperations.get(thread, a);
            case Operation.SET_METATABLE -> MetatableOperations.set(thread, a);
            case Operation.GET_METAFIELD -> MetatableOperations.getField(thread, a, b);
            case Operation.NEW_USERDATA -> MetatableOperations.newUserdata(thread, a, b);
            case Operation.TEST_USERDATA -> MetatableOperations.testUserdata(thread, a, b);
            case Operation.GET_USER_VALUE -> MetatableOperations.getUserValue(thread, a, b);
            case Operation.SET_USER_VALUE -> MetatableOperations.setUserValue(thread, a, b);
            case Operation.PUSH_CLOSURE -> Functions.pushClosure(thread, a, b);
            case Operation.READ_UPVALUE -> Functions.readUpvalue(thread, a, b);
            case Operation.WRITE_UPVALUE -> Functions.writeUpvalue(thread, a, b);
            case Operation.GET_UPVALUE -> Functions.getUpvalue(thread, a, b);
            case Operation.SET_UPVALUE -> Functions.setUpvalue(thread, a, b);
            case Operation.UPVALUE_ID -> Functions.upvalueId(thread, a, b);
            case Operation.UPVALUE_JOIN -> Functions.joinUpvalues(thread, a, b, c);
            case Operation.CALL -> Calls.call(thread, a, b);
            case Operation.PROTECTED_CALL -> Calls.protectedCall(thread, a, b, c);
            case Operation.ERROR -> Calls.raise(thread);
            case Operation.NOT_YIELDABLE -> Calls.refuseYield(thread);
            case Operation.ARGUMENT_ERROR -> Calls.raiseArgumentError(a, b);
            case Operation.WHERE -> Stacks.where(thread, a);
            case Operation.TRACEBACK -> Stacks.traceback(thread, a, b, c);
            case Operation.NEW_THREAD -> Threads.create(thread);
            case Operation.PUSH_THREAD -> Threads.push(thread);
            case Operation.TO_THREAD -> Threads.of(thread, a);
            case Operation.MOVE -> Threads.move(thread, a, b);
            case Operation.RESUME -> Threads.resume(thread, a, b);
            case Operation.STATUS -> Threads.status(thread);
            case Operation.CLOSE_THREAD -> Threads.close(thread);
            case Operation.POINTER -> Strings.pointer(thread, a);
            case Operation.LOAD -> Chunks.load(thread, a);
            case Operation.LOAD_FILE -> Chunks.loadFile(thread, a, b);
            case Operation.DUMP -> Chunks.dump(thread, a);
            case Operation.COLLECT -> Collections.control(thread, a, b, c);
            case Operation.GET_STACK -> Stacks.hasLevel(thread, a);
            case Operation.GET_INFO -> Stacks.describe(thread, a, b);
            case Operation.GET_LOCAL -> Stacks.getLocal(thread, a, b);
            case Operation.SET_LOCAL -> Stacks.setLocal(thread, a, b);
            case Operation.TO_CLOSE -> Calls.markToClose(thread, a);
            case Operation.CLOSE_SLOTS -> Calls.closeFrom(thread, a);
            case Operation.WARN -> Warnings.warn(thread, a, b);
            case Operation.SET_WARN -> Warnings.redirect(thread, a, b);
            case Operation.SET_HOOK -> Hooks.set(thread, a, b, c);
            case Operation.GET_HOOK -> Hooks.get(thread, a);
            case Operation.LIBRARY -> Chunks.library(thread, a);
            default -> throw new AssertionError(operation);
        };
    }

    /** Has any exception thrown where the compiler would not expect it. */
    @SuppressWarnings("unchecked") // that is the point
    static <E extends Throwable> RuntimeException sneak(Throwable e) throws E {
        throw (E) e;
    }
}
