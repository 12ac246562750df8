/** The pages of the three answers. */
@NullMarked
package io.evenhand.assurance.web;

import org.jspecify.annotations.NullMarked;
