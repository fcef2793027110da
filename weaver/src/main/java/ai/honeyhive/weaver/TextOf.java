package ai.honeyhive.weaver;

import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;

/** Puts the text of the method in the place of {@link TracedAs}. */
record TextOf(Map<MethodDescription.InDefinedShape, String> texts) implements Advice.OffsetMapping {

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    String text = texts.get(method.asDefined());
    if (text == null) {
      throw new IllegalStateException(method + " is not traced");
    }
    return new Target.ForStackManipulation(new TextConstant(text));
  }
}
