/** The pages on which wording is looked up, compared and held against what was signed. */
@NullMarked
package io.evenhand.wording.web;

import org.jspecify.annotations.NullMarked;
