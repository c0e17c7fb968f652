package dev.flua.stdlib.os;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A zone by a file of the system's time zone database, in the format TZif (RFC 8536), which {@code zic} compiles. */
final class ZoneFile implements Zone {
    private static final int MAGIC = 'T' << 24 | 'Z' << 16 | 'i' << 8 | 'f';
    private static final int RESERVED_BYTES = 15;
    private static final int LARGEST_COUNT = 1 << 20; // no file comes near

    private final long[] changes;
    private final byte[] changeTypes;
    private final ClockTime[] types;
    private final long[] leapTimes;
    private final int[] leapSeconds;
    private final Zone afterChanges; // null: the last change is for ever

    private ZoneFile(Block block, Zone afterChanges) {
        changes = block.changes;
        changeTypes = block.changeTypes;
        types = block.types;
        leapTimes = block.leapTimes;
        leapSeconds = block.leapSeconds;
        this.afterChanges = afterChanges;
    }

    /** Reads a file; null if it is none of this format. */
    static ZoneFile read(byte[] content) {
        try {
            ByteBuffer data = ByteBuffer.wrap(content);
            Header first = Header.read(data);
            if (first == null) {
                return null;
            }
            if (first.version == 0) {
                return new ZoneFile(new Block(data, first, false), null);
            }
            data.position(data.position() + first.bytes(Integer.BYTES)); // the same with shorter numbers
            Header second = Header.read(data);
            return second == null ? null : new ZoneFile(new Block(data, second, true), footer(data));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Zone footer(ByteBuffer data) {
        String text = StandardCharsets.ISO_8859_1.decode(data).toString();
        int end = text.indexOf('\n', 1);
        return text.startsWith("\n") && end > 1 ? new PosixZone(text.substring(1, end)) : null;
    }

    @Override
    public ClockTime at(long time) {
        ClockTime clock = withoutLeapSeconds(time);
        int i = leapTimes.length - 1;
        while (i >= 0 && time < leapTimes[i]) {
            i--;
        }
        if (i < 0) {
            return clock;
        }
        boolean inserted = time == leapTimes[i] && leapSeconds[i] > (i == 0 ? 0 : leapSeconds[i - 1]);
        return new ClockTime(clock.offset(), clock.summerTime(), clock.name(), leapSeconds[i], inserted ? 1 : 0);
    }

    private ClockTime withoutLeapSeconds(long time) {
        if (changes.length == 0 && afterChanges != null) {
            return afterChanges.at(time);
        }
        if (changes.length == 0 || time < changes[0]) {
            return Arrays.stream(types)
                    .filter(type -> !type.summerTime())
                    .findFirst()
                    .orElse(types[0]);
        }
        if (afterChanges != null && time >= changes[changes.length - 1]) {
            return afterChanges.at(time);
        }
        int found = Arrays.binarySearch(changes, time);
        return types[changeTypes[found >= 0 ? found : -found - 2]];
    }

    /** The counts that come before the data. */
    private record Header(int version, int isUt, int isStandard, int leaps, int changes, int types, int characters) {
        /** Null if there is no header. */
        static Header read(ByteBuffer data) {
            if (data.getInt() != MAGIC) {
                return null;
            }
            int version = data.get();
            data.position(data.position() + RESERVED_BYTES);
            Header header = new Header(
                    version, data.getInt(), data.getInt(), data.getInt(), data.getInt(), data.getInt(), data.getInt());
            for (int count : new int[] {
                header.isUt, header.isStandard, header.leaps, header.changes, header.types, header.characters
            }) {
                if (count < 0 || count > LARGEST_COUNT) {
                    return null;
                }
            }
            return header.types == 0 ? null : header;
        }

        /** The size of the data, whose times have this many bytes. */
        int bytes(int timeBytes) {
            return changes * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + isStandard + isUt;
        }
    }

    /** The data. */
    private static final class Block {
        final long[] changes;
        final byte[] changeTypes;
        final ClockTime[] types;
        final long[] leapTimes;
        final int[] leapSeconds;

        Block(ByteBuffer data, Header header, boolean longTimes) {
            changes = new long[header.changes];
            for (int i = 0; i < changes.length; i++) {
                changes[i] = longTimes ? data.getLong() : data.getInt();
            }
            changeTypes = new byte[header.changes];
            data.get(changeTypes);
            int[] offsets = new int[header.types];
            boolean[] summerTimes = new boolean[header.types];
            int[] names = new int[header.types];
            for (int i = 0; i < header.types; i++) {
                offsets[i] = data.getInt();
                summerTimes[i] = data.get() != 0;
                names[i] = data.get() & 0xff;
            }
            byte[] characters = new byte[header.characters];
            data.get(characters);
            String text = new String(characters, StandardCharsets.ISO_8859_1);
            types = new ClockTime[header.types];
            for (int i = 0; i < types.length; i++) {
                String name = text.substring(names[i], text.indexOf('\0', names[i]));
                types[i] = new ClockTime(offsets[i], summerTimes[i], name);
            }
            for (byte type : changeTypes) {
                Objects.checkIndex(type, types.length);
            }
            leapTimes = new long[header.leaps];
            leapSeconds = new int[header.leaps];
            for (int i = 0; i < header.leaps; i++) {
                leapTimes[i] = longTimes ? data.getLong() : data.getInt();
                leapSeconds[i] = data.getInt();
            }
            data.position(data.position() + header.isStandard + header.isUt);
        }
    }
}
