package dev.flua.tck;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the debug adapter protocol, which editors speak with {@code flua --dap}. */
final class DebugAdapter implements AutoCloseable {
    private static final String LENGTH = "Content-Length: ";

    private final Socket socket;
    private final InputStream input;
    private final Deque<JsonObject> events = new ArrayDeque<>();
    private int sequence;
    private JsonObject stop;
    private int frame;

    DebugAdapter(Socket socket) throws IOException {
        this.socket = socket;
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** Begins a session; the program waits until it is configured. */
    void attach() throws IOException {
        request("initialize", "{\"adapterID\":\"lua\",\"pathFormat\":\"path\"}");
        event("initialized");
        request("attach", "{}");
    }

    /** Sends a request and returns the body of the answer. */
    JsonObject request(String command, String arguments) throws IOException {
        int number = ++sequence;
        byte[] content = ("{\"seq\":" + number + ",\"type\":\"request\",\"command\":\"" + command + "\",\"arguments\":"
                        + arguments + "}")
                .getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write((LENGTH + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(content);
        socket.getOutputStream().flush();
        while (true) {
            JsonObject message = read();
            if (!message.get("type").getAsString().equals("response")) {
                events.add(message);
            } else if (message.get("request_seq").getAsInt() == number) {
                if (!message.get("success").getAsBoolean()) {
                    throw new IOException(command + ": " + message);
                }
                return message.has("body") ? message.getAsJsonObject("body") : new JsonObject();
            }
        }
    }

    /** Waits for an event and returns its body; what came before it is gone. */
    JsonObject event(String name) throws IOException {
        while (true) {
            JsonObject message = events.isEmpty() ? read() : events.remove();
            if (message.get("type").getAsString().equals("event")
                    && message.get("event").getAsString().equals(name)) {
                return message.has("body") ? message.getAsJsonObject("body") : new JsonObject();
            }
        }
    }

    /** Waits until the program stops, and returns the functions that are active, each with its line. */
    String awaitStop() throws IOException {
        stop = event("stopped");
        JsonArray frames =
                request("stackTrace", "{\"threadId\":" + thread() + "}").getAsJsonArray("stackFrames");
        frame = frames.get(0).getAsJsonObject().get("id").getAsInt();
        return frames.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(f -> f.get("name").getAsString() + ":" + f.get("line").getAsInt())
                .collect(Collectors.joining(" "));
    }

    String stopReason() {
        return stop.get("reason").getAsString();
    }

    private int thread() {
        return stop.get("threadId").getAsInt();
    }

    /** Has the program go on: {@code continue}, {@code next}, {@code stepOut}… */
    void resume(String how) throws IOException {
        request(how, "{\"threadId\":" + thread() + "}");
    }

    /** The variables of a scope of the innermost function, counted from the innermost. */
    Map<String, String> scope(int index) throws IOException {
        return variables(scopeReference(index));
    }

    int scopeReference(int index) throws IOException {
        return request("scopes", "{\"frameId\":" + frame + "}")
                .getAsJsonArray("scopes")
                .get(index)
                .getAsJsonObject()
                .get("variablesReference")
                .getAsInt();
    }

    /** Names and values of the variables that a reference stands for. */
    Map<String, String> variables(int reference) throws IOException {
        Map<String, String> result = new LinkedHashMap<>();
        for (JsonObject variable : list(reference)) {
            result.put(variable.get("name").getAsString(), variable.get("value").getAsString());
        }
        return result;
    }

    /** What stands for the parts of a variable's value. */
    int reference(int parent, String name) throws IOException {
        return list(parent).stream()
                .filter(variable -> variable.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("variablesReference")
                .getAsInt();
    }

    void setVariable(int parent, String name, String value) throws IOException {
        request(
                "setVariable",
                "{\"variablesReference\":" + parent + ",\"name\":\"" + name + "\",\"value\":\"" + value + "\"}");
    }

    private List<JsonObject> list(int reference) throws IOException {
        return request("variables", "{\"variablesReference\":" + reference + "}")
                .getAsJsonArray("variables")
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private JsonObject read() throws IOException {
        int length = -1;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            }
        }
        byte[] content = input.readNBytes(length);
        return JsonParser.parseString(new String(content, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new IOException("the debug adapter has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
