package io.github.poolscope.workload;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the user's classes in this program as a worker would: their dependencies come from the user, the JDK or this
 * library. This program's own dependencies are hidden, so that the user's version of a library is used.
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
                // Then the class is the user's.
            }
        }
        return super.loadClass(name, resolve);
    }
}
