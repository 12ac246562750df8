package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.competence.AreaResult.Invalid;
import io.evenhand.competence.AreaResult.NotAllowed;
import io.evenhand.competence.AreaResult.Saved;
import io.evenhand.competence.AreaResult.Stale;
import io.evenhand.competence.AreaResult.Unknown;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.text.BareWords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The areas in which partners can be competent: everybody reads them, the host's steward looks after them. They are renamed and retired,
 * never deleted; a name that an area once had goes on meaning it.
 */
@Service
@Transactional
public class Areas {
    /** As many areas as there can be: a page shows them all. */
    public static final int MOST = 2000;

    private static final String NAME = "name";

    private final AreaRepository areas;
    private final AreaNameRepository names;
    private final ReleaseRepository releases;
    private final AreaChecks checks;
    private final Clock clock;

    Areas(AreaRepository areas, AreaNameRepository names, ReleaseRepository releases, AreaChecks checks, Clock clock) {
        this.areas = areas;
        this.names = names;
        this.releases = releases;
        this.checks = checks;
        this.clock = clock;
    }

    /** All of them, retired ones too: by field, each product followed by its feature areas. */
    @Transactional(readOnly = true)
    public List<AreaView> all() {
        List<AreaView> all = areas.findAllByOrderByFieldAscNameAscIdAsc().stream()
                .map(AreaView::of)
                .toList();
        Map<AreaId, AreaView> known = all.stream().collect(Collectors.toMap(AreaView::id, Function.identity()));
        return all.stream()
                .sorted(Comparator.comparing(
                                (AreaView area) -> product(area, known).field())
                        .thenComparing(area -> product(area, known).name())
                        .thenComparing(area -> product(area, known).id().value())
                        .thenComparing(area -> area.product() != null)
                        .thenComparing(AreaView::name))
                .toList();
    }

    private static AreaView product(AreaView area, Map<AreaId, AreaView> known) {
        AreaId product = area.product();
        return product == null ? area : known.getOrDefault(product, area);
    }

    /** One area with all that is known of it; empty when there is none of this id. */
    @Transactional(readOnly = true)
    public Optional<Shown> show(AreaId id) {
        return areas.findById(id)
                .map(area -> new Shown(
                        AreaView.of(area),
                        area.product().flatMap(areas::findById).map(AreaView::of),
                        names.findByAreaOrderByName(id).stream()
                                .map(AreaName::name)
                                .filter(name -> !BareWords.of(name).equals(BareWords.of(area.name())))
                                .toList(),
                        releases.findByAreaIn(List.of(id)).stream()
                                .sorted(Comparator.comparing(Release::releasedOn)
                                        .reversed()
                                        .thenComparing(Release::name))
                                .map(release -> new NewArea.NewRelease(release.name(), release.releasedOn()))
                                .toList()));
    }

    /** Which area each of these words means, by its present or a former name or its id; words that mean none are missing. */
    @Transactional(readOnly = true)
    public Map<String, AreaView> meaning(Collection<String> words) {
        Map<String, String> keys = new LinkedHashMap<>();
        words.forEach(word -> keys.put(word, BareWords.of(word)));
        Map<String, AreaId> byKey =
                names.findAllById(keys.values()).stream().collect(Collectors.toMap(AreaName::getId, AreaName::area));
        Map<String, AreaId> found = new LinkedHashMap<>();
        keys.forEach((word, key) ->
                Optional.ofNullable(byKey.get(key)).or(() -> AreaId.read(key)).ifPresent(id -> found.put(word, id)));
        Map<AreaId, AreaView> views = areas.findAllById(found.values()).stream()
                .map(AreaView::of)
                .collect(Collectors.toMap(AreaView::id, Function.identity()));
        Map<String, AreaView> meaning = new LinkedHashMap<>();
        found.forEach((word, id) -> Optional.ofNullable(views.get(id)).ifPresent(area -> meaning.put(word, area)));
        return meaning;
    }

    /** Adds an area. */
    @RepeatedWhenRaced
    public AreaResult add(Actor actor, NewArea area) {
        if (!actor.isSteward()) {
            return new NotAllowed();
        }
        Map<String, String> problems = checks.problems(area);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        store(actor, area);
        return new Saved(area.id());
    }

    private void store(Actor actor, NewArea area) {
        areas.saveAndFlush(new Area(area.id(), area.name(), area.field(), area.product()));
        call(area.id(), area.name());
        area.alsoCalled().forEach(name -> call(area.id(), name));
        area.releases().forEach(release -> store(actor, area.id(), release));
    }

    private void call(AreaId area, String name) {
        if (!names.existsById(BareWords.of(name))) {
            names.saveAndFlush(new AreaName(area, name));
        }
    }

    private void store(Actor actor, AreaId area, NewArea.NewRelease release) {
        releases.findByAreaAndNameKey(area, BareWords.of(release.name()))
                .ifPresentOrElse(
                        known -> known.correct(release.on(), actor.username(), clock.instant()),
                        () -> releases.saveAndFlush(release(actor, area, release)));
    }

    /** Calls an area otherwise; its former name goes on meaning it. */
    @RepeatedWhenRaced
    public AreaResult rename(Actor actor, AreaId id, long version, String name) {
        return change(actor, id, version, area -> {
            Words typed = new Words().areaName(NAME, name.strip());
            checks.taken(name.strip(), id).ifPresent(owner -> typed.that(false, NAME, owner));
            if (typed.problems().isEmpty()) {
                area.rename(name.strip());
                call(id, name.strip());
            }
            return typed.problems();
        });
    }

    /** From now on this word means the area, too. */
    @RepeatedWhenRaced
    public AreaResult call(Actor actor, AreaId id, long version, String name) {
        return change(actor, id, version, area -> {
            Words typed = new Words().areaName("alsoCalled", name.strip());
            checks.taken(name.strip(), id).ifPresent(owner -> typed.that(false, "alsoCalled", owner));
            if (typed.problems().isEmpty()) {
                call(id, name.strip());
            }
            return typed.problems();
        });
    }

    /** Nobody can say anew that they do it. What was said and shown stays; the area can be brought back. */
    public AreaResult retire(Actor actor, AreaId id, long version) {
        return change(actor, id, version, area -> {
            area.retire(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            return Map.of();
        });
    }

    public AreaResult bringBack(Actor actor, AreaId id, long version) {
        return change(actor, id, version, area -> {
            area.bringBack();
            return Map.of();
        });
    }

    /** Records a release of a product. The same name again corrects its day. */
    @RepeatedWhenRaced
    public AreaResult release(Actor actor, AreaId id, long version, NewArea.NewRelease release) {
        return change(actor, id, version, area -> {
            Words typed = new Words()
                    .that(
                            area.product().isEmpty(),
                            "release",
                            "Record the release with the product, of which this is a feature area.");
            AreaChecks.check(typed, release);
            if (typed.problems().isEmpty()) {
                store(actor, id, release);
            }
            return typed.problems();
        });
    }

    private AreaResult change(Actor actor, AreaId id, long version, Function<Area, Map<String, String>> change) {
        Optional<Area> area = areas.lock(id);
        if (area.isEmpty()) {
            return new Unknown();
        }
        if (!actor.isSteward()) {
            return new NotAllowed();
        }
        if (!area.get().isVersion(version)) {
            return new Stale();
        }
        Map<String, String> problems = change.apply(area.get());
        return problems.isEmpty() ? new Saved(id) : new Invalid(problems);
    }

    /**
     * Adds the areas of a file that are not there yet, with their names and releases, all or none; those that are there are left as they
     * are, but for releases that are new. Products stand before their feature areas.
     */
    @RepeatedWhenRaced
    public LoadResult load(Actor actor, List<NewArea> wanted) {
        if (!actor.isSteward()) {
            return new LoadResult.NotAllowed();
        }
        Map<AreaId, Area> known = new HashMap<>();
        areas.findAll().forEach(area -> known.put(area.id(), area));
        List<NewArea> added =
                wanted.stream().filter(area -> !known.containsKey(area.id())).toList();
        List<String> problems = new AreasFit(known, names.findAll()).problems(added);
        if (!problems.isEmpty()) {
            return new LoadResult.Flawed(problems);
        }
        areas.saveAllAndFlush(added.stream()
                .map(area -> new Area(area.id(), area.name(), area.field(), area.product()))
                .toList());
        Map<String, AreaName> called = new LinkedHashMap<>();
        added.forEach(area -> Stream.concat(Stream.of(area.name()), area.alsoCalled().stream())
                .forEach(name -> called.putIfAbsent(BareWords.of(name), new AreaName(area.id(), name))));
        names.saveAll(called.values());
        releases.saveAll(newReleases(actor, wanted));
        return new LoadResult.Loaded(added.size(), wanted.size() - added.size());
    }

    /** A day that the steward corrected stays. */
    private Collection<Release> newReleases(Actor actor, List<NewArea> wanted) {
        Set<String> known = releases
                .findByAreaIn(wanted.stream().map(NewArea::id).toList())
                .stream()
                .map(release -> release.area() + " " + BareWords.of(release.name()))
                .collect(Collectors.toSet());
        Map<String, Release> added = new LinkedHashMap<>();
        wanted.forEach(area -> area.releases().forEach(release -> {
            String key = area.id() + " " + BareWords.of(release.name());
            if (!known.contains(key)) {
                added.putIfAbsent(key, release(actor, area.id(), release));
            }
        }));
        return added.values();
    }

    private Release release(Actor actor, AreaId area, NewArea.NewRelease release) {
        return new Release(
                UUID.randomUUID().toString(), area, release.name(), release.on(), actor.username(), clock.instant());
    }

    /** @param former other names that mean it @param releases the latest first */
    public record Shown(
            AreaView area, Optional<AreaView> product, List<String> former, List<NewArea.NewRelease> releases) {}
}
