package io.github.poolscope.predict;

import io.github.poolscope.task.StartMethod;
import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;

/** Nothing can be predicted from a run; the message is one sentence for the user, in English. */
public final class UnpredictableException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    UnpredictableException(Phrase why) {
        super(why.toString());
        this.why = why;
    }

    /** Returns the error that the starts of workers by a method are not known. */
    public static UnpredictableException notMeasured(StartMethod method) {
        return new UnpredictableException(Phrase.of("predict.refused.start-method", method.key()));
    }

    @Override
    public Phrase why() {
        return why;
    }
}
