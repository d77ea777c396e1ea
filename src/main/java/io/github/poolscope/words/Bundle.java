package io.github.poolscope.words;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one part of the program in one language. Any thread. */
public final class Bundle {
    private static final Map<String, Bundle> READ = new ConcurrentHashMap<>();

    private final ResourceBundle texts;
    private final Language language;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private Bundle(ResourceBundle texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    /**
     * Returns the texts in a language.
     *
     * @param name the file in the class path, with dots and without its extension; the file without a language suffix
     *     is English
     * @throws java.util.MissingResourceException if there is no such file
     */
    public static Bundle of(String name, Language language) {
        return READ.computeIfAbsent(name + " " + language.key(), key -> read(name, language));
    }

    private static Bundle read(String name, Language language) {
        // No fallback to the machine's language: English is the root.
        return new Bundle(
                ResourceBundle.getBundle(
                        name, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)),
                language);
    }

    public Set<String> keys() {
        return texts.keySet();
    }

    /**
     * Returns a text with its figures.
     *
     * @param figures the values of {@code {0}}, {@code {1}} and so on; a {@link Phrase} is formatted in the same
     *     language, everything else with {@code toString}
     * @throws java.util.MissingResourceException if there is no text with that key
     * @throws IllegalArgumentException if the text has a placeholder without a figure
     */
    public String text(String key, List<?> figures) {
        return template(key).fill(number -> figure(key, figures, number));
    }

    Template template(String key) {
        return templates.computeIfAbsent(key, missing -> new Template(texts.getString(missing)));
    }

    private String figure(String key, List<?> figures, int number) {
        if (number >= figures.size()) {
            throw new IllegalArgumentException("'" + key + "' needs figure " + number + ", but " + figures.size()
                    + " were given: give one for each place.");
        }
        return figures.get(number) instanceof Phrase phrase ? phrase.in(language) : String.valueOf(figures.get(number));
    }
}
