/**
 * What became of the wording that lawyers own: how it is written, handed in, released and used.
 */
@ApplicationModule(
        allowedDependencies = {"access", "agreement", "concurrency", "document", "money", "redline", "template", "terms"})
@NullMarked
package io.evenhand.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
