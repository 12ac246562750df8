package io.evenhand.verification;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;

/** Follows what is painted on a page beside its text, as far as that can hide text. */
final class Painting {
    private static final int MOST_POINTS = 200_000;

    private final PageText text;
    private GeneralPath path = new GeneralPath();
    private int points;
    private boolean clips;

    Painting(PageText text) {
        this.text = text;
    }

    private interface Action {
        void apply(List<COSBase> operands, float[] numbers) throws IOException;
    }

    void addOperatorsTo(PageText reader) {
        reader.addOperator(new BeginMarkedContentSequence(reader));
        reader.addOperator(new BeginMarkedContentSequenceWithProperties(reader));
        reader.addOperator(new EndMarkedContentSequence(reader));
        reader.addOperator(new SetTextRenderingMode(reader));
        reader.addOperator(new SetNonStrokingColor(reader));
        reader.addOperator(new SetNonStrokingColorN(reader));
        reader.addOperator(new SetNonStrokingColorSpace(reader));
        reader.addOperator(new SetNonStrokingDeviceGrayColor(reader));
        reader.addOperator(new SetNonStrokingDeviceRGBColor(reader));
        reader.addOperator(new SetNonStrokingDeviceCMYKColor(reader));
        reader.addOperator(new DrawObject(reader) {
            @Override
            public void process(Operator operator, List<COSBase> operands) throws IOException {
                if (!operands.isEmpty()
                        && operands.getFirst() instanceof COSName name
                        && reader.getResources().isImageXObject(name)) {
                    coverUnitSquare();
                } else {
                    super.process(operator, operands);
                }
            }
        });
        addPath();
        for (String fill : List.of("f", "F", "f*", "B", "B*", "b", "b*")) {
            add(fill, 0, (operands, n) -> {
                text.cover(path);
                end();
            });
        }
        for (String other : List.of("S", "s", "n")) {
            add(other, 0, (operands, n) -> end());
        }
        add("W", 0, (operands, n) -> clips = true);
        add("W*", 0, (operands, n) -> clips = true);
        add(
                "sh",
                0,
                (operands, n) ->
                        text.cover(new GeneralPath(text.getGraphicsState().getCurrentClippingPath())));
        // An image within the stream: the parser hands it over as one operator.
        add("BI", 0, (operands, n) -> coverUnitSquare());
    }

    private void addPath() {
        add("m", 2, (operands, n) -> {
            Point2D to = point(n[0], n[1]);
            path.moveTo(to.getX(), to.getY());
        });
        add("l", 2, (operands, n) -> lineTo(n[0], n[1]));
        // The straight line between the ends of a curve is near enough to tell what lies under it.
        add("c", 6, (operands, n) -> {
            lineTo(n[0], n[1]);
            lineTo(n[2], n[3]);
            lineTo(n[4], n[5]);
        });
        add("v", 4, (operands, n) -> {
            lineTo(n[0], n[1]);
            lineTo(n[2], n[3]);
        });
        add("y", 4, (operands, n) -> {
            lineTo(n[0], n[1]);
            lineTo(n[2], n[3]);
        });
        add("h", 0, (operands, n) -> {
            if (path.getCurrentPoint() != null) {
                path.closePath();
            }
        });
        add("re", 4, (operands, n) -> rectangle(n[0], n[1], n[2], n[3]));
    }

    private void add(String name, int count, Action action) {
        text.addOperator(new OperatorProcessor(text) {
            @Override
            public void process(Operator operator, List<COSBase> operands) throws IOException {
                float[] numbers = new float[count];
                if (operands.size() < count) {
                    return;
                }
                for (int i = 0; i < count; i++) {
                    if (!(operands.get(i) instanceof COSNumber number)) {
                        return;
                    }
                    numbers[i] = number.floatValue();
                }
                points += count;
                if (points > MOST_POINTS) {
                    throw new IOException("A line on the pages has more corners than any agreement's");
                }
                action.apply(operands, numbers);
            }

            @Override
            public String getName() {
                return name;
            }
        });
    }

    private void lineTo(float x, float y) {
        Point2D to = point(x, y);
        if (path.getCurrentPoint() == null) {
            path.moveTo(to.getX(), to.getY());
        } else {
            path.lineTo(to.getX(), to.getY());
        }
    }

    private void rectangle(float x, float y, float width, float height) {
        Point2D[] corners = {point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height)};
        path.moveTo(corners[0].getX(), corners[0].getY());
        for (int i = 1; i < corners.length; i++) {
            path.lineTo(corners[i].getX(), corners[i].getY());
        }
        path.closePath();
    }

    private void coverUnitSquare() throws IOException {
        end();
        rectangle(0, 0, 1, 1);
        text.cover(path);
        path = new GeneralPath();
    }

    private void end() {
        if (clips) {
            text.getGraphicsState().intersectClippingPath(path);
            clips = false;
        }
        path = new GeneralPath();
        points = 0;
    }

    private Point2D point(float x, float y) {
        return text.transformedPoint(x, y);
    }
}
