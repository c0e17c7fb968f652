package dev.flua.stdlib.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** An open file. */
final class ChannelDevice implements Device {
    private final SeekableByteChannel channel;
    private final boolean append;

    /**
     * @param append whether everything is written to the end, wherever the position is
     */
    ChannelDevice(SeekableByteChannel channel, boolean append) {
        this.channel = channel;
        this.append = append;
    }

    @Override
    public int read(byte[] target, int from, int to) throws IOException {
        return channel.read(ByteBuffer.wrap(target, from, to - from));
    }

    @Override
    public void write(byte[] source, int from, int to) throws IOException {
        if (append) {
            channel.position(channel.size());
        }
        ByteBuffer bytes = ByteBuffer.wrap(source, from, to - from);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public void setPosition(long position) throws IOException {
        channel.position(position);
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
