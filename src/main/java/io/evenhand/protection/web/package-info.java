/** The pages about protected customers. */
@NullMarked
package io.evenhand.protection.web;

import org.jspecify.annotations.NullMarked;
