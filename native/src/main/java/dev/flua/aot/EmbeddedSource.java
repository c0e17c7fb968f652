package dev.flua.aot;

import dev.flua.language.runtime.SystemText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that a program is to carry.
 *
 * @param name that the program knows it by: a folder's name and the path below it, or the file's own name
 */
record EmbeddedSource(String name, Path path) {
    /**
     * The files that {@code --embed} means, in the order of their names. Links are followed, as long as they do not lead out of the
     * folder that was named.
     *
     * @param output what is made, and is left out
     * @throws CompilationException if something there is no readable file, or two files would have the same name
     */
    static List<EmbeddedSource> of(List<Path> files, Path output) throws CompilationException {
        Collector collector = new Collector(output);
        files.forEach(collector::add);
        if (!collector.complaints.isEmpty()) {
            throw new CompilationException(collector.complaints);
        }
        return List.copyOf(collector.found.values());
    }

    private static final class Collector {
        private final Path output;
        private final SortedMap<String, EmbeddedSource> found = new TreeMap<>();
        private final List<String> complaints = new ArrayList<>();

        Collector(Path output) {
            this.output = output;
        }

        private void complain(Path path, String what) {
            complaints.add("--embed: " + text(path) + ": " + what);
        }

        private static String text(Path path) {
            return SystemText.toSourceText(path.toString());
        }

        void add(Path path) {
            Path last = path.toAbsolutePath().normalize().getFileName();
            if (last == null) {
                complain(path, "a folder without a name");
                return;
            }
            try {
                int before = found.size() + complaints.size();
                Files.walkFileTree(
                        path, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(path, text(last)));
                if (found.size() + complaints.size() == before) {
                    complain(path, "there is no file in it");
                }
            } catch (IOException e) {
                complain(path, reason(e));
            }
        }

        private static String reason(IOException e) {
            return switch (e) {
                case NoSuchFileException _ -> "No such file or directory";
                case AccessDeniedException _ -> "Permission denied";
                case FileSystemLoopException _ -> "a link to a folder that it is in";
                default -> "cannot be read";
            };
        }

        private final class Visitor extends SimpleFileVisitor<Path> {
            private final Path root;
            private final String rootName;

            Visitor(Path root, String rootName) {
                this.root = root;
                this.rootName = rootName;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return leadsOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    complain(file, "a link that leads nowhere");
                } else if (leadsOut(file)) {
                    return FileVisitResult.CONTINUE;
                } else if (!attributes.isRegularFile()) {
                    complain(file, "neither a file nor a folder");
                } else if (!Files.isReadable(file)) {
                    complain(file, "Permission denied");
                } else if (!Files.exists(output) || !Files.isSameFile(file, output)) {
                    add(new EmbeddedSource(name(file), file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                complain(file, reason(e));
                return FileVisitResult.CONTINUE;
            }

            private boolean leadsOut(Path path) throws IOException {
                boolean leadsOut = !path.equals(root)
                        && Files.isSymbolicLink(path)
                        && !path.toRealPath().startsWith(root.toRealPath());
                if (leadsOut) {
                    complain(path, "a link that leads out of the folder");
                }
                return leadsOut;
            }

            private String name(Path file) {
                if (file.equals(root)) {
                    return rootName;
                }
                StringBuilder name = new StringBuilder(rootName);
                root.relativize(file).forEach(part -> name.append('/').append(text(part)));
                return name.toString();
            }

            private void add(EmbeddedSource source) {
                EmbeddedSource other = found.putIfAbsent(source.name, source);
                if (other != null) {
                    complain(
                            source.path,
                            "would be called '" + source.name + "' in the program, as " + text(other.path) + " is");
                }
            }
        }
    }
}
