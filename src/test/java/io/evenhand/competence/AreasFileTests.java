package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a file of areas is read as it says, and that each flaw is named with its place and what to do. */
class AreasFileTests {
    @Test
    void theAreasThatComeWithTheProgramAreSound() {
        List<NewArea> areas = ((AreasFile.Read.Areas) AreasFile.sample()).areas();

        assertThat(areas).hasSizeGreaterThan(150);
        assertThat(areas)
                .extracting(NewArea::field)
                .contains("ERP", "CRM", "Finance", "Low-code", "Data", "Cloud platforms", "Security", "Modern work");
        assertThat(new AreasFit(Map.of(), List.of()).problems(areas)).isEmpty();
    }

    @Test
    void everyReleaseThatComesWithTheProgramNamesThePageThatNamesItsDay() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(AreasFile.class.getResource("/samples/competence/business-applications.json"));
        List<JsonNode> releases = file.findValues("releases").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
        assertThat(releases)
                .isNotEmpty()
                .allSatisfy(
                        release -> assertThat(release.path("source").asText()).startsWith("https://"));
    }

    @Test
    void anAreaIsReadWithItsNamesAndReleases() {
        assertThat(read("""
                        {"areas": [{"id": "bc", "name": " Business Central ", "field": "ERP", "alsoCalled": ["Navision"],
                          "releases": [{"name": "2025 release wave 2", "on": "2025-10-01"}]},
                          {"id": "bc-shop", "name": "Shop", "field": "ERP", "product": "bc"}]}"""))
                .isEqualTo(new AreasFile.Read.Areas(List.of(
                        new NewArea(
                                new AreaId("bc"),
                                "Business Central",
                                "ERP",
                                null,
                                List.of("Navision"),
                                List.of(new NewArea.NewRelease("2025 release wave 2", LocalDate.of(2025, 10, 1)))),
                        new NewArea(new AreaId("bc-shop"), "Shop", "ERP", new AreaId("bc"), List.of(), List.of()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|/areas is missing",
                "{\"areas\": 3}|/areas is missing",
                "{|Line 1, column",
                "{\"areas\": []} x|Line 1",
                "{\"areas\": [], \"areas\": []}|Line 1",
                "{\"areas\": [{\"id\": \"A B\", \"name\": \"x\", \"field\": \"y\"}]}|/areas/0/id: write up to 64",
                "{\"areas\": [{\"id\": 7, \"name\": \"x\", \"field\": \"y\"}]}|/areas/0/id",
                "{\"areas\": [{\"id\": \"a\", \"field\": \"y\"}]}|/areas/0/name: Enter a name.",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"<i>x\", \"field\": \"y\"}]}|/areas/0/name: Write it without < and >",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\\u202e\", \"field\": \"y\"}]}|/areas/0/name: Use plain text",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\", \"field\": \"y\", \"colour\": 1}]}|/areas/0/colour is not known",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\", \"field\": \"y\", \"releases\": [{\"name\": \"1\", \"on\": \"2025-01-01\", \"source\": \"a book\"}]}]}|/areas/0/releases/0/source: write the address",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\", \"field\": \"y\", \"alsoCalled\": \"z\"}]}|/areas/0/alsoCalled is no list",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\", \"field\": \"y\", \"releases\": [{\"name\": \"1\", \"on\": \"2025-02-30\"}]}]}|/areas/0/releases/0/on: write a day",
                "{\"areas\": [{\"id\": \"a\", \"name\": \"x\", \"field\": \"y\"}, {\"id\": \"a\", \"name\": \"z\", \"field\": \"y\"}]}|/areas/1/id: a is there twice",
            })
    void whatWillNotDoIsNamed(String file, String problem) {
        assertThat(((AreasFile.Read.Flawed) read(file)).problems())
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void tenThousandAreasAreRefusedByTheirNumberAndALargeFileUnread() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"id\":\"a" + i + "\",\"name\":\"A" + i + "\",\"field\":\"F\"}")
                .collect(Collectors.joining(",", "{\"areas\":[", "]}"));
        assertThat(((AreasFile.Read.Flawed) read(many)).problems())
                .containsExactly("/areas holds 10000 areas; there can be 2000.");
        assertThat(((AreasFile.Read.Flawed) AreasFile.read(new byte[AreasFile.MOST_BYTES + 1])).problems())
                .containsExactly("The file is larger than 1 MB. Leave out areas that nobody needs.");
    }

    @Test
    void oneNameMeansOneAreaAndProductsStandBeforeTheirFeatureAreas() {
        List<NewArea> areas = ((AreasFile.Read.Areas) read("""
                        {"areas": [{"id": "shop", "name": "Shop", "field": "ERP", "product": "bc"},
                          {"id": "bc", "name": "Business Central", "field": "ERP", "alsoCalled": ["SHOP"]},
                          {"id": "deep", "name": "Deep", "field": "ERP", "product": "shop"}]}""")).areas();

        assertThat(new AreasFit(Map.of(), List.of()).problems(areas))
                .containsExactly(
                        "Area shop: its product bc is not there; write the product before its feature areas.",
                        "Area bc: the name “SHOP” means the area shop already.",
                        "Area deep: its product shop is a feature area itself; name the product to which that belongs.");
    }

    private static AreasFile.Read read(String file) {
        return AreasFile.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
