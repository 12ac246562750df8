package io.evenhand.template;

import java.util.Optional;

/** Where released wording is kept, whole and unchanged for good. */
public interface ReleasedWordings {
    /** The version that new agreements of a name ("nda") get in a language; empty where none was released. */
    Optional<TemplateVersion> current(String name, String language);

    /** Every file of a released version; empty for an unknown one. */
    Optional<Wording> wording(TemplateVersion version);
}
