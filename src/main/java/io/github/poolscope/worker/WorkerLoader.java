package io.github.poolscope.worker;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system class loader of a worker whose class path can't be given on a command line, or that must see only this
 * library of the program: the program's jar may contain dependencies that conflict with the user's versions. The class
 * path on the command line then contains the library only.
 *
 * <p>The JVM creates it, as set by the property {@code java.system.class.loader}. Thread-safe.
 */
public final class WorkerLoader extends URLClassLoader {
    /** The system property with the class path: URIs separated by blanks. */
    private static final String CLASS_PATH = "poolscope.class.path";

    /** The system property of a worker that sees only this library of the program. */
    private static final String ALONE = "poolscope.alone";

    private static final String LIBRARY = "io.github.poolscope.";

    static {
        ClassLoader.registerAsParallelCapable();
    }

    /** The JVM's default loader, with the library and whatever an agent adds to the class path. */
    private final ClassLoader program;

    private final boolean alone;
    private final String library;

    /** Called by the JVM. */
    public WorkerLoader(ClassLoader program) throws MalformedURLException {
        super("app", urls(), program.getParent());
        this.program = program;
        alone = Boolean.getBoolean(ALONE);
        @Nullable CodeSource source = WorkerLoader.class.getProtectionDomain().getCodeSource();
        library = source == null ? "" : source.getLocation().toString();
    }

    private static URL[] urls() throws MalformedURLException {
        String classPath = System.getProperty(CLASS_PATH, "");
        String[] texts = classPath.isEmpty() ? new String[0] : classPath.split(" ", -1);
        URL[] urls = new URL[texts.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = URI.create(texts[i]).toURL();
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (alone && name.startsWith(LIBRARY)) {
            try {
                return program.loadClass(name);
            } catch (ClassNotFoundException e) {
                // Then the class is the user's.
            }
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            if (shown(name.replace('.', '/') + ".class") != null) {
                return program.loadClass(name);
            }
            throw e;
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        URL own = super.findResource(name);
        return own == null ? shown(name) : own;
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        Enumeration<URL> own = super.findResources(name);
        URL shown = own.hasMoreElements() ? null : shown(name);
        return shown == null ? own : Collections.enumeration(List.of(shown));
    }

    /**
     * Returns the resource of that name from the program's class path if it is the library's or was added by an agent;
     * otherwise null.
     */
    private @Nullable URL shown(String name) {
        URL found = program.getResource(name);
        boolean hidden =
                found != null && found.toString().contains(library) && !name.startsWith(LIBRARY.replace('.', '/'));
        return hidden ? null : found;
    }

    /** Called by the JVM when an agent is loaded while the worker runs. */
    @SuppressWarnings("unused")
    private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
        addURL(new File(jar).toURI().toURL());
    }
}
