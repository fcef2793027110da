package ai.honeyhive.tracer.identity;

import ai.honeyhive.tracer.identity.Model.Place;
import ai.honeyhive.tracer.identity.Model.Span;
import ai.honeyhive.tracer.identity.Op.How;
import ai.honeyhive.tracer.identity.Op.Kind;
import ai.honeyhive.tracer.identity.Op.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes programs from a seed, and asks the model of each of their spans. */
final class Programs {
  private static final int DEPTH = 7;
  private static final int SIZE = 16;

  private final SplittableRandom random;
  private final Model model;
  private int names;
  private int left;

  Programs(long seed, Model model) {
    this.random = new SplittableRandom(seed);
    this.model = model;
  }

  /** A program, and what is expected of its spans. */
  record Program(List<Op> ops, List<Span> spans) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      ops.forEach(op -> text.append(op).append("\n"));
      return text.toString();
    }
  }

  /** The next program. */
  Program next() {
    Program program = new Program(new ArrayList<>(), new ArrayList<>());
    left = SIZE;
    fill(program.ops, program.spans, Place.OUTSIDE, 0);
    return program;
  }

  private void fill(List<Op> ops, List<Span> spans, Place at, int depth) {
    int count = depth == 0 ? SIZE : random.nextInt(depth > DEPTH ? 1 : 4);
    for (int i = 0; i < count && left > 0; i++) {
      Op op = op();
      if (model.isPromised(at, op)) {
        ops.add(op);
        left--;
        Place inside = model.within(at, op);
        if (op.kind().isSpan) {
          spans.add(inside.current());
        }
        fill(op.body(), spans, inside, depth + 1);
      }
    }
  }

  private Op op() {
    Kind kind = switch (random.nextInt(10)) {
      case 0, 1, 2 -> Kind.STEP;
      case 3, 4, 5 -> Kind.FOREIGN;
      case 6 -> Kind.SESSION;
      case 7 -> Kind.EVALUATION;
      case 8 -> Kind.HOP;
      default -> Kind.LATE;
    };
    boolean foreign = kind == Kind.FOREIGN;
    int of = random.nextInt(foreign ? 3 : 2);
    How how = foreign ? new How(random.nextInt(3) == 0, random.nextInt(5) == 0) : How.PLAIN;
    String prefix = kind.isSpan && random.nextInt(4) == 0 ? "x" : "s";
    return new Op(kind, of == 2 ? null : of == 1 ? Who.B : Who.A, prefix + names++, how);
  }
}
