import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Calls the native methods of {@code ../jdk} in the ways in which Java code does, and prints what comes of it. NativeMethodsTest runs it
 * on the JVM and as a native image: the output must be the same.
 *
 * <p>Arguments: an empty folder, how many processes to start one after the other, and the command that runs this program again, for
 * what needs a second process.
 */
public final class NativeMethods {
    private static final int BIG = 300_000;
    private static final int LONGEST = 1000;

    private static final PrintStream OUT = System.out;
    private static Path folder;
    private static int processes;
    private static List<String> self;

    private NativeMethods() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "zone" -> printZone();
            case "echo" -> OUT.println(outputOf(new ProcessBuilder("cat").redirectInput(new File(arguments[1])).start()));
            case "bytes" -> printBytes();
            case "lock" -> holdLock(Path.of(arguments[1]));
            default -> {
                folder = Path.of(arguments[0]);
                processes = Integer.parseInt(arguments[1]);
                self = List.of(arguments).subList(2, arguments.length);
                checkAll();
            }
        }
    }

    private static void checkAll() throws Exception {
        streams();
        randomAccess();
        files();
        canonicalPaths();
        channels();
        transfers();
        locks();
        mappings();
        paths();
        attributes();
        links();
        walks();
        copies();
        environment();
        processEnds();
        processStreams();
        processSearch();
        processHandles();
        manyProcesses();
        timeZones();
        checksums();
        deflating();
        inflatingErrors();
        archives();
        interrupts();
        names();
        network();
    }

    // ---- output ----

    private static void check(String name, Callable<?> action) {
        Object result;
        try {
            result = action.call();
        } catch (Throwable e) {
            result = e + (e.getCause() == null ? "" : " <- " + e.getCause());
        }
        if (result instanceof byte[] bytes) {
            result = bytes.length > 64 ? bytes.length + " bytes, sum " + sum(bytes) : HexFormat.of().formatHex(bytes);
        }
        if (result instanceof Object[] array) {
            result = Arrays.toString(array);
        }
        String text = (name + ": " + result).replace(folder.toString(), "FOLDER");
        OUT.println(text.length() > LONGEST ? text.substring(0, LONGEST) + "... of " + text.length() : text);
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void run(String name, Action action) {
        check(name, () -> {
            action.run();
            return "done";
        });
    }

    private static long sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Bytes that can be compressed a little. */
    private static byte[] sample(int length) {
        byte[] bytes = new byte[length];
        int state = 1;
        for (int i = 0; i < length; i++) {
            state = state * 1103515245 + 12345;
            bytes[i] = (byte) (state >>> 16 & (i % 7 < 4 ? 0x0f : 0xff));
        }
        return bytes;
    }

    private static Path path(String name) {
        return folder.resolve(name);
    }

    private static Path written(String name, String text) throws IOException {
        return Files.writeString(path(name), text);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    // ---- java.io ----

    private static void streams() throws Exception {
        OUT.println("== streams");
        File file = path("stream").toFile();
        byte[] big = sample(BIG);
        run("write", () -> {
            try (FileOutputStream out = new FileOutputStream(file)) {
                out.write('a');
                out.write(new byte[0]);
                out.write(big, 1, 8192);
                out.write(big, 0, 8193);
                out.write(big);
            }
        });
        check("length", file::length);
        run("append", () -> {
            try (FileOutputStream out = new FileOutputStream(file, true)) {
                out.write("end".getBytes());
            }
        });
        check("read", () -> {
            try (FileInputStream in = new FileInputStream(file)) {
                byte[] buffer = new byte[400_000];
                return in.read() + " " + in.read(buffer, 5, 10) + " " + in.available() + " " + in.skip(100) + " " + in.skip(-50) + " "
                        + in.read(buffer, 0, 0) + " " + in.read(buffer) + " " + in.read(buffer) + " " + in.read() + " " + sum(buffer)
                        + " " + in.available();
            }
        });
        check("read all", () -> {
            try (FileInputStream in = new FileInputStream(file)) {
                return in.readAllBytes();
            }
        });
        check("skip beyond the end", () -> {
            try (FileInputStream in = new FileInputStream(file)) {
                return in.skip(1L << 40) + " " + in.read() + " " + in.available();
            }
        });
        check("transferTo", () -> {
            try (FileInputStream in = new FileInputStream(file);
                    FileOutputStream out = new FileOutputStream(path("transferred").toFile())) {
                in.read();
                return in.transferTo(out);
            }
        });
        check("transferred", () -> Files.readAllBytes(path("transferred")));
        for (int[] range : new int[][] {{-1, 2}, {0, -1}, {3, 8}, {0, 11}, {11, 0}}) {
            check("range " + range[0] + " " + range[1], () -> {
                try (FileInputStream in = new FileInputStream(file)) {
                    return in.read(new byte[10], range[0], range[1]);
                }
            });
            run("range out " + range[0] + " " + range[1], () -> {
                try (FileOutputStream out = new FileOutputStream("/dev/null")) {
                    out.write(new byte[10], range[0], range[1]);
                }
            });
        }
        check("no file", () -> new FileInputStream(path("missing").toFile()));
        check("no folder", () -> new FileOutputStream(path("missing/x").toFile()));
        check("a folder", () -> new FileInputStream(folder.toFile()));
        check("a folder to write", () -> new FileOutputStream(folder.toFile()));
        check("file as folder", () -> new FileInputStream(new File(file, "x")));
        check("name too long", () -> new FileInputStream(path("x".repeat(300)).toFile()));
        check("path too long", () -> new FileInputStream(path("x/".repeat(3000)).toFile()));
        check("zero in name", () -> new FileInputStream("a\0b"));
        FileInputStream closed = new FileInputStream(file);
        FileDescriptor descriptor = closed.getFD();
        closed.close();
        closed.close();
        check("closed descriptor", descriptor::valid);
        check("closed read", closed::read);
        check("closed read array", () -> closed.read(new byte[3]));
        check("closed read no bytes", () -> closed.read(new byte[0]));
        check("closed available", closed::available);
        check("closed skip", () -> closed.skip(1));
        check("closed read all", closed::readAllBytes);
        FileOutputStream closedOut = new FileOutputStream(path("closed").toFile());
        closedOut.close();
        run("closed write", () -> closedOut.write(1));
        run("closed write array", () -> closedOut.write(new byte[10]));
        run("closed sync", descriptor::sync);
        run("sync", () -> {
            try (FileOutputStream out = new FileOutputStream(file, true)) {
                out.getFD().sync();
            }
        });
        run("sync of /dev/null", () -> {
            try (FileOutputStream out = new FileOutputStream("/dev/null")) {
                out.getFD().sync();
            }
        });
        for (int length : new int[] {1, 10_000}) {
            run("/dev/full " + length, () -> {
                try (FileOutputStream out = new FileOutputStream("/dev/full")) {
                    out.write(new byte[length]);
                }
            });
        }
        check("/dev/zero", () -> {
            try (FileInputStream in = new FileInputStream("/dev/zero")) {
                return in.read() + " " + in.read(new byte[20_000]);
            }
        });
        check("/dev/null", () -> {
            try (FileInputStream in = new FileInputStream("/dev/null")) {
                return in.read() + " " + in.available();
            }
        });
        check("/proc", () -> {
            try (FileInputStream in = new FileInputStream("/proc/self/limits")) {
                return new String(in.readAllBytes()).lines().findFirst().orElse("");
            }
        });
        check("read error", () -> {
            try (FileInputStream in = new FileInputStream("/proc/self/mem")) {
                return in.read(new byte[3]);
            }
        });
        check("read error of many", () -> {
            try (FileInputStream in = new FileInputStream("/proc/self/mem")) {
                return in.read(new byte[30_000]);
            }
        });
        check("sparse file", () -> {
            long end = 5L << 30;
            try (RandomAccessFile out = new RandomAccessFile(path("sparse").toFile(), "rw")) {
                out.seek(end);
                out.write(7);
            }
            try (FileInputStream in = new FileInputStream(path("sparse").toFile())) {
                return in.available() + " " + in.skip(end) + " " + in.read() + " " + path("sparse").toFile().length();
            }
        });
        Files.delete(path("sparse"));
    }

    private static void randomAccess() {
        OUT.println("== random access");
        File file = path("random").toFile();
        byte[] big = sample(BIG);
        check("write and read", () -> {
            try (RandomAccessFile random = new RandomAccessFile(file, "rw")) {
                random.write(big);
                random.writeInt(0xCAFEBABE);
                random.seek(1000);
                random.writeUTF("houses");
                random.seek(1000);
                String text = random.readUTF();
                random.seek(BIG);
                byte[] rest = new byte[10];
                return text + " " + Integer.toHexString(random.readInt()) + " " + random.read() + " " + random.read(rest) + " "
                        + random.getFilePointer() + " " + random.length();
            }
        });
        check("set length", () -> {
            try (RandomAccessFile random = new RandomAccessFile(file, "rws")) {
                random.seek(5000);
                random.setLength(2000);
                long pointer = random.getFilePointer();
                random.setLength(9000);
                return pointer + " " + random.getFilePointer() + " " + random.length() + " " + random.read();
            }
        });
        for (String mode : List.of("r", "rwd", "x")) {
            run("write in mode " + mode, () -> {
                try (RandomAccessFile random = new RandomAccessFile(file, mode)) {
                    random.write(1);
                }
            });
        }
        run("seek before the start", () -> {
            try (RandomAccessFile random = new RandomAccessFile(file, "r")) {
                random.seek(-1);
            }
        });
        check("missing", () -> new RandomAccessFile(path("missing").toFile(), "r"));
        check("a folder", () -> new RandomAccessFile(folder.toFile(), "rw"));
        run("/dev/full", () -> {
            try (RandomAccessFile random = new RandomAccessFile("/dev/full", "rw")) {
                random.write(new byte[9000]);
            }
        });
        run("closed", () -> {
            RandomAccessFile random = new RandomAccessFile(file, "rw");
            random.close();
            check("closed read", random::read);
            check("closed length", random::length);
            check("closed position", random::getFilePointer);
            run("closed seek", () -> random.seek(1));
            run("closed set length", () -> random.setLength(1));
            run("closed write", () -> random.write(new byte[5]));
        });
    }

    private static void files() throws Exception {
        OUT.println("== java.io.File");
        File made = path("made").toFile();
        check("create", made::createNewFile);
        check("create again", made::createNewFile);
        check("create nowhere", () -> path("missing/x").toFile().createNewFile());
        check("exists", () -> made.exists() + " " + made.isFile() + " " + made.isDirectory() + " " + made.isHidden());
        check("device", () -> new File("/dev/null").exists() + " " + new File("/dev/null").isFile());
        check("rights", () -> made.canRead() + " " + made.canExecute());
        check("set executable", () -> made.setExecutable(true) + " " + made.canExecute() + " " + permissions(made.toPath()));
        check("set executable for all", () -> made.setExecutable(true, false) + " " + permissions(made.toPath()));
        check("set read only", () -> made.setReadOnly() + " " + permissions(made.toPath()));
        check("set writable", () -> made.setWritable(true) + " " + permissions(made.toPath()));
        check("set time", () -> made.setLastModified(1234567890123L) + " " + made.lastModified());
        check("no time", () -> path("missing").toFile().lastModified() + " " + path("missing").toFile().length());
        check("mkdir", () -> path("f1").toFile().mkdir() + " " + path("f1").toFile().mkdir() + " " + path("f2/g/h").toFile().mkdirs());
        check("rename", () -> path("f2").toFile().renameTo(path("f3").toFile()) + " " + path("f2").toFile().renameTo(path("f3").toFile()));
        check("delete", () -> path("f3").toFile().delete() + " " + path("f1").toFile().delete() + " " + path("f1").toFile().delete());
        for (int i = 0; i < 100; i++) {
            Files.createFile(path("f3/number" + i));
        }
        check("list", () -> {
            String[] names = path("f3").toFile().list();
            Arrays.sort(names);
            return names;
        });
        check("list nothing", () -> path("missing").toFile().list() + " " + made.list());
        check("space", () -> folder.toFile().getTotalSpace() > 0 && folder.toFile().getUsableSpace() <= folder.toFile().getFreeSpace());
        check("temporary", () -> File.createTempFile("abc", ".x", folder.toFile()).getName().matches("abc\\d+\\.x"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void canonicalPaths() throws Exception {
        OUT.println("== canonical paths");
        Files.createDirectories(path("c/d"));
        Files.createSymbolicLink(path("c/link"), Path.of("d"));
        Files.createSymbolicLink(path("c/loop"), Path.of("loop"));
        Files.createSymbolicLink(path("c/broken"), Path.of("nowhere/x"));
        written("c/d/file", "x");
        for (String name : List.of(
                "c/link/file", "c/link/../d/./file", "c/missing", "c/missing/../d", "c/link/missing/x", "c/link/..", "c//d///file/", ".",
                "c/loop", "c/loop/x", "c/broken", "c/d/file/x", "c/d/file/..", "../../../../../../../../x/../y")) {
            check(name, () -> new File(folder + "/" + name).getCanonicalPath());
        }
        check("/", () -> new File("/").getCanonicalPath() + " " + new File("/..").getCanonicalPath() + " " + new File("//a").getCanonicalPath());
    }

    // ---- channels ----

    private static void channels() throws Exception {
        OUT.println("== channels");
        Path file = path("channel");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            check("write", () -> channel.write(ByteBuffer.wrap(sample(BIG))));
            check("write direct", () -> channel.write(ByteBuffer.allocateDirect(100)));
            check("write parts", () -> channel.write(new ByteBuffer[] {
                ByteBuffer.wrap("one".getBytes()), ByteBuffer.allocate(0), ByteBuffer.wrap("three".getBytes())
            }));
            check("write at", () -> channel.write(ByteBuffer.wrap("there".getBytes()), 77));
            check("position", () -> channel.position() + " " + channel.size());
            ByteBuffer first = ByteBuffer.allocateDirect(10);
            ByteBuffer second = ByteBuffer.allocate(20);
            check("read parts", () -> channel.position(70).read(new ByteBuffer[] {first, second}) + " " + first.position() + " " + sum(second.array()));
            check("read at", () -> {
                ByteBuffer buffer = ByteBuffer.allocate(5);
                return channel.read(buffer, 77) + new String(buffer.array()) + channel.position();
            });
            check("read at the end", () -> channel.read(ByteBuffer.allocate(5), 1 << 30) + " " + channel.position(1 << 30).read(ByteBuffer.allocate(5)));
            check("truncate", () -> channel.truncate(1000).size() + " " + channel.position());
            run("force", () -> channel.force(false));
            run("force all", () -> channel.force(true));
            run("negative position", () -> channel.position(-1));
            check("negative read", () -> channel.read(ByteBuffer.allocate(3), -1));
        }
        FileChannel closed = FileChannel.open(file);
        closed.close();
        check("closed", () -> closed.read(ByteBuffer.allocate(3)));
        check("closed size", closed::size);
        check("read only", () -> {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.write(ByteBuffer.allocate(3));
            }
        });
        check("append", () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                return channel.write(ByteBuffer.allocate(3)) + " " + channel.position() + " " + channel.size();
            }
        });
        check("exists already", () -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        check("missing", () -> FileChannel.open(path("missing")));
        check("no link", () -> FileChannel.open(path("c/link"), LinkOption.NOFOLLOW_LINKS));
        check("/dev/full", () -> {
            try (FileChannel channel = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
                return channel.write(ByteBuffer.allocate(3));
            }
        });
        check("a folder", () -> {
            try (FileChannel channel = FileChannel.open(folder)) {
                return channel.read(ByteBuffer.allocate(3));
            }
        });
        check("delete on close", () -> {
            FileChannel channel = FileChannel.open(
                    path("fleeting"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel.close();
            return Files.exists(path("fleeting"));
        });
    }

    private static void transfers() throws Exception {
        OUT.println("== transfers");
        Path source = Files.write(path("source"), sample(BIG));
        Path target = path("target");
        try (FileChannel in = FileChannel.open(source);
                FileChannel out = FileChannel.open(
                        target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            check("to", () -> in.transferTo(100, BIG, out) + " " + in.position() + " " + out.position());
            check("to of nothing", () -> in.transferTo(BIG, 10, out) + " " + in.transferTo(BIG + 5, 10, out) + " " + in.transferTo(0, 0, out));
            check("from", () -> out.transferFrom(in, 50, 1000) + " " + in.position() + " " + out.position() + " " + out.size());
            check("from at the end", () -> in.position(BIG).position() + " " + out.transferFrom(in, 0, 1000));
            check("from beyond the end", () -> out.transferFrom(in.position(0), 1 << 20, 1000));
        }
        check("result", () -> Files.readAllBytes(target));
        check("appended", () -> {
            try (FileChannel in = FileChannel.open(source); FileChannel out = FileChannel.open(target, StandardOpenOption.APPEND)) {
                return in.transferTo(0, 5000, out) + " " + out.size();
            }
        });
        check("to /dev/full", () -> {
            try (FileChannel in = FileChannel.open(source);
                    FileChannel out = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
                return in.transferTo(0, 5000, out);
            }
        });
        check("from /proc", () -> {
            try (FileChannel in = FileChannel.open(Path.of("/proc/self/limits"));
                    FileChannel out = FileChannel.open(path("limits"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return out.transferFrom(in, 0, 10);
            }
        });
        check("to a stream", () -> {
            try (FileChannel in = FileChannel.open(source); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                in.transferTo(10, 20_000, java.nio.channels.Channels.newChannel(bytes));
                return bytes.toByteArray();
            }
        });
    }

    private static void holdLock(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.lock(10, 20, false)) {
            OUT.println("locked " + lock.isValid());
            OUT.flush();
            System.in.read();
        }
    }

    private static void locks() throws Exception {
        OUT.println("== locks");
        Path file = written("lock", "some text that is long enough");
        List<String> command = new ArrayList<>(self);
        command.addAll(List.of("lock", file.toString()));
        Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
        check("other process", () -> other.inputReader().readLine());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            check("region of another", () -> channel.tryLock(15, 1, false));
            check("region beside", () -> channel.tryLock(0, 10, false).isValid());
            check("overlapping", () -> channel.tryLock(5, 1, false));
            check("shared", () -> channel.tryLock(40, 10, true).isShared());
            check("waiting is interrupted", () -> interrupted(() -> channel.lock(10, 20, false)));
        }
        other.getOutputStream().close();
        check("end of other", other::waitFor);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            check("whole", () -> {
                FileLock lock = channel.lock();
                lock.release();
                return lock.isValid() + " " + lock.size();
            });
        }
        check("exclusive lock of what is read", () -> {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.tryLock();
            }
        });
    }

    private static void mappings() throws Exception {
        OUT.println("== mappings");
        Path file = Files.write(path("mapped"), sample(BIG));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            check("write", () -> {
                MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 5000, 10_000);
                map.put(3, (byte) 99);
                channel.force(true); // and not the map: the builder links no native method of java.nio itself
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, 5003);
                return one.get(0);
            });
            check("private", () -> {
                MappedByteBuffer map = channel.map(FileChannel.MapMode.PRIVATE, 0, 100);
                map.put(3, (byte) 77);
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, 3);
                return map.get(3) + " " + one.get(0);
            });
            check("read only", () -> channel.map(FileChannel.MapMode.READ_ONLY, 0, 100).put(0, (byte) 1));
            check("growing", () -> channel.map(FileChannel.MapMode.READ_WRITE, BIG, 1 << 20).capacity() + " " + channel.size());
            check("empty", () -> channel.map(FileChannel.MapMode.READ_ONLY, 3, 0).capacity());
        }
        check("of a file that is only read", () -> {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, 10);
            }
        });
        check("of /dev/null", () -> {
            try (FileChannel channel = FileChannel.open(Path.of("/dev/null"))) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, 10);
            }
        });
    }

    // ---- java.nio.file ----

    private static void paths() throws Exception {
        OUT.println("== paths");
        Files.createDirectory(path("p"));
        check("folder again", () -> Files.createDirectory(path("p")));
        check("folder nowhere", () -> Files.createDirectory(path("q/r")));
        check("delete missing", () -> {
            Files.delete(path("missing"));
            return null;
        });
        written("p/x", "x");
        run("delete full folder", () -> Files.delete(path("p")));
        check("move", () -> Files.readString(Files.move(path("p/x"), path("p/y"))));
        written("p/z", "z");
        check("move to what is there", () -> Files.move(path("p/y"), path("p/z")));
        check("replace", () -> Files.readString(Files.move(path("p/y"), path("p/z"), StandardCopyOption.REPLACE_EXISTING)));
        check("atomic", () -> Files.readString(Files.move(path("p/z"), path("p/x"), StandardCopyOption.ATOMIC_MOVE)));
        check("move to another file system", () -> {
            if (!Files.isWritable(Path.of("/dev/shm"))) {
                return "x false";
            }
            Path other = Path.of("/dev/shm/native-methods-" + ProcessHandle.current().pid());
            String text = Files.readString(Files.move(path("p/x"), other));
            Files.move(other, path("p/x2"));
            return text + " " + Files.exists(other);
        });
        check("temporary folder", () -> permissions(Files.createTempDirectory(folder, "t")));
        check("temporary file", () -> permissions(Files.createTempFile(folder, "t", "")));
        check("access", () -> Files.isReadable(folder) + " " + Files.isExecutable(Path.of("/etc/passwd")) + " " + Files.isWritable(path("missing")));
        check("real path", () -> path("c/link/../link/file").toRealPath());
        check("real path of nothing", () -> path("missing").toRealPath());
        check("same file", () -> Files.isSameFile(path("c/link/file"), path("c/d/file")));
        check("mismatch", () -> Files.mismatch(path("source"), path("mapped")));
        check("working directory", () -> Path.of("").toAbsolutePath().equals(Path.of("").toRealPath()));
        check("zero", () -> Path.of("a\0b"));
        check("secure folder", () -> {
            Files.createDirectories(path("s/t"));
            written("s/file", "secure");
            List<String> result = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(path("s"))) {
                if (stream instanceof SecureDirectoryStream<Path> secure) {
                    try (SecureDirectoryStream<Path> inner = secure.newDirectoryStream(Path.of("t"))) {
                        secure.move(Path.of("file"), inner, Path.of("moved"));
                        result.add(inner.getFileAttributeView(Path.of("moved"), BasicFileAttributeView.class)
                                .readAttributes()
                                .size() + "");
                        inner.deleteFile(Path.of("moved"));
                    }
                    secure.deleteDirectory(Path.of("t"));
                }
                stream.forEach(entry -> result.add(entry.toString()));
            }
            return result;
        });
        check("no stream of a file", () -> Files.newDirectoryStream(path("source")));
        check("closed stream", () -> {
            DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
            stream.close();
            return stream.iterator().hasNext();
        });
    }

    private static void attributes() throws Exception {
        OUT.println("== attributes");
        Path file = written("attributes", "twelve bytes");
        Instant now = Instant.now();
        check("sizes", () -> Files.size(file) + " " + Files.getAttribute(file, "unix:nlink") + " " + Files.getAttribute(file, "unix:mode"));
        check("birth", () -> {
            Instant birth = Files.readAttributes(file, BasicFileAttributes.class).creationTime().toInstant();
            return Duration.between(birth, now).abs().toMinutes();
        });
        FileTime time = FileTime.from(Instant.ofEpochSecond(1_000_000_000, 123_456_789));
        check("birth stays", () -> {
            BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime birth = before.creationTime();
            Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(1000)));
            BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
            return birth.equals(after.creationTime()) + " " + birth.equals(after.lastModifiedTime());
        });
        check("times", () -> {
            Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, FileTime.fromMillis(-2000), null);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.lastAccessTime();
        });
        check("time of a link", () -> {
            Files.createSymbolicLink(path("timed"), file);
            Files.getFileAttributeView(path("timed"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).setTimes(time, time, null);
            return Files.getLastModifiedTime(path("timed"), LinkOption.NOFOLLOW_LINKS) + " " + Files.getLastModifiedTime(path("timed"));
        });
        check("permissions", () -> permissions(Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"))));
        check("permissions of a new file", () -> permissions(Files.createFile(
                path("narrow"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))));
        check("owner", () -> {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            Files.setOwner(file, attributes.owner());
            return attributes.owner() + " " + attributes.group();
        });
        check("principals", () -> file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root") + " "
                + file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("root"));
        check("no user", () -> file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody-of-this-name"));
        check("no group", () -> file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("nobody-of-this-name"));
        check("kinds", () -> {
            StringBuilder kinds = new StringBuilder();
            for (Path path : List.of(folder, file, Path.of("/dev/null"), path("timed"))) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                kinds.append(attributes.isDirectory() + " " + attributes.isRegularFile() + " " + attributes.isOther() + " "
                        + attributes.isSymbolicLink() + "; ");
            }
            return kinds;
        });
        check("key", () -> Files.readAttributes(file, BasicFileAttributes.class).fileKey().equals(
                Files.readAttributes(path("timed"), BasicFileAttributes.class).fileKey()));
        check("device", () -> Files.getAttribute(Path.of("/dev/null"), "unix:rdev"));
        check("missing", () -> Files.readAttributes(path("missing"), BasicFileAttributes.class));
        check("beyond a file", () -> Files.readAttributes(file.resolve("x"), BasicFileAttributes.class));
        check("user's own", () -> {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
            ByteBuffer value = ByteBuffer.allocate(10);
            int written = view.write("color", ByteBuffer.wrap("green".getBytes()));
            return written + " " + view.list() + view.size("color") + view.read("color", value) + new String(value.array(), 0, 5);
        });
        check("not the user's own", () -> Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).size("missing"));
        check("file store", () -> Files.getFileStore(file).getTotalSpace() >= Files.getFileStore(file).getUsableSpace());
        check("file store of /proc", () -> Files.getFileStore(Path.of("/proc")).type());
    }

    private static void links() throws Exception {
        OUT.println("== links");
        Path file = written("linked", "content");
        check("hard", () -> Files.readString(Files.createLink(path("hard"), file)) + Files.getAttribute(file, "unix:nlink"));
        check("hard again", () -> Files.createLink(path("hard"), file));
        check("hard to nothing", () -> Files.createLink(path("hard2"), path("missing")));
        check("symbolic", () -> Files.readSymbolicLink(Files.createSymbolicLink(path("symbolic"), Path.of("linked"))));
        check("through it", () -> Files.readString(path("symbolic")));
        check("long", () -> Files.readSymbolicLink(Files.createSymbolicLink(path("long"), Path.of("x/".repeat(2000) + "y"))).toString().length());
        check("again", () -> Files.createSymbolicLink(path("symbolic"), file));
        check("no link", () -> Files.readSymbolicLink(file));
        check("loop", () -> Files.readString(path("c/loop")));
        check("exists", () -> Files.exists(path("c/broken")) + " " + Files.exists(path("c/broken"), LinkOption.NOFOLLOW_LINKS));
    }

    private static void walks() throws Exception {
        OUT.println("== walks");
        Files.createDirectories(path("w/a/b/c"));
        Files.createDirectories(path("w/d"));
        written("w/a/file", "1");
        written("w/a/b/other", "22");
        Files.createSymbolicLink(path("w/d/back"), Path.of("../a"));
        Files.createSymbolicLink(path("w/a/b/loop"), Path.of(".."));
        check("walk", () -> sorted(Files.walk(path("w"))));
        check("depth", () -> sorted(Files.walk(path("w"), 1)));
        check("loop", () -> sorted(Files.walk(path("w"), FileVisitOption.FOLLOW_LINKS)));
        check("find", () -> sorted(Files.find(path("w"), 10, (file, attributes) -> attributes.size() == 2 && attributes.isRegularFile())));
        check("list", () -> sorted(Files.list(path("w"))));
        check("glob", () -> {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(path("w/a"), "f*")) {
                return stream.iterator().next();
            }
        });
        check("missing", () -> sorted(Files.walk(path("missing"))));
    }

    private static List<String> sorted(Stream<Path> files) {
        try (files) {
            return files.map(file -> path("w").relativize(file).toString()).sorted().toList();
        }
    }

    private static void copies() throws Exception {
        OUT.println("== copies");
        Path source = path("source");
        check("copy", () -> Files.readAllBytes(Files.copy(source, path("copy"))));
        check("again", () -> Files.copy(source, path("copy")));
        check("replace", () -> Files.size(Files.copy(path("linked"), path("copy"), StandardCopyOption.REPLACE_EXISTING)));
        check("attributes", () -> {
            Files.copy(path("attributes"), path("copy2"), StandardCopyOption.COPY_ATTRIBUTES);
            return Files.getLastModifiedTime(path("copy2")) + " " + permissions(path("copy2"));
        });
        check("empty", () -> Files.size(Files.copy(path("narrow"), path("copy3"))));
        check("of /proc", () -> Files.readString(Files.copy(Path.of("/proc/version"), path("copy4"))).startsWith("Linux"));
        check("folder", () -> Files.isDirectory(Files.copy(path("w"), path("copy5"))));
        check("link", () -> Files.isSymbolicLink(Files.copy(path("symbolic"), path("copy6"), LinkOption.NOFOLLOW_LINKS)));
        check("from a stream", () -> Files.copy(new ByteArrayInputStream(sample(100_000)), path("copy7")));
        check("to a stream", () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Files.copy(source, bytes);
            return bytes.toByteArray();
        });
        check("missing", () -> Files.copy(path("missing"), path("copy8")));
        check("lines", () -> Files.readAllLines(written("lines", "a\nb\n")));
        check("interrupted", () -> {
            Files.delete(path("copy"));
            return Files.size(Files.copy(source, path("copy"), com.sun.nio.file.ExtendedCopyOption.INTERRUPTIBLE));
        });
    }

    // ---- processes ----

    private static String outputOf(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.strip() + " [" + process.waitFor() + "]";
    }

    private static String shell(String command) throws Exception {
        return outputOf(new ProcessBuilder("/bin/sh", "-c", command).start());
    }

    private static void environment() throws Exception {
        OUT.println("== environment");
        check("PATH", () -> System.getenv("PATH"));
        check("missing", () -> System.getenv("NO_SUCH_VARIABLE"));
        check("is inherited", () -> shell("echo $PATH").equals(System.getenv("PATH") + " [0]"));
        check("changed", () -> {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "echo \"$ADDED-$HOME-$EMPTY-${UNSET-unset}\"");
            builder.environment().put("ADDED", "with = and \n line");
            builder.environment().put("EMPTY", "");
            builder.environment().remove("HOME");
            return outputOf(builder.start());
        });
        check("none", () -> {
            ProcessBuilder builder = new ProcessBuilder("/usr/bin/env");
            builder.environment().clear();
            return outputOf(builder.start());
        });
        check("many", () -> {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "env | grep -c ^MANY");
            for (int i = 0; i < 2000; i++) {
                builder.environment().put("MANY" + i, "x".repeat(i % 50));
            }
            return outputOf(builder.start());
        });
        check("equals sign", () -> new ProcessBuilder("x").environment().put("A=B", "x"));
    }

    private static void processEnds() {
        OUT.println("== ends of processes");
        for (String command : List.of("exit 0", "exit 7", "exit 255", "kill -9 $$", "kill -TERM $$", "kill -HUP $$", "exit 300")) {
            check(command, () -> shell(command));
        }
        check("missing", () -> new ProcessBuilder("no-such-program-here", "x").start());
        check("missing with path", () -> new ProcessBuilder("/no/such/program").start());
        check("no program", () -> new ProcessBuilder("/etc/passwd").start());
        check("a folder", () -> new ProcessBuilder("/tmp").start());
        check("no folder to start in", () -> new ProcessBuilder("true").directory(path("missing").toFile()).start());
        check("empty name", () -> new ProcessBuilder("").start());
        check("zero", () -> new ProcessBuilder("a\0b").start());
        check("too many arguments", () -> {
            String[] words = new String[3000];
            Arrays.fill(words, "x".repeat(4000));
            words[0] = "true";
            return new ProcessBuilder(words).start();
        });
        check("long argument", () -> {
            String word = "x".repeat(100_000);
            return outputOf(new ProcessBuilder("/bin/sh", "-c", "echo ${#1}", "sh", word).start());
        });
        check("empty arguments", () -> outputOf(new ProcessBuilder("/bin/sh", "-c", "echo $#:$1:$2:$3", "sh", "", "b", "").start()));
        check("destroy", () -> ended(new ProcessBuilder("sleep", "100").start(), false));
        check("destroy by force", () -> ended(new ProcessBuilder("sleep", "100").start(), true));
        check("time limit", () -> {
            Process process = new ProcessBuilder("sleep", "100").start();
            boolean over = process.waitFor(50, TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return over + " " + process.waitFor(10, TimeUnit.SECONDS) + " " + process.exitValue();
        });
        check("not ended yet", () -> {
            Process process = new ProcessBuilder("cat").start();
            try {
                return process.exitValue();
            } finally {
                process.getOutputStream().close();
                process.waitFor();
            }
        });
    }

    private static int ended(Process process, boolean force) throws InterruptedException {
        if (force) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        return process.waitFor();
    }

    private static void processStreams() throws Exception {
        OUT.println("== streams of processes");
        check("folder", () -> outputOf(new ProcessBuilder("pwd").directory(path("c/d").toFile()).start()));
        check("through cat", () -> {
            Process process = new ProcessBuilder("cat").start();
            byte[] bytes = sample(1_000_000);
            Thread writer = new Thread(() -> {
                try (OutputStream out = process.getOutputStream()) {
                    out.write(bytes);
                } catch (IOException e) {
                    OUT.println(e);
                }
            });
            writer.start();
            byte[] result = process.getInputStream().readAllBytes();
            writer.join();
            return Arrays.equals(bytes, result) + " " + process.waitFor();
        });
        check("error stream", () -> {
            Process process = new ProcessBuilder("/bin/sh", "-c", "echo out; echo err >&2").start();
            return new String(process.getErrorStream().readAllBytes()).strip() + " " + outputOf(process);
        });
        check("merged", () -> outputOf(
                new ProcessBuilder("/bin/sh", "-c", "echo out; echo err >&2; echo out2").redirectErrorStream(true).start()));
        Path output = path("output");
        check("to a file", () -> {
            new ProcessBuilder("echo", "first").redirectOutput(output.toFile()).start().waitFor();
            new ProcessBuilder("/bin/sh", "-c", "echo second; echo third >&2")
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            return Files.readAllLines(output);
        });
        check("errors to a file", () -> {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "echo visible; echo hidden >&2");
            return outputOf(builder.redirectError(path("errors").toFile()).start()) + Files.readAllLines(path("errors"));
        });
        check("from a file", () -> outputOf(new ProcessBuilder("wc", "-l").redirectInput(output.toFile()).start()));
        check("from a missing file", () -> new ProcessBuilder("cat").redirectInput(path("missing").toFile()).start());
        check("discarded", () -> outputOf(new ProcessBuilder("echo", "x").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()));
        check("no reader", () -> {
            Process process = new ProcessBuilder("/bin/sh", "-c", "exec 1>&-; read x; exit 3").start();
            return process.getInputStream().read() + " " + ended(process, false);
        });
        check("broken pipe", () -> {
            Process process = new ProcessBuilder("/bin/sh", "-c", "exec 0<&-; echo closed; sleep 100").start();
            process.inputReader().readLine();
            try (OutputStream out = process.getOutputStream()) {
                for (int i = 0; i < 100; i++) {
                    out.write(new byte[10_000]);
                }
                return "no error";
            } finally {
                process.destroy();
                process.waitFor();
            }
        });
        check("pipeline", () -> {
            List<Process> pipeline = ProcessBuilder.startPipeline(List.of(
                    new ProcessBuilder("/bin/sh", "-c", "echo b; echo a"), new ProcessBuilder("sort"), new ProcessBuilder("tr", "a-z", "A-Z")));
            return outputOf(pipeline.getLast());
        });
        check("output of a process that has ended", () -> {
            Process process = new ProcessBuilder("/bin/sh", "-c", "echo still there; exit 5").start();
            process.waitFor();
            return outputOf(process);
        });
        check("closed standard streams", () -> {
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" <&- 2>&-", "sh"));
            command.addAll(self);
            command.addAll(List.of("echo", output.toString()));
            return outputOf(new ProcessBuilder(command).start());
        });
        check("inherited", () -> {
            OUT.flush();
            return new ProcessBuilder("echo", "written by the process itself").inheritIO().start().waitFor();
        });
        check("descriptors of a process", () -> {
            try (FileInputStream in = new FileInputStream(output.toFile()); FileChannel channel = FileChannel.open(output);
                    RandomAccessFile random = new RandomAccessFile(output.toFile(), "rw")) {
                return shell("echo /proc/self/fd/*; ls -l /proc/$$/fd | grep -c output");
            }
        });
        check("signals of a process", () -> {
            long internal = 3L << 31; // of the C library: the JVM's helper sets these two
            String[] masks = shell("grep -E 'Sig(Blk|Ign)' /proc/self/status | cut -f 2 | tr '\\n' ' '").split(" ");
            return masks[0] + " " + (Long.parseLong(masks[1], 16) & ~internal);
        });
    }

    private static void processSearch() throws Exception {
        OUT.println("== search for programs");
        Path script = written("native-script", "echo script $# $1\n");
        check("not executable", () -> new ProcessBuilder(script.toString()).start());
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        check("without #!", () -> outputOf(new ProcessBuilder(script.toString(), "one", "two").start()));
        check("with #!", () -> {
            Path other = written("script2", "#!/bin/sh\necho $0 $1\n");
            Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
            return outputOf(new ProcessBuilder(other.toString(), "x").start());
        });
        check("without interpreter", () -> {
            Path other = written("script3", "#!/no/such/interpreter\n");
            Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new ProcessBuilder(other.toString(), "x").start();
        });
        check("relative to the folder", () -> outputOf(new ProcessBuilder("./native-script", "x").directory(folder.toFile()).start()));
        check("not in PATH", () -> new ProcessBuilder("native-script").directory(folder.toFile()).start());
        check("the PATH of this process", () -> {
            ProcessBuilder builder = new ProcessBuilder("echo", "found");
            builder.environment().put("PATH", "/no/such/folder");
            return outputOf(builder.start());
        });
    }

    private static void processHandles() throws Exception {
        OUT.println("== handles of processes");
        ProcessHandle current = ProcessHandle.current();
        check("current", () -> current.isAlive() + " " + current.parent().isPresent() + " " + current.info().startInstant().isPresent());
        check("start", () -> current.info().startInstant().orElseThrow().isBefore(Instant.now().plusSeconds(2)));
        check("user", () -> current.info().user().orElseThrow().equals(shell("id -un").split(" ")[0]));
        check("used time", () -> current.info().totalCpuDuration().orElseThrow().isPositive());
        Process process = new ProcessBuilder("sleep", "100").start();
        check("info", () -> {
            ProcessHandle.Info info = process.info();
            while (info.arguments().isEmpty()) { // it has begun, but the system does not show them yet
                info = process.info();
            }
            return info.command().orElse("?").endsWith("/sleep") + " " + Arrays.toString(info.arguments().orElse(null));
        });
        check("info with odd arguments", () -> {
            Process odd = new ProcessBuilder("/bin/sh", "-c", "read x; exit", "sh", "a b").start();
            while (odd.info().arguments().isEmpty()) {
                Thread.onSpinWait();
            }
            try {
                return Arrays.toString(odd.info().arguments().orElse(null)) + odd.info().commandLine().orElse("?").replaceAll("^\\S*/", "");
            } finally {
                ended(odd, true);
            }
        });
        check("kernel", () -> ProcessHandle.of(2).map(handle -> handle.info().arguments().isPresent()).orElse(false));
        check("parent", () -> process.toHandle().parent().equals(java.util.Optional.of(current)));
        check("children", () -> current.children().anyMatch(process.toHandle()::equals));
        check("all", () -> ProcessHandle.allProcesses().anyMatch(process.toHandle()::equals));
        check("descendants", () -> {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "sleep 100 & sleep 100 & echo; wait").start();
            shell.getInputStream().read();
            List<ProcessHandle> descendants = shell.descendants().toList();
            descendants.forEach(ProcessHandle::destroy);
            return descendants.size() + " " + shell.waitFor();
        });
        check("exit of a handle", () -> {
            process.destroy();
            return process.toHandle().onExit().get(10, TimeUnit.SECONDS).isAlive() + " " + process.onExit().get().exitValue();
        });
        check("no process", () -> ProcessHandle.of(4_000_000_000L >> 1).isPresent());
        check("destroy itself", current::destroy);
        check("exit of a process that is not a child", () -> {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "sleep 0.3 & echo $!").start();
            ProcessHandle orphan = ProcessHandle.of(Long.parseLong(shell.inputReader().readLine())).orElseThrow();
            shell.waitFor();
            return orphan.onExit().get(20, TimeUnit.SECONDS).isAlive();
        });
    }

    private static void manyProcesses() throws Exception {
        OUT.println("== many processes");
        shell("true");
        long before = descriptors();
        check("one after the other", () -> {
            int failed = 0;
            for (int i = 0; i < processes; i++) {
                Process process = new ProcessBuilder("/bin/sh", "-c", "echo $1; exit $(($1 % 200))", "sh", "" + i).start();
                String output = new String(process.getInputStream().readAllBytes()).strip();
                process.getOutputStream().close();
                process.getErrorStream().close();
                failed += process.waitFor() == i % 200 && output.equals("" + i) ? 0 : 1;
            }
            return failed;
        });
        check("that cannot be started", () -> {
            int failed = 0;
            for (int i = 0; i < processes; i++) {
                try {
                    new ProcessBuilder("/no/such/program").start();
                } catch (IOException e) {
                    failed++;
                }
            }
            return failed;
        });
        check("at the same time", () -> {
            List<Thread> threads = new ArrayList<>();
            int[] wrong = new int[8];
            for (int i = 0; i < wrong.length; i++) {
                int number = i;
                Thread thread = new Thread(() -> {
                    for (int k = 0; k < 25; k++) {
                        try {
                            wrong[number] += shell("echo " + number + "-" + k).equals(number + "-" + k + " [0]") ? 0 : 1;
                        } catch (Exception e) {
                            wrong[number]++;
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return Arrays.stream(wrong).sum();
        });
        check("descriptors left", () -> {
            long after = descriptors();
            for (int i = 0; i < 100 && after > before; i++) { // what the reaper closes
                Thread.sleep(50);
                after = descriptors();
            }
            return Math.max(0, after - before); // the collector may have closed some more
        });
        check("zombies", () -> ProcessHandle.current().children().count());
    }

    // ---- java.util ----

    private static void printZone() {
        TimeZone zone = TimeZone.getDefault();
        OUT.println(zone.getID() + " " + zone.getRawOffset() + " " + zone.inDaylightTime(new java.util.Date(1_750_000_000_000L)));
    }

    private static void timeZones() {
        OUT.println("== time zones");
        List<String> command = new ArrayList<>(self);
        command.add("zone");
        for (String zone : List.of(
                "Europe/Berlin", ":America/New_York", "posix/Asia/Kolkata", "UTC", "XYZ+5:30", "ABC-1",
                "No/Such", ":", "GMT0", "CET-1CEST,M3.5.0,M10.5.0/3")) {
            check("TZ=" + zone, () -> {
                ProcessBuilder builder = new ProcessBuilder(command);
                builder.environment().put("TZ", zone);
                return outputOf(builder.start());
            });
        }
        check("without TZ", () -> {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().remove("TZ");
            return outputOf(builder.start());
        });
    }

    private static void checksums() {
        OUT.println("== checksums");
        byte[] bytes = sample(100_000);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().position(11);
        check("CRC32", () -> {
            CRC32 crc = new CRC32();
            crc.update(200);
            crc.update(bytes, 3, 50_001);
            crc.update(direct.duplicate());
            crc.update(bytes, 0, 0);
            return crc.getValue();
        });
        check("Adler32", () -> {
            Adler32 adler = new Adler32();
            adler.update(200);
            adler.update(bytes, 3, 50_001);
            adler.update(direct.duplicate());
            return adler.getValue();
        });
        check("known", () -> Long.toHexString(sum("123456789".getBytes())));
    }

    private static byte[] deflated(byte[] bytes, int level, int strategy, boolean raw, byte[] dictionary, boolean direct) {
        Deflater deflater = new Deflater(level, raw);
        deflater.setStrategy(strategy);
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
        if (direct) {
            deflater.setInput(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        } else {
            deflater.setInput(bytes);
        }
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        ByteBuffer directBuffer = ByteBuffer.allocateDirect(777);
        while (!deflater.finished()) {
            if (direct) {
                deflater.deflate(directBuffer.clear());
                int count = directBuffer.flip().remaining();
                directBuffer.get(buffer, 0, count);
                out.write(buffer, 0, count);
            } else {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        if (deflater.getBytesRead() != bytes.length || deflater.getBytesWritten() != out.size()) {
            throw new IllegalStateException("counts");
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] bytes, boolean raw, byte[] dictionary, boolean direct) throws Exception {
        Inflater inflater = new Inflater(raw);
        if (direct) {
            inflater.setInput(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        } else {
            inflater.setInput(bytes);
        }
        if (raw && dictionary != null) {
            inflater.setDictionary(dictionary);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1111];
        ByteBuffer directBuffer = ByteBuffer.allocateDirect(999);
        try {
            while (!inflater.finished()) {
                int count;
                if (direct) {
                    inflater.inflate(directBuffer.clear());
                    count = directBuffer.flip().remaining();
                    directBuffer.get(buffer, 0, count);
                } else {
                    count = inflater.inflate(buffer);
                }
                out.write(buffer, 0, count);
                if (count == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(dictionary);
                } else if (count == 0 && inflater.needsInput()) {
                    throw new IOException("ends too soon after " + inflater.getBytesRead() + " " + out.size());
                }
            }
        } catch (java.util.zip.DataFormatException e) {
            throw new IOException("after " + inflater.getBytesRead() + " " + inflater.getBytesWritten(), e);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static void deflating() {
        OUT.println("== deflating");
        byte[] dictionary = "a dictionary of some words".getBytes();
        for (int length : new int[] {0, 1, 1000, 200_000}) {
            byte[] bytes = sample(length);
            for (int level : new int[] {-1, 0, 1, 6, 9}) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                    for (boolean raw : new boolean[] {false, true}) {
                        check(length + " bytes, level " + level + ", strategy " + strategy + (raw ? ", raw" : ""), () -> {
                            byte[] small = deflated(bytes, level, strategy, raw, null, false);
                            byte[] same = deflated(bytes, level, strategy, raw, null, true);
                            return Arrays.equals(bytes, inflated(small, raw, null, false)) + " "
                                    + Arrays.equals(bytes, inflated(same, raw, null, true)) + " " + (small.length <= length + length / 1000 + 100);
                        });
                    }
                }
            }
        }
        for (boolean raw : new boolean[] {false, true}) {
            check("dictionary " + raw, () -> {
                byte[] text = "words of a dictionary, some words".getBytes();
                byte[] small = deflated(text, 9, 0, raw, dictionary, false);
                return (small.length < text.length) + " " + new String(inflated(small, raw, dictionary, false));
            });
        }
        check("known bytes", () -> inflated(HexFormat.of().parseHex("789ccb48cdc9c95728cf2fca49010019a0043d"), false, null, false));
        check("known bytes, wrong sum", () -> inflated(HexFormat.of().parseHex("789ccb48cdc9c95728cf2fca49010019a0043e"), false, null, false));
        check("flushed", () -> {
            Deflater deflater = new Deflater();
            Inflater inflater = new Inflater();
            byte[] buffer = new byte[1000];
            StringBuilder result = new StringBuilder();
            for (String word : List.of("one", "two", "three")) {
                deflater.setInput(word.getBytes());
                int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                inflater.setInput(buffer, 0, length);
                byte[] back = new byte[100];
                result.append(new String(back, 0, inflater.inflate(back))).append(' ').append(inflater.getRemaining());
            }
            return result.append(Integer.toHexString(deflater.getAdler())).append(' ').append(Integer.toHexString(inflater.getAdler()));
        });
        check("parameters change", () -> {
            Deflater deflater = new Deflater(1);
            byte[] bytes = sample(50_000);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[100];
            deflater.setInput(bytes, 0, 25_000);
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.setLevel(9);
            deflater.setStrategy(Deflater.HUFFMAN_ONLY);
            deflater.setInput(bytes, 25_000, 25_000);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return Arrays.equals(bytes, inflated(out.toByteArray(), false, null, false));
        });
        check("again", () -> {
            Deflater deflater = new Deflater();
            byte[] buffer = new byte[100];
            StringBuilder result = new StringBuilder();
            for (int i = 0; i < 2; i++) {
                deflater.setInput("again and again".getBytes());
                deflater.finish();
                result.append(new String(inflated(Arrays.copyOf(buffer, deflater.deflate(buffer)), false, null, false)));
                deflater.reset();
            }
            return result;
        });
        check("no room", () -> {
            Deflater deflater = new Deflater();
            deflater.setInput(new byte[10]);
            deflater.finish();
            return deflater.deflate(new byte[0]) + " " + deflater.finished();
        });
        check("ended", () -> {
            Deflater deflater = new Deflater();
            deflater.end();
            return deflater.deflate(new byte[10]);
        });
        check("no level", () -> new Deflater(11));
    }

    private static void inflatingErrors() {
        OUT.println("== inflating what is wrong");
        byte[] good = deflated(sample(5000), 6, 0, false, null, false);
        for (int length : new int[] {0, 1, 2, 3, 100, good.length - 5, good.length - 1}) {
            check("first " + length, () -> inflated(Arrays.copyOf(good, length), false, null, length % 2 == 0));
        }
        byte[] known = HexFormat.of().parseHex("789ccb48cdc9c95728cf2fca49010019a0043d");
        for (int i = 0; i < known.length; i++) {
            byte[] bad = known.clone();
            bad[i] ^= 0x55;
            check("byte " + i, () -> inflated(bad, false, null, false));
        }
        check("raw", () -> inflated(good, true, null, false));
        check("no zlib", () -> inflated("this is not zlib at all".getBytes(), false, null, true));
        check("wrong dictionary", () -> inflated(
                deflated(sample(100), 6, 0, false, "right".getBytes(), false), false, "wrong".getBytes(), false));
        check("dictionary too soon", () -> {
            Inflater inflater = new Inflater();
            inflater.setDictionary("x".getBytes());
            return "no error";
        });
        check("more input", () -> {
            Inflater inflater = new Inflater();
            byte[] more = Arrays.copyOf(known, known.length + 7);
            inflater.setInput(more);
            byte[] out = new byte[100];
            return inflater.inflate(out) + " " + inflater.finished() + " " + inflater.getRemaining() + " " + inflater.inflate(out);
        });
        check("no room", () -> {
            Inflater inflater = new Inflater();
            inflater.setInput(known);
            return inflater.inflate(new byte[0]) + " " + inflater.inflate(new byte[3]) + " " + inflater.inflate(new byte[100]);
        });
        check("after an error", () -> {
            Inflater inflater = new Inflater();
            inflater.setInput("rubbish".getBytes());
            try {
                inflater.inflate(new byte[10]);
            } catch (java.util.zip.DataFormatException e) {
                inflater.reset();
                inflater.setInput(known);
            }
            byte[] out = new byte[20];
            return new String(out, 0, inflater.inflate(out));
        });
    }

    private static void archives() throws Exception {
        OUT.println("== archives");
        check("gzip", () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(sample(100_000));
            }
            Files.write(path("packed.gz"), out.toByteArray());
            return new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
        });
        check("gzip, corrupt", () -> {
            byte[] bytes = Files.readAllBytes(path("packed.gz"));
            bytes[bytes.length - 6] ^= 1;
            return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        });
        check("gzip, cut", () -> {
            byte[] bytes = Files.readAllBytes(path("packed.gz"));
            return new GZIPInputStream(new ByteArrayInputStream(bytes, 0, 1000)).readAllBytes();
        });
        check("zip", () -> {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path("packed.zip")))) {
                for (int i = 0; i < 3; i++) {
                    zip.putNextEntry(new ZipEntry("entry" + i));
                    zip.write(sample(i * 10_000));
                    zip.closeEntry();
                }
            }
            StringBuilder result = new StringBuilder();
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path("packed.zip")))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    result.append(entry.getName()).append(' ').append(sum(zip.readAllBytes())).append(' ');
                }
            }
            return result;
        });
        check("zip file", () -> {
            try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(path("packed.zip").toFile());
                    InputStream in = zip.getInputStream(zip.getEntry("entry2"))) {
                return zip.size() + " " + sum(in.readAllBytes());
            }
        });
    }

    // ---- waiting ----

    /** What comes of an action that waits when its thread is interrupted. */
    private static String interrupted(Callable<?> action) throws Exception {
        String[] result = {"?"};
        Thread thread = new Thread(() -> {
            try {
                result[0] = "" + action.call();
            } catch (Exception e) {
                result[0] = e + " " + Thread.currentThread().isInterrupted();
            }
        });
        thread.start();
        Thread.sleep(200);
        thread.interrupt();
        thread.join(10_000);
        return thread.isAlive() ? "still waits" : result[0];
    }

    private static void interrupts() throws Exception {
        OUT.println("== interrupts");
        Path fifo = path("fifo");
        shell("mkfifo '" + fifo + "'");
        Process writer = new ProcessBuilder("/bin/sh", "-c", "exec 3>'" + fifo + "'; sleep 100 & exec 3>&-; wait").start();
        check("fifo", () -> Files.readAttributes(fifo, BasicFileAttributes.class).isOther());
        check("reading", () -> {
            FileChannel channel = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return interrupted(() -> channel.read(ByteBuffer.allocate(10))) + " " + channel.isOpen();
        });
        check("closing", () -> {
            FileChannel channel = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Thread closer = new Thread(() -> {
                try {
                    Thread.sleep(200);
                    channel.close();
                } catch (Exception e) {
                    OUT.println(e);
                }
            });
            closer.start();
            return channel.read(ByteBuffer.allocate(10));
        });
        check("waiting for a process", () -> interrupted(writer::waitFor));
        check("interrupted before", () -> interrupted(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            try (FileChannel channel = FileChannel.open(path("source"))) {
                return channel.read(ByteBuffer.allocate(10));
            }
        }));
        writer.descendants().forEach(ProcessHandle::destroyForcibly);
        writer.destroyForcibly();
        check("end of writer", () -> writer.waitFor() > 0);
    }

    // ---- names ----

    /**
     * Names are bytes in images, one for each character. On the JVM, where they are in the locale's encoding, this says only what must
     * come of it.
     */
    private static void checkBytes(String name, Callable<Boolean> action) {
        check(name, () -> System.getProperty("org.graalvm.nativeimage.imagecode") == null || action.call());
    }

    private static void names() throws Exception {
        OUT.println("== names of any bytes");
        StringBuilder all = new StringBuilder();
        for (char c = 1; c <= 0xff; c++) {
            all.append(c == '/' ? ' ' : c);
        }
        String name = all.substring(0, 200);
        String other = all.substring(100);
        Path there = Files.createDirectory(path("names"));
        checkBytes("written", () -> {
            Files.writeString(there.resolve(name), "text");
            try (FileOutputStream out = new FileOutputStream(there + "/" + other)) {
                out.write(65);
            }
            return Files.exists(there.resolve(other)) && new File(there.toFile(), name).isFile();
        });
        checkBytes("read", () -> {
            try (FileInputStream in = new FileInputStream(there + "/" + name)) {
                return new String(in.readAllBytes()).equals("text") && Files.readString(there.resolve(other)).equals("A");
            }
        });
        checkBytes("listed", () -> {
            try (Stream<Path> files = Files.list(there)) {
                List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
                return names.equals(Stream.of(name, other).sorted().toList())
                        && names.equals(Stream.of(there.toFile().list()).sorted().toList());
            }
        });
        checkBytes("canonical", () -> new File(there.toFile(), "x/../" + other).getCanonicalPath().equals(there.toRealPath() + "/" + other));
        checkBytes("link", () -> Files.readSymbolicLink(Files.createSymbolicLink(there.resolve("link"), Path.of(other))).toString().equals(other));
        checkBytes("for the shell", () -> {
            Process process = new ProcessBuilder("ls", "-1", "-w0").directory(there.toFile()).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).contains("\n" + other + "\n");
        });
        checkBytes("argument", () -> {
            Process process = new ProcessBuilder("printf", "%s", other).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).equals(other);
        });
        checkBytes("environment", () -> {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "printf %s \"$BYTES\"");
            builder.environment().put("BYTES", other);
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).equals(other);
        });
        checkBytes("inherited environment and working directory", () -> {
            List<String> command = new ArrayList<>(self);
            command.add("bytes");
            ProcessBuilder builder = new ProcessBuilder(command).directory(Files.createDirectory(there.resolve("d\u00ff")).toFile());
            builder.environment().put("BYTES\u00fe", "\u00fd\u00e4");
            return outputOf(builder.start()).equals("255 [253, 228] true true [0]");
        });
        checkBytes("missing", () -> {
            try {
                new FileInputStream(there + "/\u00ff\u00e4").close();
                return false;
            } catch (IOException e) {
                return e.getMessage().contains("/\u00ff\u00e4 (No such");
            }
        });
    }

    private static void printBytes() {
        String folder = System.getProperty("user.dir");
        OUT.println((int) folder.charAt(folder.length() - 1) + " " + System.getenv("BYTES\u00fe").chars().boxed().toList() + " "
                + new File("").getAbsolutePath().equals(folder) + " " + Files.isDirectory(Path.of(folder)));
    }

    private static void network() {
        OUT.println("== network");
        check("loopback", () -> InetAddress.getLoopbackAddress().isLoopbackAddress());
        check("number", () -> InetAddress.getByName("10.1.2.3").getHostAddress());
    }
}
