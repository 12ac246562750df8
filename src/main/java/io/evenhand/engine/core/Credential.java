package io.evenhand.engine.core;

/** What a caller of the engine's REST front must show (HTTP basic authentication). */
public record Credential(String username, String password) {
    @Override
    public String toString() {
        return username + ":***";
    }
}
