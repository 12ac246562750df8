/**
 * Keys, certificates and timestamps; certifying, signing and sealing of documents.
 */
@ApplicationModule(allowedDependencies = {"document", "columns"})
@NullMarked
package io.evenhand.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
