package dev.flua.tck;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A client of the Chrome DevTools protocol, which browsers speak with {@code flua --inspect}. */
final class Inspector implements WebSocket.Listener, AutoCloseable {
    private final WebSocket socket;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private int sequence;
    private JsonObject pause;

    Inspector(URI address) {
        socket = client.newWebSocketBuilder().buildAsync(address, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(JsonParser.parseString(text.toString()).getAsJsonObject());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    /** Sends a command and returns its result; events that come before it are gone, but for a pause. */
    JsonObject command(String method, String parameters) throws InterruptedException, TimeoutException {
        int number = ++sequence;
        socket.sendText("{\"id\":" + number + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        while (true) {
            JsonObject message = next();
            if (message.has("id") && message.get("id").getAsInt() == number) {
                return message.has("result") ? message.getAsJsonObject("result") : message;
            }
        }
    }

    private JsonObject next() throws InterruptedException, TimeoutException {
        JsonObject message = messages.poll(1, TimeUnit.MINUTES);
        if (message == null) {
            throw new TimeoutException("the inspector says nothing");
        }
        if (message.has("method") && message.get("method").getAsString().equals("Debugger.paused")) {
            pause = message.getAsJsonObject("params");
        }
        return message;
    }

    /** Waits until the program pauses, and returns the functions that are active, each with its line. */
    String awaitPause() throws InterruptedException, TimeoutException {
        while (pause == null) {
            next();
        }
        return pause.getAsJsonArray("callFrames").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(f -> f.get("functionName").getAsString() + ":"
                        + (f.getAsJsonObject("location").get("lineNumber").getAsInt() + 1))
                .collect(Collectors.joining(" "));
    }

    private JsonObject frame() {
        return pause.getAsJsonArray("callFrames").get(0).getAsJsonObject();
    }

    /** Has the program go on: {@code resume}, {@code stepOver}, {@code stepOut}… */
    void resume(String how) throws InterruptedException, TimeoutException {
        pause = null;
        command("Debugger." + how, "{}");
    }

    /** Names and values of the variables of a scope of the innermost function, counted from the innermost. */
    Map<String, String> scope(int index) throws InterruptedException, TimeoutException {
        JsonObject object = frame().getAsJsonArray("scopeChain")
                .get(index)
                .getAsJsonObject()
                .getAsJsonObject("object");
        Map<String, String> result = new LinkedHashMap<>();
        for (JsonElement element : command(
                        "Runtime.getProperties", "{\"ownProperties\":true,\"objectId\":" + object.get("objectId") + "}")
                .getAsJsonArray("result")) {
            JsonObject value = element.getAsJsonObject().getAsJsonObject("value");
            JsonElement shown = value.has("value") ? value.get("value") : value.get("description");
            result.put(element.getAsJsonObject().get("name").getAsString(), shown.getAsString());
        }
        return result;
    }

    /** The value of an expression where the program has paused. */
    String evaluate(String expression) throws InterruptedException, TimeoutException {
        return command(
                        "Debugger.evaluateOnCallFrame",
                        "{\"callFrameId\":" + frame().get("callFrameId") + ",\"expression\":\"" + expression + "\"}")
                .getAsJsonObject("result")
                .get("value")
                .getAsString();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
