/**
 * The journal: who is owed what and why. Double-entry, only added to, and checkable by anybody who can read it.
 *
 * <h2>The law</h2>
 *
 * <ol>
 *   <li><b>A book for each agreement.</b> Its accounts, postings and sequence are its own, and it balances by itself: so it can be shown to
 *       its parties, and proven to them, without a line of anybody else's. What concerns two agreements is two postings with an account of
 *       kind {@code CLEARING} between them, made in one {@code postAll}.
 *   <li><b>Every posting balances</b> in each currency; one that does not cannot be constructed. Hence all accounts of a book total zero,
 *       on every day and at every instant.
 *   <li><b>Only added to.</b> The database itself refuses to change or remove an account, a posting, an entry or a closing, by triggers on
 *       MySQL and H2; to truncate them, since other tables refer to them; to add an entry to a posting that stands, since a posting says
 *       how many it has and each entry repeats that in its key; and to add a posting to a closed period. Of a book only its head changes, and
 *       only forward. What was wrong is put right by another posting that names it.
 *   <li><b>Once.</b> A posting's key says which fact it is. The same request under the same key changes nothing; another is told that the
 *       key is taken. The hash of the whole request decides which of the two it is.
 *   <li><b>Without gaps, in a chain.</b> Postings of a book are numbered from 1. Each one's hash covers its request, number and moment and
 *       the hash before; the first covers the agreement's id. The head repeats the last number and hash. So whoever changes, inserts or
 *       removes a posting must write all later ones again, and whoever kept a hash, for example in a sealed statement, sees it.
 *   <li><b>Two times.</b> {@code effectiveOn} is the day to which a posting counts; {@code recordedAt} is the moment at which the book took
 *       it, and never runs backwards within a book, though the clock may. So what was known at an instant is a beginning of the book, and
 *       a balance as of any day and instant is one sum over one index.
 *   <li><b>A closed period never changes.</b> Closing is final, moves forward only, and notes on which number and hash the book stood;
 *       nothing that is posted later counts to a day in it.
 * </ol>
 *
 * <h2>The locking</h2>
 *
 * <p>Whoever posts to a book or closes a period of it holds the book's row, from {@code select … for update} to the end of the transaction.
 * Number, moment and hash are given out under that lock, so that they run in the order in which transactions commit; a transaction that
 * rolls back takes its numbers with it, which leaves no gap. Under the lock, too, are keys looked up and closings obeyed: with READ
 * COMMITTED, which the application sets, these reads see all that former holders committed. Several books are locked in the order of their
 * agreements' ids, so that no two callers of {@code postAll} wait for each other. Two transactions that post one after the other to several
 * books can; the database ends one of them, and it is repeated. The same holds for one key that is posted to two books at once: the unique
 * key refuses the second, which then looks again.
 *
 * <p>So one book takes one transaction at a time, and speed comes from what one transaction holds: hashes of requests are made before the
 * lock; under it, a batch costs one look for all its keys, one for the accounts, an insert per thousand rows and one update of the head,
 * however many postings it has. Different agreements do not wait for each other. Post last in a transaction that does more.
 *
 * <p>A moment is taken under the lock, an instant before the commit shows the posting to others. Whoever asks about an instant that is that
 * young may therefore be answered without it, as may whoever asks before somebody sets the clock back. Whoever needs an answer that
 * never changes closes the period first: that waits for the lock.
 *
 * <h2>The limits</h2>
 *
 * <p>Whoever owns the database can remove its triggers and write every hash again. The check cannot tell that from the truth by
 * itself, but only against a number and hash that somebody kept elsewhere. The check's output serves for it.
 */
@NamedInterface("journal")
@NullMarked
package io.evenhand.settlement.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
