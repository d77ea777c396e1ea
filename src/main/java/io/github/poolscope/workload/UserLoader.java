package io.github.poolscope.workload;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the user's classes in this program as a worker finds them: what they need is theirs, the JDK's or this library's.
 * The libraries that this program needs for itself are hidden, so that a version of the user's own is the one that runs.
 */
final class UserLoader extends URLClassLoader {
    private static final String LIBRARY = "io.github.poolscope.";

    static {
        ClassLoader.registerAsParallelCapable();
    }

    private final ClassLoader library = UserLoader.class.getClassLoader();

    UserLoader(List<Path> classPath) {
        super(urls(classPath), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] urls(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        try {
            for (int i = 0; i < urls.length; i++) {
                urls[i] = classPath.get(i).toUri().toURL();
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(LIBRARY)) {
            try {
                return library.loadClass(name);
            } catch (ClassNotFoundException e) {
                // Then it is the user's.
            }
        }
        return super.loadClass(name, resolve);
    }
}
