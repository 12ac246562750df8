package io.evenhand.wording;

import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseBook.Release;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Released wording for whoever drafts and prints agreements.
 *
 * <p>Wording that came with the program, or lies in the operator's folder, is released by itself when it is first asked for: as the first
 * version, or as a newer one as long as no lawyer has released any. From then on it is offered to lawyers and never taken by itself. What
 * was released once is not released by itself again: while several nodes run different programs, none takes the wording of the other back.
 *
 * <p>Which version is the last is asked of the database each time, so that all nodes agree; the texts, which never change, are kept in memory.
 */
@Component
class KeptWordings implements ReleasedWordings {
    /** More than an installation ever uses at a time; a wording is some tens of kilobytes. */
    private static final int MOST_IN_MEMORY = 64;

    private final ReleaseBook book;
    private final ProgramReleases program;
    private final Map<TemplateVersion, Wording> inMemory = new ConcurrentHashMap<>();

    KeptWordings(ReleaseBook book, ProgramReleases program) {
        this.book = book;
        this.program = program;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<TemplateVersion> current(String name, String language) {
        Optional<Release> last = book.last(name, language);
        Optional<Wording> newer = program.newer(name, language, last);
        if (newer.isEmpty()) {
            return last.map(Release::version);
        }
        TemplateVersion version =
                new TemplateVersion(name, language, newer.get().hash());
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? Optional.of(version)
                : Optional.of(program.release(name, language, newer.get()));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Wording> wording(TemplateVersion version) {
        Wording known = inMemory.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Wording> found = book.find(version).map(book::wording);
        found.ifPresent(wording -> {
            if (!wording.hash().equals(version.hash())) {
                throw new IllegalStateException(
                        "The released wording " + version + " is damaged: its text has changed");
            }
            if (inMemory.size() >= MOST_IN_MEMORY) {
                inMemory.clear();
            }
            inMemory.put(version, wording);
        });
        return found;
    }
}
