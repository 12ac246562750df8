/** The pages where somebody signs: behind a link without an account, and on the desk with one; and where questions are answered. */
@NullMarked
package io.evenhand.ceremony.web;

import org.jspecify.annotations.NullMarked;
