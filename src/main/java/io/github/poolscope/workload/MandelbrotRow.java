package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;

/** Computes one row of the Mandelbrot set and returns the sum of its iterations; rows in the middle take longest. */
record MandelbrotRow(int width, int height, int iterations) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) {
        double imaginary = (2.0 * Waiting.index(item) / Math.max(1, height - 1) - 1) * 1.25;
        long sum = 0;
        for (int column = 0; column < width; column++) {
            sum += escape(column * 3.0 / width - 2.2, imaginary);
        }
        return sum;
    }

    private int escape(double real, double imaginary) {
        double x = 0;
        double y = 0;
        for (int step = 0; step < iterations; step++) {
            double xx = x * x;
            double yy = y * y;
            if (xx + yy > 4) {
                return step;
            }
            y = 2 * x * y + imaginary;
            x = xx - yy + real;
        }
        return iterations;
    }
}
