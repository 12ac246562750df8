package io.evenhand.competence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.terms.json.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Reads areas from a file that anybody can write: {@code {"areas": [{"id", "name", "field", "product", "alsoCalled", "releases"}]}}, and of a
 * release its {@code name}, the day {@code on} which it came out and, where somebody looked it up, the {@code source}.
 * What will not do is named by its line or its place in the file; nothing is guessed.
 */
public final class AreasFile {
    /** Larger files are refused before they are read. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_NAMES = 20;
    private static final int MOST_RELEASES = 100;
    private static final String SAMPLE = "/samples/competence/business-applications.json";
    private static final Pattern SOURCE = Pattern.compile("https?://[!-~]{4,500}");
    private static final Set<String> FIELDS = Set.of("id", "name", "field", "product", "alsoCalled", "releases");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(10_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> problems = new ArrayList<>();
    private final Set<AreaId> seen = new HashSet<>();

    private AreasFile() {}

    /** What a file says. */
    public sealed interface Read {
        record Areas(List<NewArea> areas) implements Read {
            public Areas {
                areas = List.copyOf(areas);
            }
        }

        /** @param problems each names its line or its place */
        record Flawed(List<String> problems) implements Read {
            public Flawed {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The areas of business applications and cloud that come with the program. */
    public static Read sample() {
        try (InputStream file = Objects.requireNonNull(AreasFile.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Read read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return new Read.Flawed(List.of("The file is larger than 1 MB. Leave out areas that nobody needs."));
        }
        try {
            return new AreasFile().areas(JSON.readTree(file));
        } catch (JsonProcessingException unreadable) {
            return new Read.Flawed(List.of("Line "
                    + Optional.ofNullable(unreadable.getLocation())
                            .map(at -> at.getLineNr() + ", column " + at.getColumnNr())
                            .orElse("1")
                    + ": this is no JSON. " + Quoting.plain(unreadable.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read areas(JsonNode file) {
        JsonNode list = file.path("areas");
        if (!list.isArray()) {
            return new Read.Flawed(List.of("/areas is missing: write a list of areas, each with id, name and field."));
        }
        if (list.size() > Areas.MOST) {
            return new Read.Flawed(List.of("/areas holds " + list.size() + " areas; there can be " + Areas.MOST + "."));
        }
        List<NewArea> areas = new ArrayList<>();
        for (int i = 0; i < list.size() && problems.size() < MOST_PROBLEMS; i++) {
            area("/areas/" + i, list.get(i)).ifPresent(areas::add);
        }
        return problems.isEmpty() ? new Read.Areas(areas) : new Read.Flawed(problems);
    }

    private Optional<NewArea> area(String at, JsonNode area) {
        int before = problems.size();
        area.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.add(at + "/" + Quoting.plain(field) + " is not known; use "
                        + String.join(", ", new TreeSet<>(FIELDS)) + ".");
            }
        });
        Optional<AreaId> id = id(at + "/id", area.path("id"));
        id.filter(one -> !seen.add(one)).ifPresent(twice -> problems.add(at + "/id: " + twice + " is there twice."));
        Optional<AreaId> product = area.has("product") ? id(at + "/product", area.path("product")) : Optional.empty();
        String name = areaName(at + "/name", area.path("name"));
        String field = name(at + "/field", area.path("field"));
        List<String> alsoCalled = new ArrayList<>();
        each(
                at + "/alsoCalled",
                area.path("alsoCalled"),
                MOST_NAMES,
                (place, one) -> alsoCalled.add(areaName(place, one)));
        List<NewArea.NewRelease> releases = new ArrayList<>();
        each(at + "/releases", area.path("releases"), MOST_RELEASES, (place, one) -> {
            String called = name(place + "/name", one.path("name"));
            source(place + "/source", one.path("source"));
            day(place + "/on", one.path("on")).ifPresent(on -> releases.add(new NewArea.NewRelease(called, on)));
        });
        if (product.isPresent() && !releases.isEmpty()) {
            problems.add(at + "/releases: write releases with the product, not with its feature area.");
        }
        return problems.size() > before
                ? Optional.empty()
                : id.map(one -> new NewArea(one, name, field, product.orElse(null), alsoCalled, releases));
    }

    /** Where the day was read, for whoever reads the file; it is not kept. */
    private void source(String at, JsonNode node) {
        if (!node.isMissingNode()
                && !(node.isTextual() && SOURCE.matcher(node.asText()).matches())) {
            problems.add(at + ": write the address of the page that names the day, such as https://example.com/.");
        }
    }

    private void each(String at, JsonNode list, int most, BiConsumer<String, JsonNode> item) {
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray() || list.size() > most) {
            problems.add(at + " is no list of at most " + most + ".");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            item.accept(at + "/" + i, list.get(i));
        }
    }

    private Optional<AreaId> id(String at, JsonNode node) {
        Optional<AreaId> id = AreaId.read(node.asText(""));
        if (id.isEmpty() || !node.isTextual()) {
            problems.add(at + ": write up to 64 lower case letters, digits and hyphens, such as business-central.");
        }
        return id;
    }

    private String name(String at, JsonNode node) {
        String name = node.isTextual() ? node.asText().strip() : "";
        Words.problemOfName(name).ifPresent(problem -> problems.add(at + ": " + problem));
        return name;
    }

    private String areaName(String at, JsonNode node) {
        String name = node.isTextual() ? node.asText().strip() : "";
        Words.problemOfAreaName(name).ifPresent(problem -> problems.add(at + ": " + problem));
        return name;
    }

    private Optional<LocalDate> day(String at, JsonNode node) {
        try {
            LocalDate day = LocalDate.parse(node.asText(""));
            if (day.getYear() >= 1980 && day.getYear() < 2100) {
                return Optional.of(day);
            }
        } catch (DateTimeException notADay) {
            // Named below, like a day of another century.
        }
        problems.add(at + ": write a day since 1980, such as 2026-04-01.");
        return Optional.empty();
    }
}
