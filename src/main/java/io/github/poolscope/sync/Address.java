package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * Where a primitive is reached from any process of this user.
 *
 * @param socket of the process that made it, its owner
 * @param token by which one is admitted there
 * @param pid the owner's
 * @param id the primitive's number there
 * @param name the primitive's
 */
record Address(String socket, String token, long pid, long id, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
}
