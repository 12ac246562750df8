package io.evenhand.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers up to a hundred in English and German words. */
final class NumberWords {
    private static final Map<String, Integer> ENGLISH = new HashMap<>();
    private static final Map<String, Integer> GERMAN = new HashMap<>();

    static {
        List<String> english = List.of(
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen");
        List<String> german = List.of(
                "ein",
                "zwei",
                "drei",
                "vier",
                "fünf",
                "sechs",
                "sieben",
                "acht",
                "neun",
                "zehn",
                "elf",
                "zwölf",
                "dreizehn",
                "vierzehn",
                "fünfzehn",
                "sechzehn",
                "siebzehn",
                "achtzehn",
                "neunzehn");
        List<String> tens = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
        List<String> zehner =
                List.of("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");
        for (int i = 0; i < english.size(); i++) {
            ENGLISH.put(english.get(i), i + 1);
            GERMAN.put(german.get(i), i + 1);
        }
        for (int ten = 0; ten < tens.size(); ten++) {
            ENGLISH.put(tens.get(ten), (ten + 2) * 10);
            GERMAN.put(zehner.get(ten), (ten + 2) * 10);
            for (int one = 0; one < 9; one++) {
                ENGLISH.put(tens.get(ten) + "-" + english.get(one), (ten + 2) * 10 + one + 1);
                GERMAN.put(german.get(one) + "und" + zehner.get(ten), (ten + 2) * 10 + one + 1);
            }
        }
        for (String form : List.of("eine", "einen", "einem", "einer")) {
            GERMAN.put(form, 1);
        }
        ENGLISH.put("hundred", 100);
        GERMAN.put("hundert", 100);
    }

    private NumberWords() {}

    /** Digits, or the word of a number; empty for any other. */
    static Optional<Integer> value(String word, String language) {
        if (word.chars().allMatch(c -> c >= '0' && c <= '9') && word.length() < 7) {
            return Optional.of(Integer.parseInt(word));
        }
        return Optional.ofNullable((language.equals("de") ? GERMAN : ENGLISH).get(word.toLowerCase(Locale.ROOT)));
    }
}
