package io.github.poolscope.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the program speaks. */
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

    /** The language for a person of that locale: Chinese for every kind of Chinese, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(CHINESE.key) ? CHINESE : ENGLISH;
    }

    /** The language of that {@link #key}, if there is one. */
    public static Optional<Language> named(String key) {
        return Arrays.stream(values())
                .filter(language -> language.key.equals(key))
                .findFirst();
    }

    /** Its code of two letters. */
    public String key() {
        return key;
    }

    /** Its name in itself. */
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
