@NullMarked
package io.evenhand.wording.draft;

import org.jspecify.annotations.NullMarked;
