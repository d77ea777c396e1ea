package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.workload.Preparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Filters the plans that notices suggest: only valid plans may be offered. Each plan is checked once, since the check
 * may open a user's jar. Monitor thread only.
 */
final class OfferedChanges {
    /** More than the number of different suggestions for one run; beyond it, plans are checked again. */
    private static final int KEPT = 32;

    private final Map<Plan, Boolean> runnable = new LinkedHashMap<>();

    /** Returns the same notices without invalid suggestions. */
    List<Notice> of(List<Notice> notices) {
        return notices.stream()
                .map(notice -> notice.change().isEmpty()
                                || isRunnable(notice.change().get().plan())
                        ? notice
                        : notice.withoutChange())
                .toList();
    }

    private boolean isRunnable(Plan plan) {
        Boolean known = runnable.get(plan);
        if (known != null) {
            return known;
        }
        boolean found = Preparation.problems(plan).isEmpty();
        if (runnable.size() == KEPT) {
            runnable.clear();
        }
        runnable.put(plan, found);
        return found;
    }
}
