package io.evenhand.wording;

import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseBook.Release;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Released wording, read from a database alone, without the rest of the program: for whoever looks after an installation. People are named by
 * their accounts. Nothing is changed, and nothing is released by itself.
 */
public final class ReleasesOnRecord implements ReleasedWordings {
    private final ReleaseBook book;

    public ReleasesOnRecord(JdbcTemplate database) {
        this.book = new ReleaseBook(database);
    }

    /** Every release, by name and language, the latest of each first. */
    public List<ReleaseView> all() {
        return book.all().stream().map(ReleasesOnRecord::view).toList();
    }

    /** Of one name and language, the latest first. */
    public List<ReleaseView> of(String name, String language) {
        return book.of(name, language).stream().map(ReleasesOnRecord::view).toList();
    }

    public Optional<ReleaseView> find(String name, String language, int number) {
        return book.find(name, language, number).map(ReleasesOnRecord::view);
    }

    @Override
    public Optional<TemplateVersion> current(String name, String language) {
        return book.last(name, language).map(Release::version);
    }

    @Override
    public Optional<Wording> wording(TemplateVersion version) {
        return book.find(version).map(book::wording);
    }

    private static ReleaseView view(Release release) {
        return new ReleaseView(
                release.name(),
                release.language(),
                release.number(),
                release.version(),
                release.origin(),
                release.note(),
                Optional.ofNullable(release.proposedBy()),
                Optional.ofNullable(release.approvedBy()),
                release.releasedAt(),
                release.inForceFrom());
    }
}
