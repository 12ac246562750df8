/** The pages on which drafts are fetched as Word files, and on which those that came back are looked through. */
@NullMarked
package io.evenhand.word.web;

import org.jspecify.annotations.NullMarked;
