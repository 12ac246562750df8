/** Pages about areas, about what partners can do in them, and about what this deal needs. */
@NullMarked
package io.evenhand.competence.web;

import org.jspecify.annotations.NullMarked;
