package dev.flua.stdlib.os;

import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.LuaOptions;
import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.stdlib.system.FileNames;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;

/**
 * The time zone of a context: the one that the option {@code lua.TimeZone} names, as the variable {@code TZ} names that of a C
 * program; or else the one that the embedder has chosen. Its rules are those of the system's time zone database, as far as the
 * context may read that; or else Java's.
 */
final class LocalZone {
    /** The option's value for the zone of the system, which is not in the variable. */
    private static final String SYSTEM = ":/etc/localtime";

    private static final String DATABASE = "/usr/share/zoneinfo";
    private static final String DATABASE_VARIABLE = "TZDIR";

    /** Names of the database that Java does not count among its own. */
    private static final Map<String, String> FIXED = Map.of("EST", "EST5", "MST", "MST7", "HST", "HST10");

    private static final ContextState<LocalZone> ZONE = ContextState.of(LocalZone::new);

    private final Calendar calendar;

    private LocalZone(LuaContext context) {
        Env env = context.env();
        String option = env.getOptions().get(LuaOptions.TimeZone);
        calendar = new Calendar(option.isEmpty() ? ofJava(env, env.getTimeZone()) : ofOption(env, option));
    }

    /** The calendar of this zone, which remembers what {@link Calendar#timeOf} found last, as C does. */
    static Calendar calendar(LuaContext context) {
        return ZONE.get(context).calendar;
    }

    private static Zone ofOption(Env env, String option) {
        String name = option.substring(option.startsWith(":") ? 1 : 0);
        Zone zone = name.isEmpty() ? null : ofFile(env, name);
        if (zone != null) {
            return zone;
        }
        if (option.equals(SYSTEM)) {
            return new JavaZone(env.getTimeZone());
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return new JavaZone(ZoneId.of(name));
        }
        return name.isEmpty() ? new PosixZone("UTC0") : new PosixZone(FIXED.getOrDefault(name, name));
    }

    private static Zone ofJava(Env env, ZoneId id) {
        Zone zone = ZoneId.getAvailableZoneIds().contains(id.getId()) ? ofFile(env, id.getId()) : null;
        return zone == null ? new JavaZone(id) : zone;
    }

    /** Null if there is no such file, or one that may not be read. */
    private static Zone ofFile(Env env, String name) {
        try {
            String folder = env.getEnvironment().get(DATABASE_VARIABLE);
            String file =
                    name.startsWith("/") ? name : (folder == null || folder.isEmpty() ? DATABASE : folder) + "/" + name;
            return ZoneFile.read(FileNames.file(env, file).readAllBytes());
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
