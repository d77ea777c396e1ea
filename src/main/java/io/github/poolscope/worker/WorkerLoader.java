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
 * The system class loader of a worker whose class path a command line can't say, or that sees nothing of the program but
 * this library: its jar may hold the program's own dependencies, whose versions must not come in the user's way. The class
 * path of the command line is then the library's place alone.
 *
 * <p>The JVM makes it, as the property {@code java.system.class.loader} tells. Safe for any thread.
 */
public final class WorkerLoader extends URLClassLoader {
    /** The property of the class path, URIs with a blank between them. */
    private static final String CLASS_PATH = "poolscope.class.path";

    /** The property of a worker that sees nothing of the program but this library. */
    private static final String ALONE = "poolscope.alone";

    private static final String LIBRARY = "io.github.poolscope.";

    static {
        ClassLoader.registerAsParallelCapable();
    }

    /** The JVM's usual loader, which has the library, and what an agent adds to the class path. */
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
                // Then it is the user's.
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

    /** What the program's class path has of that name: the library's own, and what an agent has added to it. */
    private @Nullable URL shown(String name) {
        URL found = program.getResource(name);
        boolean hidden =
                found != null && found.toString().contains(library) && !name.startsWith(LIBRARY.replace('.', '/'));
        return hidden ? null : found;
    }

    /** Called by the JVM for an agent that is loaded while the worker runs. */
    @SuppressWarnings("unused")
    private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
        addURL(new File(jar).toURI().toURL());
    }
}
