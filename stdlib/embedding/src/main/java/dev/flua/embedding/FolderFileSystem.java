package dev.flua.embedding;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The files below one folder and no others, whatever {@code ..} and symbolic links say: every path is resolved to the file that it
 * means before anything is done with it. No links can be made, and only regular files can be opened.
 */
final class FolderFileSystem implements FileSystem {
    private static final int MAX_OPEN_FILES = 100;

    private static final Set<OpenOption> READING =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, StandardOpenOption.SPARSE);

    private final FileSystem host = FileSystem.newDefaultFileSystem();
    private final Path folder;
    private final boolean writable;
    private final AtomicInteger openFiles = new AtomicInteger();

    FolderFileSystem(Path folder, boolean writable) {
        try {
            this.folder = folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("the folder '" + folder + "' is not there", e);
        }
        this.writable = writable;
    }

    @Override
    public Path parsePath(URI uri) {
        return host.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return host.parsePath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return folder.resolve(path);
    }

    /**
     * The file that a path means.
     *
     * @param follows whether that of a symbolic link is the file that it leads to
     */
    private Path resolve(Path path, boolean follows) throws IOException {
        // Not normalised: what .. means depends on the links before it.
        Path real = real(toAbsolutePath(path), follows);
        if (!real.startsWith(folder)) {
            throw new AccessDeniedException(path.toString());
        }
        return real;
    }

    /** The file that a path means; what does not exist is a name in the folder that it would be in. */
    private Path real(Path path, boolean follows) throws IOException {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) {
            return path.toRealPath();
        }
        boolean isName = !name.toString().equals("..") && !name.toString().equals(".");
        if (follows || !isName) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !isName) {
                return path.toRealPath(); // fails where a link leads nowhere, so that nobody creates a file through it
            }
        }
        return parent.toRealPath().resolve(name);
    }

    private static boolean follows(LinkOption... options) {
        return !Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    private void requireWritable(Path path) throws IOException {
        if (!writable) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        Path real = resolve(path, follows(options));
        if (modes.contains(AccessMode.WRITE)) {
            requireWritable(path);
        }
        if (modes.contains(AccessMode.EXECUTE)) {
            throw new AccessDeniedException(path.toString());
        }
        host.checkAccess(real, modes, options);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        requireWritable(path);
        host.createDirectory(resolve(path, false), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        requireWritable(path);
        Path real = resolve(path, false);
        if (real.equals(folder)) {
            throw new AccessDeniedException(path.toString());
        }
        host.delete(real);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        requireWritable(target);
        Path from = resolve(source, true);
        requireRegular(from, source);
        host.copy(from, resolve(target, false), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        requireWritable(source);
        host.move(resolve(source, false), resolve(target, false), options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!READING.containsAll(options)) {
            requireWritable(path);
        }
        boolean follows = !options.contains(LinkOption.NOFOLLOW_LINKS);
        Path real = resolve(path, follows);
        requireRegular(real, path);
        if (openFiles.incrementAndGet() > MAX_OPEN_FILES) {
            openFiles.decrementAndGet();
            throw new FileSystemException(path.toString(), null, "Too many open files");
        }
        try {
            return new CountedChannel(host.newByteChannel(real, options, attributes), openFiles);
        } catch (IOException | RuntimeException e) {
            openFiles.decrementAndGet();
            throw e;
        }
    }

    /** Devices and pipes are not for scripts: opening one may wait for ever. */
    private static void requireRegular(Path real, Path path) throws IOException {
        if (Files.exists(real, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return host.newDirectoryStream(resolve(path, true), filter);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        Path real = resolve(path, follows(options));
        if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString());
        }
        return real;
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return host.readAttributes(resolve(path, follows(options)), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        requireWritable(path);
        host.setAttribute(resolve(path, follows(options)), attribute, value, options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw new AccessDeniedException(link.toString());
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        throw new AccessDeniedException(link.toString());
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        throw new AccessDeniedException(link.toString());
    }

    @Override
    public boolean isSameFile(Path first, Path second, LinkOption... options) throws IOException {
        return resolve(first, follows(options)).equals(resolve(second, follows(options)));
    }

    @Override
    public Path getTempDirectory() {
        if (!writable) {
            throw new SecurityException("no files can be made here");
        }
        return folder;
    }

    @Override
    public String getSeparator() {
        return host.getSeparator();
    }

    @Override
    public String getPathSeparator() {
        return host.getPathSeparator();
    }
}
