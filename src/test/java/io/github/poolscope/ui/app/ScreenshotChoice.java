package io.github.poolscope.ui.app;

import io.github.poolscope.words.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which screenshots are taken.
 *
 * @param states the states, in the order in which they are taken
 */
record ScreenshotChoice(
        List<WindowState> states, List<PictureSize> sizes, List<Theme> themes, List<Language> languages) {

    /**
     * Reads a choice. An argument is the name of a choice, {@code =}, and what is chosen, separated by spaces or commas;
     * without one, or if nothing is chosen by it, everything is taken.
     *
     * @param arguments such as {@code states=empty finished}, {@code sizes=1480x920}, {@code themes=dark} and
     *     {@code languages=zh}
     * @throws IllegalArgumentException if there is no such choice; the message is a sentence with all that there are
     */
    static ScreenshotChoice read(List<String> arguments, List<WindowState> states) {
        for (String argument : arguments) {
            if (!argument.matches("(states|sizes|themes|languages)=.*")) {
                throw new IllegalArgumentException(
                        argument + " is no choice; there are states=…, sizes=…, themes=… and languages=….");
            }
        }
        return new ScreenshotChoice(
                chosen("states", arguments, states, WindowState::name),
                chosen("sizes", arguments, PictureSize.ALL, PictureSize::key),
                chosen("themes", arguments, List.of(Theme.values()), theme -> theme.name()
                        .toLowerCase(Locale.ROOT)),
                chosen("languages", arguments, List.of(Language.values()), Language::key));
    }

    private static <T> List<T> chosen(String choice, List<String> arguments, List<T> all, Function<T, String> name) {
        List<String> wanted = arguments.stream()
                .filter(argument -> argument.startsWith(choice + "="))
                .flatMap(argument ->
                        Arrays.stream(argument.substring(choice.length() + 1).split("[ ,]+")))
                .filter(each -> !each.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return all;
        }
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(all.stream().map(name).toList());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Among the " + choice + " there is no " + String.join(", ", unknown)
                    + "; there are " + all.stream().map(name).collect(Collectors.joining(", ")) + ".");
        }
        return all.stream().filter(each -> wanted.contains(name.apply(each))).toList();
    }
}
