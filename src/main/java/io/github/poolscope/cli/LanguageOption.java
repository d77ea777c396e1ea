package io.github.poolscope.cli;

import io.github.poolscope.lesson.LessonTexts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which language lessons speak. */
final class LanguageOption {
    enum Language {
        EN(Locale.ENGLISH),
        ZH(Locale.SIMPLIFIED_CHINESE);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            description = "English or Simplified Chinese; the machine's own unless told.")
    private @Nullable Language language;

    LessonTexts texts() {
        return LessonTexts.of(language == null ? Locale.getDefault() : language.locale);
    }
}
