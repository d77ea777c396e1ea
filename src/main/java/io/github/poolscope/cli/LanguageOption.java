package io.github.poolscope.cli;

import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.words.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language of lessons and the matrix. */
final class LanguageOption {
    @Option(
            names = "--language",
            paramLabel = "en|zh",
            converter = Named.class,
            description = "English or Simplified Chinese; the machine's own if not set.")
    private @Nullable Language language;

    Language language() {
        return language == null ? Language.of(Locale.getDefault()) : language;
    }

    LessonTexts texts() {
        return LessonTexts.of(language().locale());
    }

    /** Converts a language code. */
    static final class Named implements ITypeConverter<Language> {
        @Override
        public Language convert(String key) {
            return Language.named(key.toLowerCase(Locale.ROOT))
                    .orElseThrow(() ->
                            new TypeConversionException("the language '" + key + "' is not spoken: give en or zh."));
        }
    }
}
