package dev.flua.stdlib.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** An open file. */
final class ChannelDevice implements Device {
    private static final long AT_CHANNEL = -1;

    private final SeekableByteChannel channel;
    private final OpenMode mode;

    /** Where a file that only appends was set to since the last writing: its channel says that it is at the end always. */
    private long position = AT_CHANNEL;

    ChannelDevice(SeekableByteChannel channel, OpenMode mode) {
        this.channel = channel;
        this.mode = mode;
    }

    @Override
    public int read(byte[] target, int from, int to) throws IOException {
        return channel.read(ByteBuffer.wrap(target, from, to - from));
    }

    @Override
    public void write(byte[] source, int from, int to) throws IOException {
        if (mode == OpenMode.APPEND_UPDATE) {
            channel.position(channel.size());
        }
        position = AT_CHANNEL;
        ByteBuffer bytes = ByteBuffer.wrap(source, from, to - from);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public long position() throws IOException {
        return position == AT_CHANNEL ? channel.position() : position;
    }

    @Override
    public void setPosition(long newPosition) throws IOException {
        channel.position(newPosition);
        if (mode == OpenMode.APPEND) {
            position = newPosition;
        }
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
