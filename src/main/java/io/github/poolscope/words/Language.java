package io.github.poolscope.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of the program. */
public enum Language {
    ENGLISH("en", "English", Locale.ENGLISH),
    /** Simplified Chinese. */
    CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE);

    private final String key;
    private final String title;
    private final Locale locale;

    Language(String key, String title, Locale locale) {
        this.key = key;
        this.title = title;
        this.locale = locale;
    }

    /** Returns the language for a locale: Chinese for every variant of Chinese, otherwise English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.key) ? CHINESE : ENGLISH;
    }

    /** Returns the language with that {@link #key}, if there is one. */
    public static Optional<Language> named(String key) {
        return Arrays.stream(values())
                .filter(language -> language.key.equals(key))
                .findFirst();
    }

    /** Returns its two-letter code. */
    public String key() {
        return key;
    }

    /** Returns its own name for itself. */
    public String title() {
        return title;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }
}
