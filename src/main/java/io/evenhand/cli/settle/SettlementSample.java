package io.evenhand.cli.settle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * What comes of a sample referral in the first period of its revenue share.
 *
 * @param lines revenue lines as CSV, whose days are counted from the first day of the agreement: "P4D"
 * @param accounts where each partner is paid, by its id
 * @param invoices the number of each payee's invoice, by its id; none where the period is left to be approved
 */
public record SettlementSample(String lines, Map<String, String> accounts, Map<String, String> invoices) {
    private static final Pattern DAY = Pattern.compile("\\bP\\d+D\\b");

    public SettlementSample {
        accounts = Map.copyOf(accounts);
        invoices = Map.copyOf(invoices);
    }

    /** @param name of the referral's file, without its ending; empty when nothing is settled for it */
    public static Optional<SettlementSample> of(String name) {
        ClassPathResource choices = new ClassPathResource("samples/settlement/" + name + ".json");
        if (!choices.exists()) {
            return Optional.empty();
        }
        try (InputStream json = choices.getInputStream();
                InputStream csv = new ClassPathResource("samples/settlement/" + name + ".csv").getInputStream()) {
            JsonNode root = new ObjectMapper().readTree(json);
            return Optional.of(new SettlementSample(
                    new String(csv.readAllBytes(), StandardCharsets.UTF_8),
                    texts(root.path("accounts")),
                    texts(root.path("invoices"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** The lines of an agreement that began on this day. */
    byte[] from(LocalDate begins) {
        return DAY.matcher(lines)
                .replaceAll(day -> begins.plus(Period.parse(day.group())).toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isPaid() {
        return !invoices.isEmpty();
    }
}
