package ai.honeyhive.weaver;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.ClassConstant;

/** Puts the return type of the method in the place of {@link DeclaredAs}. */
record ReturnTypeOf() implements Advice.OffsetMapping {

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    TypeDescription declared = method.getReturnType().asErasure();
    return new Target.ForStackManipulation(ClassConstant.of(declared));
  }
}
