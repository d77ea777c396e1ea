package io.github.poolscope.report;

/** The frame of a page, and text escaped for HTML and SVG. */
final class Html {
    private Html() {}

    /**
     * Returns the beginning of a page up to its body.
     *
     * @param language the key of its language
     * @param style its style sheet
     * @param body the attributes of the body, with a blank before; empty for none
     */
    static String head(String language, String title, String style, String body) {
        return "<!doctype html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>" + escape(title)
                + " – Poolscope</title><style>" + style + "</style></head><body" + body + ">\n";
    }

    /** Returns a part of a page under a heading; both are HTML. */
    static String section(String title, String body) {
        return "<section><h2>" + title + "</h2>" + body + "</section>\n";
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append(c);
                default -> safe.append(isAllowed(text, i) ? c : '\uFFFD');
            }
        }
        return safe.toString();
    }

    /**
     * Returns whether a character is allowed in HTML and in XML 1.0. Control characters, unpaired surrogates and the
     * last two code points of the plane are not, not even as references.
     */
    private static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) && c < '\uFFFE';
    }
}
