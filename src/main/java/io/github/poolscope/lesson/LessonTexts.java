package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts of all lessons in one language: English or Simplified Chinese; any other language gets English. Immutable.
 */
public final class LessonTexts {
    private static final String BUNDLE = "io.github.poolscope.lesson.lessons";

    private final ResourceBundle bundle;

    private LessonTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static LessonTexts of(Locale locale) {
        // No fallback to the machine's language: English is the root.
        return new LessonTexts(
                ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    public String family(Family family) {
        return bundle.getString("family." + family.key());
    }

    public String title(Lesson lesson) {
        return bundle.getString(lesson.name() + ".title");
    }

    /** Returns two to five sentences with the figures that the lesson's plans predict at that pace. */
    public String text(Lesson lesson, double scale) {
        return expected(lesson, lesson.name() + ".text", "", scale);
    }

    /** Returns what to watch while it runs, in one to three sentences. */
    public String watch(Lesson lesson, double scale) {
        return expected(lesson, lesson.name() + ".watch", "", scale);
    }

    /**
     * Returns, in one sentence, what CPython does instead.
     *
     * @throws java.util.MissingResourceException if CPython's way is no other
     */
    public String differs(Lesson lesson) {
        return bundle.getString(lesson.name() + ".differs");
    }

    /** Returns how a stage differs, in a few words; the lesson's title if it is the only stage. */
    public String caption(Lesson lesson, Stage stage, double scale) {
        String key = captionKey(lesson, stage.name());
        return bundle.containsKey(key) ? expected(lesson, key, stage.name(), scale) : title(lesson);
    }

    /**
     * Returns the question to predict.
     *
     * @throws java.util.MissingResourceException if the lesson has no question
     */
    public String question(Lesson lesson, double scale) {
        return expected(lesson, lesson.name() + ".question", "", scale);
    }

    /** Returns the text of one of the question's choices. */
    public String choice(Lesson lesson, String choice, double scale) {
        return expected(lesson, lesson.name() + ".choice." + choice, "", scale);
    }

    /** Returns the sentence of a verdict. */
    public String say(Statement statement) {
        return new FiguredText(bundle.getString(statement.key())).fill(place -> {
            String figure = statement.figures().get(place.told());
            if (figure == null) {
                throw new IllegalStateException(statement.key() + " lacks the figure " + place.told());
            }
            return figure;
        });
    }

    /** Returns another text for lessons: see the bundle's keys that begin with {@code word}. */
    public String word(String key) {
        return bundle.getString("word." + key);
    }

    /**
     * Returns the figures in a lesson's texts that are shown before it runs, each with its stage unless that is the
     * first.
     */
    static List<FiguredText.Place> figuresOf(Lesson lesson) {
        ResourceBundle english = of(Locale.ROOT).bundle;
        List<FiguredText.Place> places = new ArrayList<>();
        english.keySet().stream()
                .filter(key -> key.startsWith(lesson.name() + "."))
                .filter(key -> !isVerdict(lesson, key))
                .forEach(key -> new FiguredText(english.getString(key))
                        .places()
                        .forEach(place -> places.add(ofStage(lesson, key, place))));
        return places.stream().distinct().toList();
    }

    private static boolean isVerdict(Lesson lesson, String key) {
        return key.startsWith(lesson.name() + ".holds") || key.startsWith(lesson.name() + ".fails.");
    }

    private static FiguredText.Place ofStage(Lesson lesson, String key, FiguredText.Place place) {
        String caption = lesson.name() + ".caption.";
        return place.stage().isEmpty() && key.startsWith(caption)
                ? new FiguredText.Place(key.substring(caption.length()), place.figure())
                : place;
    }

    private static String captionKey(Lesson lesson, String stage) {
        return lesson.name() + ".caption." + stage;
    }

    private String expected(Lesson lesson, String key, String stage, double scale) {
        return new FiguredText(bundle.getString(key)).fill(place -> {
            Plan plan = lesson.plan(place.stage().isEmpty() ? stage : place.stage(), scale);
            return Figure.of(place.figure())
                    .flatMap(figure -> figure.expected(plan))
                    .orElseThrow(() -> new IllegalStateException(key + " names what no plan tells: " + place.told()));
        });
    }
}
