package io.evenhand.settlement.revenue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.WhyNotShared;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.storage.RecordJson;
import java.util.List;
import java.util.Map;

/** How parts, derivations and totals are stored: JSON that says all that their records hold. */
final class SharingJson {
    private static final RecordJson JSON = new RecordJson(DerivationStep.class, WhyNotShared.class);

    private SharingJson() {}

    static String parts(List<Part> parts) {
        return JSON.write(parts, new TypeReference<List<Part>>() {});
    }

    static List<Part> parts(String json) {
        return JSON.read(json, new TypeReference<List<Part>>() {});
    }

    static String derivation(List<DerivationStep> steps) {
        return JSON.write(steps, new TypeReference<List<DerivationStep>>() {});
    }

    static List<DerivationStep> derivation(String json) {
        return JSON.read(json, new TypeReference<List<DerivationStep>>() {});
    }

    static String totals(Map<String, List<Long>> totals) {
        return JSON.write(totals, new TypeReference<Map<String, List<Long>>>() {});
    }

    static Map<String, List<Long>> totals(String json) {
        return JSON.read(json, new TypeReference<Map<String, List<Long>>>() {});
    }

    static String findings(FileFindings findings) {
        return JSON.write(findings, new TypeReference<FileFindings>() {});
    }

    static FileFindings findings(String json) {
        return JSON.read(json, new TypeReference<FileFindings>() {});
    }

    static String mapping(ColumnMapping mapping) {
        return JSON.write(mapping, new TypeReference<ColumnMapping>() {});
    }

    static ColumnMapping mapping(String json) {
        return JSON.read(json, new TypeReference<ColumnMapping>() {});
    }
}
