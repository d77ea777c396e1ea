package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a user has written on a run.
 *
 * @param name one line; empty if it has none
 * @param note a text of any number of lines; empty if it has none
 * @param tags single words
 * @param star whether it has a star: such a run is never purged
 */
public record Labels(String name, String note, SortedSet<String> tags, boolean star) {
    /** No labels. */
    public static final Labels NONE = new Labels("", "", new TreeSet<>(), false);

    public static final int MAX_NAME = 200;
    public static final int MAX_NOTE = 10_000;
    public static final int MAX_TAG = 50;
    public static final int MAX_TAGS = 50;

    private static final String NAME = "name";
    private static final String NOTE = "note";
    private static final String TAGS = "tags";
    private static final String STAR = "star";

    public Labels {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /**
     * Returns the same with another name.
     *
     * @throws LabelException if it is too long or of more than one line
     */
    public Labels withName(String other) {
        String line = other.strip();
        if (line.length() > MAX_NAME) {
            throw new LabelException(Phrase.of("run.label.long-name", Integer.toString(MAX_NAME)));
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new LabelException(Phrase.of("run.label.name-of-lines"));
        }
        return new Labels(line, note, tags, star);
    }

    /**
     * Returns the same with another note.
     *
     * @throws LabelException if it is too long
     */
    public Labels withNote(String other) {
        String text = other.strip();
        if (text.length() > MAX_NOTE) {
            throw new LabelException(Phrase.of("run.label.long-note", Integer.toString(MAX_NOTE)));
        }
        return new Labels(name, text, tags, star);
    }

    /**
     * Returns the same with more tags.
     *
     * @throws LabelException if one is not a word, or there are too many
     */
    public Labels withTags(Collection<String> more) {
        SortedSet<String> all = new TreeSet<>(tags);
        for (String tag : more) {
            all.add(checked(tag));
        }
        if (all.size() > MAX_TAGS) {
            throw new LabelException(Phrase.of("run.label.many-tags", Integer.toString(MAX_TAGS)));
        }
        return new Labels(name, note, all, star);
    }

    /** Returns the same without some tags; those that it does not have are no error. */
    public Labels withoutTags(Collection<String> fewer) {
        SortedSet<String> rest = new TreeSet<>(tags);
        rest.removeAll(new HashSet<>(fewer));
        return new Labels(name, note, rest, star);
    }

    /** Returns the same with or without a star. */
    public Labels withStar(boolean other) {
        return new Labels(name, note, tags, other);
    }

    private static String checked(String tag) {
        boolean isWord = !tag.isBlank()
                && tag.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
                && tag.indexOf(',') < 0
                && tag.indexOf('"') < 0;
        if (!isWord || tag.length() > MAX_TAG) {
            throw new LabelException(Phrase.of("run.label.tag", tag, Integer.toString(MAX_TAG)));
        }
        return tag;
    }

    /** Returns the value of each key of the table {@code about}; empty if the key has no row. */
    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(NAME, name);
        rows.put(NOTE, note);
        rows.put(TAGS, String.join(" ", tags));
        rows.put(STAR, star ? "1" : "");
        return rows;
    }

    static Labels of(Map<String, String> rows) {
        Set<String> tags =
                new HashSet<>(Arrays.asList(rows.getOrDefault(TAGS, "").strip().split("\\s+", -1)));
        tags.remove("");
        return new Labels(
                rows.getOrDefault(NAME, ""),
                rows.getOrDefault(NOTE, ""),
                new TreeSet<>(tags),
                !rows.getOrDefault(STAR, "").isEmpty());
    }
}
