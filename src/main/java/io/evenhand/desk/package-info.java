/** What spans rooms on the screen: the list of referrals and the page of one. Nobody uses this room. */
@NullMarked
package io.evenhand.desk;

import org.jspecify.annotations.NullMarked;
