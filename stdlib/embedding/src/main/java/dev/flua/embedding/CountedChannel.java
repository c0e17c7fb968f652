package dev.flua.embedding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An open file that counts itself out when it is closed. */
final class CountedChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private final AtomicInteger openFiles;
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedChannel(SeekableByteChannel channel, AtomicInteger openFiles) {
        this.channel = channel;
        this.openFiles = openFiles;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            openFiles.decrementAndGet();
        }
        channel.close();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }
}
