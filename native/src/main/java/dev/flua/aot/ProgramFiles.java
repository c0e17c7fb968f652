package dev.flua.aot;

import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.parser.RequiredModules;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.ChunkLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects the files of a program: its script, the modules that these require by name, and those that options include. */
final class ProgramFiles {
    private static final String SUFFIX = ".lua";
    private static final String FOLDER_MODULE = "init";

    private final ProgramOptions options;
    private final ModuleSearch search;
    private final List<ProgramChunk> chunks = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Deque<Found> unread = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();

    /** A file to read: the name of its chunk, its name in messages, where it is. */
    private record Found(String name, String file, Path path) {}

    private ProgramFiles(ProgramOptions options, ModuleSearch search) {
        this.options = options;
        this.search = search;
    }

    /**
     * Finds all files, and parses them to see that they can be.
     *
     * @throws CompilationException if a file cannot be read or parsed, or a module cannot be found
     */
    static List<ProgramChunk> collect(ProgramOptions options) throws CompilationException {
        try (ModuleSearch search = new ModuleSearch(options.searchPath())) {
            return new ProgramFiles(options, search).collect();
        }
    }

    private List<ProgramChunk> collect() throws CompilationException {
        add(ProgramChunk.SCRIPT, options.script(), SystemText.path(options.script()));
        for (Path folder : options.includeFolders()) {
            addFolder(folder);
        }
        for (String name : options.include()) {
            if (name.contains("*")) {
                addPattern(name);
            } else {
                addModule(name, "--include", false);
            }
        }
        while (!unread.isEmpty()) {
            read(unread.remove());
        }
        if (!complaints.isEmpty()) {
            throw new CompilationException(complaints);
        }
        return List.copyOf(chunks);
    }

    private void add(String name, String file, Path path) {
        if (known.add(name)) {
            unread.add(new Found(name, file, path));
        }
    }

    private void addModule(String name, String place, boolean optional) {
        if (known.contains(name) || search.isStandard(name)) {
            return;
        }
        ModuleSearch.Result result = search.find(name);
        if (result.file().isPresent()) {
            String file = result.file().get();
            add(name, file, SystemText.path(file));
        } else if (!optional && !options.allowMissing()) {
            complaints.add(place + ": module '" + name + "' not found:\n\t" + result.tried());
        }
    }

    private void read(Found found) {
        byte[] content;
        try {
            content = ChunkLoader.withoutFirstComment(Files.readAllBytes(found.path()));
        } catch (IOException e) {
            complaints.add("cannot open " + found.file()
                    + (e instanceof NoSuchFileException ? ": No such file or directory" : ""));
            return;
        }
        if (content.length > 0 && content[0] == BinaryChunk.MARK) {
            complaints.add(found.file() + " is a binary chunk: compile the file that it was made of");
            return;
        }
        try {
            String text = SourceText.decode(content);
            chunks.add(new ProgramChunk(found.name(), found.file(), text, ChunkParser.parse(text, found.file())));
            for (RequiredModules.Module module : RequiredModules.in(text, found.file())) {
                addModule(module.name(), found.file() + ":" + module.line(), module.optional());
            }
        } catch (LuaSyntaxException e) {
            complaints.add(e.getMessage());
        }
    }

    /** The modules that the files below a folder are, if the folder were in {@code package.path}. */
    private void addFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(file -> add(
                            moduleName(folder, file),
                            SystemText.toSourceText(file.normalize().toString()),
                            file));
        } catch (IOException e) {
            complaints.add("cannot read the folder " + SystemText.toSourceText(folder.toString()));
        }
    }

    private static String moduleName(Path folder, Path file) {
        List<String> names = new ArrayList<>();
        folder.relativize(file).forEach(name -> names.add(SystemText.toSourceText(name.toString())));
        String last = names.removeLast();
        last = last.substring(0, last.length() - SUFFIX.length());
        if (!last.equals(FOLDER_MODULE) || names.isEmpty()) {
            names.add(last);
        }
        return String.join(".", names);
    }

    /** The modules along the path whose names fit {@code pattern}, in which {@code *} stands for any characters. */
    private void addPattern(String pattern) {
        Pattern names = Pattern.compile(Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow());
        int before = known.size();
        for (String template : search.path().split(";")) {
            int mark = template.indexOf("?" + SUFFIX);
            Path folder = mark < 0
                    ? null
                    : SystemText.path(template.substring(0, mark).isEmpty() ? "." : template.substring(0, mark));
            if (folder == null || !Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                        .map(file -> moduleName(folder, file))
                        .filter(name -> names.matcher(name).matches())
                        .sorted()
                        .forEach(name -> addModule(name, "--include", false));
            } catch (IOException e) {
                complaints.add("cannot read the folder " + SystemText.toSourceText(folder.toString()));
            }
        }
        if (known.size() == before) {
            complaints.add("--include " + pattern + ": no module along the path has such a name");
        }
    }
}
