package io.evenhand.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A mail server that answers as a test says, by command; what it is not told, it grants. An empty answer breaks the connection off. */
final class ScriptedSmtp implements AutoCloseable {
    static final String AFTER_DATA = ".";

    private final ServerSocket socket;
    private final Map<String, String> answers;

    ScriptedSmtp(Map<String, String> answers) {
        this.answers = answers;
        try {
            this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                talk(connection);
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = connection.getOutputStream();
        if (!say(out, "connect", "220 scripted")) {
            return;
        }
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inData && !line.equals(AFTER_DATA)) {
                continue;
            }
            String command = inData ? AFTER_DATA : line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            inData = command.equals("DATA") && !answers.containsKey("DATA");
            if (!say(out, command, inData ? "354 go on" : "250 ok") || command.equals("QUIT")) {
                return;
            }
        }
    }

    private boolean say(OutputStream out, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.isEmpty()) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
