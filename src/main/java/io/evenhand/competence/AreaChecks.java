package io.evenhand.competence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What will not do about areas, their names and their releases. Works inside the caller's transaction. */
@Component
class AreaChecks {
    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final int LATEST_YEAR = 2100;
    private static final String NAME = "name";

    private final AreaRepository areas;
    private final AreaNameRepository names;

    AreaChecks(AreaRepository areas, AreaNameRepository names) {
        this.areas = areas;
        this.names = names;
    }

    /** What will not do about an area to add; nothing is changed. */
    Map<String, String> problems(NewArea area) {
        Words checks = new Words()
                .areaName(NAME, area.name())
                .name("field", area.field())
                .that(!areas.existsById(area.id()), "id", "Another area has this short name; choose a different one.")
                .that(
                        areas.count() < Areas.MOST,
                        NAME,
                        "There are " + Areas.MOST + " areas, the most that there can be.");
        area.alsoCalled().forEach(name -> checks.areaName("alsoCalled", name));
        Optional<Area> product = Optional.ofNullable(area.product()).flatMap(areas::findById);
        checks.that(area.product() == null || product.isPresent(), "product", "There is no such product.")
                .that(
                        product.flatMap(Area::product).isEmpty(),
                        "product",
                        "This is a feature area itself; choose the product to which it belongs.");
        taken(area.name(), area.id()).ifPresent(owner -> checks.that(false, NAME, owner));
        area.alsoCalled()
                .forEach(name -> taken(name, area.id()).ifPresent(owner -> checks.that(false, "alsoCalled", owner)));
        area.releases().forEach(release -> check(checks, release));
        return checks.problems();
    }

    /** What a word means already; empty where it means this area, or none. */
    Optional<String> taken(String name, AreaId by) {
        return names.findById(Words.bare(name))
                .filter(known -> !known.area().equals(by))
                .map(known -> "“" + name + "” means the area " + known.area() + " already.");
    }

    static void check(Words checks, NewArea.NewRelease release) {
        checks.name("release", release.name())
                .that(
                        !release.on().isBefore(EARLIEST) && release.on().getYear() < LATEST_YEAR,
                        "on",
                        "Enter a day since 1980.");
    }
}
