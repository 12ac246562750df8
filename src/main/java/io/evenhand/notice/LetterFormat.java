package io.evenhand.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Keeps a letter as JSON in its row. */
final class LetterFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterFormat() {}

    static String write(Letter letter) {
        try {
            return JSON.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter cannot be written", e);
        }
    }

    static Letter read(String json) {
        try {
            return JSON.readValue(json, Letter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored letter cannot be read", e);
        }
    }
}
