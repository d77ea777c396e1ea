package io.github.poolscope.analysis;

import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;

/** Describes an event of a primitive. */
public final class TalkFacts {
    private TalkFacts() {}

    /** Returns the facts of an event of {@link Trace#syncEvents} in a language. */
    public static List<Fact> of(Trace trace, int event, Language language) {
        Talk talk = Talk.of(trace);
        FactList facts = new FactList(language);
        SyncObjects.Made made = talk.made(event);
        facts.add(
                "primitive",
                Phrase.of("analysis.talk.object", made.name(), made.kind().word()));
        if (made.capacity() > 0) {
            facts.add("capacity", Units.count(made.capacity()));
        }
        facts.add("who", talk.whoExactly(event));
        facts.add("what", talk.what(event));
        Phrase amount = talk.amount(event);
        if (!amount.in(language).isEmpty()) {
            facts.add("amount", amount);
        }
        facts.add("time", talk.instant(event));
        long waited = talk.waited(event);
        if (waited != Trace.NEVER) {
            facts.add("waited", Units.duration(waited));
        }
        return facts.toList();
    }
}
