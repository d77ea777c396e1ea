package io.github.poolscope.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program's state, sent to a worker that starts with a copy of it: static fields and system properties.
 *
 * @param properties system properties
 * @param fields static fields and their values
 */
public record StateImage(Map<String, String> properties, List<StaticField> fields) {
    /** One static field. */
    public record StaticField(
            String className, String name, @Nullable Object value) {}

    /**
     * Returns the image as bytes. The values are one object graph, so two fields that share an object share its copy.
     *
     * @throws IOException if a value can't be serialised
     */
    public byte[] toBytes() throws IOException {
        Encoder out = new Encoder(1024).putInt(properties.size());
        properties.forEach((key, value) -> out.putText(key).putText(value));
        out.putInt(fields.size());
        fields.forEach(field -> out.putText(field.className()).putText(field.name()));
        out.putValue(fields.stream().map(StaticField::value).toArray());
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws Decoder.ValueException if the values can't be deserialised here
     */
    public static StateImage read(Decoder in, Classes classes) throws IOException, Decoder.ValueException {
        Map<String, String> properties = new LinkedHashMap<>();
        int propertyCount = in.getInt();
        for (int i = 0; i < propertyCount; i++) {
            properties.put(in.getText(), in.getText());
        }
        int fieldCount = in.getInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 2 * fieldCount; i++) {
            names.add(in.getText());
        }
        if (!(in.getValue(classes) instanceof Object[] values) || values.length != fieldCount) {
            throw new IOException("an image of " + fieldCount + " fields without their values");
        }
        List<StaticField> fields = new ArrayList<>();
        for (int i = 0; i < fieldCount; i++) {
            fields.add(new StaticField(names.get(2 * i), names.get(2 * i + 1), values[i]));
        }
        return new StateImage(properties, fields);
    }
}
