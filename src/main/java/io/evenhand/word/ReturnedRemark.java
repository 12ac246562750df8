package io.evenhand.word;

/**
 * A comment in the margin of a file that came back.
 *
 * @param where the text beside it; empty where it stands beside none
 */
public record ReturnedRemark(String author, String text, String where) {
    static ReturnedRemark of(Comment comment) {
        return new ReturnedRemark(comment.author(), comment.text(), comment.where());
    }
}
