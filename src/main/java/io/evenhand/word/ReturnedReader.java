package io.evenhand.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a Word file that came back, after looking through it for anything dangerous. */
final class ReturnedReader {
    private static final int MOST_COMMENTS = 500;
    private static final int MOST_PARAGRAPHS = 10_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    private ReturnedReader() {}

    /** @throws WordRefused in a sentence that says what is wrong and what to do */
    static ReturnedText read(byte[] file) {
        WordPackage parts = WordPackage.read(file);
        WordGate.check(parts);
        List<ReturnedParagraph> paragraphs =
                new ArrayList<>(ParagraphReader.read("word/document.xml", part(parts, "word/document.xml")));
        for (String notes : List.of("word/footnotes.xml", "word/endnotes.xml")) {
            if (parts.parts().containsKey(notes)) {
                paragraphs.addAll(ParagraphReader.read(notes, part(parts, notes)));
            }
        }
        long characters = paragraphs.stream()
                .flatMap(paragraph -> paragraph.stretches().stream())
                .mapToLong(stretch -> stretch.text().length())
                .sum();
        if (paragraphs.size() > MOST_PARAGRAPHS || characters > MOST_CHARACTERS) {
            throw new WordRefused(
                    "The file has more text than any agreement: at most %,d paragraphs and %,d characters are read."
                                    .formatted(MOST_PARAGRAPHS, MOST_CHARACTERS)
                            + " Send the file that you downloaded here and changed.");
        }
        return new ReturnedText(
                paragraphs, properties(parts).flatMap(Stamp::of), footers(parts), comments(parts, paragraphs));
    }

    private static byte[] part(WordPackage parts, String name) {
        return Optional.ofNullable(parts.parts().get(name)).orElseThrow();
    }

    private static Optional<Map<String, String>> properties(WordPackage parts) {
        byte[] custom = parts.parts().get("docprops/custom.xml");
        if (custom == null) {
            return Optional.empty();
        }
        Map<String, String> properties = new LinkedHashMap<>();
        try (var xml = new PartXml("docProps/custom.xml", custom)) {
            String name = "";
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("property")) {
                    name = xml.attribute("name");
                } else if (!xml.isStart() && !xml.isEnd() && !name.isEmpty()) {
                    properties.merge(name, xml.text().strip(), String::concat);
                }
            }
        }
        return Optional.of(properties);
    }

    private static String footers(WordPackage parts) {
        return parts.parts().entrySet().stream()
                .filter(part -> part.getKey().matches("word/footer[0-9]*\\.xml"))
                .flatMap(part -> ParagraphReader.read(part.getKey(), part.getValue()).stream())
                .flatMap(paragraph -> paragraph.stretches().stream())
                .map(Stretch::text)
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Comment> comments(WordPackage parts, List<ReturnedParagraph> paragraphs) {
        byte[] content = parts.parts().get("word/comments.xml");
        Map<String, Comment> comments = new LinkedHashMap<>();
        if (content == null) {
            return comments;
        }
        Map<String, String> beside = new LinkedHashMap<>();
        paragraphs.forEach(paragraph -> paragraph
                .comments()
                .forEach(id -> beside.putIfAbsent(
                        id,
                        SeenParagraph.shortened(paragraph.stretches().stream()
                                .map(Stretch::text)
                                .collect(Collectors.joining())))));
        try (var xml = new PartXml("word/comments.xml", content)) {
            String id = "";
            while (xml.next() && comments.size() <= MOST_COMMENTS) {
                if (xml.isStart() && xml.name().equals("comment")) {
                    id = xml.attribute("id");
                    comments.put(
                            id,
                            new Comment(
                                    xml.attribute("author"), xml.attribute("date"), "", beside.getOrDefault(id, "")));
                } else if (xml.isStart() && xml.name().equals("p")) {
                    add(comments, id, " ");
                } else if (!xml.isStart() && !xml.isEnd()) {
                    add(comments, id, xml.text());
                }
            }
        }
        comments.replaceAll((id, comment) ->
                new Comment(comment.author(), comment.at(), comment.text().strip(), comment.where()));
        return comments;
    }

    private static void add(Map<String, Comment> comments, String id, String text) {
        comments.computeIfPresent(
                id,
                (key, comment) -> new Comment(comment.author(), comment.at(), comment.text() + text, comment.where()));
    }
}
