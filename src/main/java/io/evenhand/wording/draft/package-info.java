/**
 * Wording that a lawyer is writing: kept save by save, looked through by the lint, set with sample terms into the very pages that it would
 * make, held against any other version, and handed in to be released.
 */
@NullMarked
package io.evenhand.wording.draft;

import org.jspecify.annotations.NullMarked;
