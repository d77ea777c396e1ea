package io.github.poolscope.report;

/** Makes text safe to stand in HTML. */
final class Html {
    private Html() {}

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
                default -> {
                    // Control characters are not allowed in HTML, not even as references.
                    safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
                }
            }
        }
        return safe.toString();
    }
}
