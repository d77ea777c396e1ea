package io.github.poolscope.eventlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a segment.
 *
 * @param process the part that all segments of one process have: its PID and the number of its start
 * @param pid the PID
 * @param number the number of the segment in the process
 * @param taskels whether it has the taskels of chunks, and no other events
 */
record SegmentName(String process, long pid, long number, boolean taskels) {
    private static final Pattern FORM = Pattern.compile("(([0-9]{1,10})-[0-9]{1,20})-([0-9]{5,12})\\.(events|taskels)");

    /** Returns the parts of a file's name; null if it is not that of a segment. */
    static @Nullable SegmentName of(String file) {
        Matcher parts = FORM.matcher(file);
        if (!parts.matches()) {
            return null;
        }
        return new SegmentName(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                parts.group(4).equals("taskels"));
    }
}
