package io.evenhand.access;

/**
 * Who acts when a program shows a token.
 *
 * @param tokenId names the token, not its secret
 * @param actor the person, with no more roles than the token has and the person has now
 */
public record TokenBearer(String tokenId, Actor actor) {}
