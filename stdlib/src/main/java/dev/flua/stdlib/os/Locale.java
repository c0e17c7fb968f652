package dev.flua.stdlib.os;

import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The locale of a context, by its name in each category. There are {@code C}, which is also called {@code POSIX}, and {@code
 * C.UTF-8}, in which everything that Lua asks of a locale is as in {@code C}: so only the names differ.
 */
final class Locale {
    private static final String C = "C";
    private static final String POSIX = "POSIX";

    /** A category of the GNU C library; Lua names some of them, and a name of all has each. */
    enum Category {
        CTYPE,
        NUMERIC,
        TIME,
        COLLATE,
        MONETARY,
        MESSAGES,
        PAPER,
        NAME,
        ADDRESS,
        TELEPHONE,
        MEASUREMENT,
        IDENTIFICATION;

        /** Null if Lua has no category of that name. */
        static Category named(String name) {
            return switch (name) {
                case "collate" -> COLLATE;
                case "ctype" -> CTYPE;
                case "monetary" -> MONETARY;
                case "numeric" -> NUMERIC;
                case "time" -> TIME;
                default -> null;
            };
        }

        String variable() {
            return "LC_" + name();
        }
    }

    private static final ContextState<Locale> LOCALE = ContextState.of(_ -> new Locale());

    private final Map<Category, String> names = new EnumMap<>(Category.class);

    private Locale() {
        for (Category category : Category.values()) {
            names.put(category, C);
        }
    }

    static Locale of(LuaContext context) {
        return LOCALE.get(context);
    }

    /** The name of the locale in a category; null for all of them. */
    String name(Category category) {
        if (category != null) {
            return names.get(category);
        }
        long different = names.values().stream().distinct().count();
        return different == 1
                ? names.get(Category.CTYPE)
                : names.entrySet().stream()
                        .map(entry -> entry.getKey().variable() + "=" + entry.getValue())
                        .collect(Collectors.joining(";"));
    }

    /**
     * Sets the locale in a category, null for all of them.
     *
     * @param name empty for the one that the environment asks for; of all categories as {@link #name} returns it
     * @return the name, or null if there is no such locale
     */
    String set(Category category, String name, Env env) {
        Map<Category, String> wanted = new EnumMap<>(names);
        Stream<Category> chosen = category == null ? Stream.of(Category.values()) : Stream.of(category);
        if (name.isEmpty()) {
            chosen.forEach(one -> wanted.put(one, ofEnvironment(one, env)));
        } else if (category == null && name.indexOf('=') >= 0) {
            Map<String, String> parts = Stream.of(name.split(";"))
                    .map(part -> part.split("=", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> part[part.length - 1], (_, last) -> last));
            chosen.forEach(one -> wanted.put(one, parts.getOrDefault(one.variable(), "")));
        } else {
            chosen.forEach(one -> wanted.put(one, name));
        }
        if (!wanted.values().stream().allMatch(Locale::exists)) {
            return null;
        }
        wanted.replaceAll((_, one) -> one.equals(POSIX) ? C : one);
        names.putAll(wanted);
        return name(category);
    }

    private static String ofEnvironment(Category category, Env env) {
        Map<String, String> variables = env.getEnvironment();
        return Stream.of("LC_ALL", category.variable(), "LANG")
                .map(variable -> variables.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(C);
    }

    private static boolean exists(String name) {
        String encoding = name.startsWith("C.") ? name.substring(2).replace("-", "") : "";
        return name.equals(C) || name.equals(POSIX) || encoding.equalsIgnoreCase("utf8");
    }
}
