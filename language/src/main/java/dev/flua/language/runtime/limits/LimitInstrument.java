package dev.flua.language.runtime.limits;

import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.nodes.Node;
import org.graalvm.polyglot.SandboxPolicy;

/** Stops programs: a language must not close a context that the embedder made, an instrument may. */
@TruffleInstrument.Registration(
        id = LimitInstrument.ID,
        name = "Limits of Lua programs",
        internal = true,
        services = LimitInstrument.Stop.class,
        sandbox = SandboxPolicy.UNTRUSTED)
public final class LimitInstrument extends TruffleInstrument {
    static final String ID = "lua-limits";

    /** Closes the context that is entered, as one that has used up its resources. Does not return to the program. */
    @FunctionalInterface
    interface Stop {
        void stop(Node location, String reason);
    }

    @Override
    protected void onCreate(Env env) {
        env.registerService(
                (Stop) (location, reason) -> env.getEnteredContext().closeResourceExhausted(location, reason));
    }

    /** What stops programs of the engine that a language is in. */
    static Stop find(TruffleLanguage.Env env) {
        return env.lookup(env.getInstruments().get(ID), Stop.class);
    }
}
