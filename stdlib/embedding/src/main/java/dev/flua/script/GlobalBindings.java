package dev.flua.script;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.script.Bindings;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** The globals of a context as bindings; those that are there from the start, the libraries, are not listed. */
final class GlobalBindings extends AbstractMap<String, Object> implements Bindings {
    private final Context context;
    private final Value globals;
    private final Set<String> libraries;

    /** Passes by the metatable of the globals, which leads to other scopes. */
    private final Value rawget;

    GlobalBindings(Context context) {
        this.context = context;
        this.globals = context.getBindings("lua");
        this.libraries = Set.copyOf(globals.getMemberKeys());
        this.rawget = globals.getMember("rawget");
    }

    boolean belongsTo(Context other) {
        return context == other;
    }

    @Override
    public Object put(String name, Object value) {
        checkName(name);
        Object previous = get(name);
        globals.putMember(name, value);
        return previous;
    }

    @Override
    public Object get(Object name) {
        checkName(name);
        return LuaScriptEngine.toJava(rawget.execute(globals, name));
    }

    @Override
    public boolean containsKey(Object name) {
        checkName(name);
        return !rawget.execute(globals, name).isNull();
    }

    @Override
    public Object remove(Object name) {
        Object previous = get(name);
        if (containsKey(name)) {
            globals.removeMember((String) name);
        }
        return previous;
    }

    /** As the interface demands it. */
    private static void checkName(Object name) {
        if (((String) name).isEmpty()) {
            throw new IllegalArgumentException("the name of a binding is empty");
        }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<String> names = new LinkedHashSet<>(globals.getMemberKeys());
        names.removeAll(libraries);
        List<String> found = List.copyOf(names);
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                Iterator<String> each = found.iterator();
                return new Iterator<>() {
                    private String last;

                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Entry<String, Object> next() {
                        last = each.next();
                        return new SimpleEntry<>(last, get(last)) {
                            private static final long serialVersionUID = 1;

                            @Override
                            public Object setValue(Object value) {
                                put(getKey(), value);
                                return super.setValue(value);
                            }
                        };
                    }

                    @Override
                    public void remove() {
                        globals.removeMember(last);
                    }
                };
            }

            @Override
            public int size() {
                return found.size();
            }
        };
    }

    @Override
    public void putAll(Map<? extends String, ? extends Object> entries) {
        entries.forEach(this::put);
    }
}
