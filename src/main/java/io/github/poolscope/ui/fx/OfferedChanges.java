package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.workload.Preparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which changes of a plan may be offered: those whose plan can be run. Checked once a plan, since a user's jar may have to
 * be opened for that. Monitor thread only.
 */
final class OfferedChanges {
    /** More different plans than one run has advice for; beyond it they are checked anew. */
    private static final int KEPT = 32;

    private final Map<Plan, Boolean> runnable = new LinkedHashMap<>();

    /** The same notices, without the changes that would be refused. */
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
