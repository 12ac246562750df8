package io.evenhand.engine.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a multipart/form-data body (RFC 7578). */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ENCODED_FILE_NAME =
            Pattern.compile("[;\\s]filename\\*=UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @param fileName empty for a plain field */
    record Part(String name, Optional<String> fileName, byte[] content) {}

    private Multipart() {}

    /** @throws Problem 415 or 400 when the body is not what the content type says */
    static List<Part> parse(Request request) {
        if (!request.mediaType().equals("multipart/form-data")) {
            throw new Problem(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Type '" + request.mediaType() + "' must be multipart/form-data");
        }
        Matcher boundary = BOUNDARY.matcher(request.contentType());
        if (!boundary.find()) {
            throw malformed("its Content-Type names no boundary");
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        // With a line break before the first boundary too, all boundaries look alike.
        byte[] delimiter = ("\r\n--" + text).getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[request.content().length + 2];
        content[0] = '\r';
        content[1] = '\n';
        System.arraycopy(request.content(), 0, content, 2, request.content().length);
        return parts(content, delimiter);
    }

    private static List<Part> parts(byte[] content, byte[] delimiter) {
        List<Part> parts = new ArrayList<>();
        int at = indexOf(content, delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length;
            if (start + 2 <= content.length && content[start] == '-' && content[start + 1] == '-') {
                return parts;
            }
            int end = indexOf(content, delimiter, start);
            int headersEnd = indexOf(content, END_OF_HEADERS, start);
            if (end < 0 || headersEnd < 0 || headersEnd > end) {
                break;
            }
            String headers = new String(content, start, headersEnd - start, StandardCharsets.UTF_8);
            parts.add(part(headers, Arrays.copyOfRange(content, headersEnd + END_OF_HEADERS.length, end)));
            at = end;
        }
        throw malformed("it ends within a part");
    }

    private static Part part(String headers, byte[] content) {
        String disposition = headers.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .findFirst()
                .orElseThrow(() -> malformed("a part has no Content-Disposition"));
        return new Part(first(NAME, disposition).orElse(""), fileName(disposition), content);
    }

    private static Optional<String> fileName(String disposition) {
        return first(ENCODED_FILE_NAME, disposition)
                .map(encoded -> URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
                .or(() -> first(FILE_NAME, disposition).map(quoted -> quoted.replaceAll("\\\\(.)", "$1")));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int indexOf(byte[] content, byte[] wanted, int from) {
        for (int at = from; at <= content.length - wanted.length; at++) {
            if (content[at] == wanted[0] && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static Problem malformed(String why) {
        return new Problem(400, "BAD_REQUEST", "The body is not multipart/form-data: " + why);
    }
}
