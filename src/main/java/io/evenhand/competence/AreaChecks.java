package io.evenhand.competence;

import io.evenhand.text.BareWords;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What will not do about areas, their names and their releases. Works inside the caller's transaction. */
@Component
class AreaChecks {
    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final int LATEST_YEAR = 2100;
    private static final String NAME = "name";

    /** As many areas as one piece of work shows: what is confirmed of everything says nothing of anything. */
    private static final int MOST_OF_WORK = 5;

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

    /** Why these are no areas in which work was done; empty when they are. */
    Optional<String> problemOfWork(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of("Choose at least one area.");
        }
        if (ids.size() > MOST_OF_WORK) {
            return Optional.of("Choose at most " + MOST_OF_WORK + " areas: those that were most of the work.");
        }
        List<AreaId> read =
                ids.stream().flatMap(id -> AreaId.read(id).stream()).distinct().toList();
        return read.size() < Set.copyOf(ids).size() || areas.findAllById(read).size() < read.size()
                ? Optional.of("An area that you name is not there: choose from the list.")
                : Optional.empty();
    }

    /** What a word means already; empty where it means this area, or none. */
    Optional<String> taken(String name, AreaId by) {
        return names.findById(BareWords.of(name))
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
