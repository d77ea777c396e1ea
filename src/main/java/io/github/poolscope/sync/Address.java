package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * The address of a primitive for any process of this user.
 *
 * @param socket the socket of the process that created it, its owner
 * @param token the token that the socket requires
 * @param pid the owner's PID
 * @param id the primitive's number there
 * @param name the primitive's name
 */
record Address(String socket, String token, long pid, long id, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
}
