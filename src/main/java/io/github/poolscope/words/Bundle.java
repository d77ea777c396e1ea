package io.github.poolscope.words;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one part of the program in one language. Any thread. */
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
     * Words in a language.
     *
     * @param name the file in the class path, with dots and without its ending; English is the one without a language
     * @throws java.util.MissingResourceException if there are none of that name
     */
    public static Bundle of(String name, Language language) {
        return READ.computeIfAbsent(name + " " + language.key(), key -> read(name, language));
    }

    private static Bundle read(String name, Language language) {
        // Without a fallback to the machine's own language: English is the root.
        return new Bundle(
                ResourceBundle.getBundle(
                        name, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)),
                language);
    }

    public Set<String> keys() {
        return texts.keySet();
    }

    /**
     * A text with its figures.
     *
     * @param figures what stands for {@code {0}}, {@code {1}} and so on; a {@link Phrase} is said in the same language,
     *     all else as its {@code toString}
     * @throws java.util.MissingResourceException if there is no text of that key
     * @throws IllegalArgumentException if the text has a place for a figure that is not given
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
