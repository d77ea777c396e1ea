package io.github.poolscope.wire;

import org.jspecify.annotations.Nullable;

/**
 * A function or an argument can't be made again in the worker, usually for want of a class there. The taskel fails, the
 * worker goes on.
 */
public final class TaskUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TaskUnreadableException(String what, @Nullable Throwable why) {
        super(what + " can't be read in the worker: " + hint(why), why);
    }

    private static String hint(@Nullable Throwable why) {
        if (why instanceof ClassNotFoundException || why instanceof NoClassDefFoundError) {
            return "the class " + why.getMessage() + " is not on its class path. Put it there, or add its jar or folder"
                    + " to the pool's class path.";
        }
        if (why instanceof TooLargeException) {
            return why.getMessage() + ". Give the workers more memory (-Xmx in the pool's jvmArguments), or send less.";
        }
        return why == null ? "no reason is known" : ThrownError.words(why);
    }
}
