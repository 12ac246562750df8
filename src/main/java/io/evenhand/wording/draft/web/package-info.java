/** The editor's pages. */
@NullMarked
package io.evenhand.wording.draft.web;

import org.jspecify.annotations.NullMarked;
