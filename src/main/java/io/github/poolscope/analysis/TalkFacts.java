package io.github.poolscope.analysis;

import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What is known of something that happened to a primitive, in words. */
public final class TalkFacts {
    private TalkFacts() {}

    /** The facts of an event of {@link Trace#syncEvents} in a language. */
    public static List<Fact> of(Trace trace, int event, Language language) {
        Talk talk = Talk.of(trace);
        List<Fact> facts = new ArrayList<>();
        SyncObjects.Made made = talk.made(event);
        add(
                facts,
                language,
                "object",
                Phrase.of("analysis.talk.object", made.name(), made.kind().word()));
        add(facts, language, "who", talk.whoExactly(event));
        add(facts, language, "what", talk.what(event));
        Phrase amount = talk.amount(event);
        if (!amount.in(language).isEmpty()) {
            add(facts, language, "amount", amount);
        }
        add(facts, language, "at", Phrase.asItIs(Units.duration(talk.time(event))));
        long waited = talk.waited(event);
        if (waited != Trace.NEVER) {
            add(facts, language, "waited", Phrase.asItIs(Units.duration(waited)));
        }
        if (made.capacity() > 0) {
            add(facts, language, "capacity", Phrase.asItIs(Units.count(made.capacity())));
        }
        return facts;
    }

    private static void add(List<Fact> facts, Language language, String key, Phrase value) {
        facts.add(new Fact(Phrase.of("analysis.talk.fact." + key).in(language), value.in(language)));
    }
}
