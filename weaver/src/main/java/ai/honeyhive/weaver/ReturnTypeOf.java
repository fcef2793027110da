package ai.honeyhive.weaver;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.ClassConstant;

/**
 * Puts the return type of the method in the place of {@link DeclaredAs}; {@code Object} for a type
 * variable, of which each caller takes the result for something else.
 */
record ReturnTypeOf() implements Advice.OffsetMapping {

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    TypeDescription.Generic returned = method.asDefined().getReturnType();
    TypeDescription declared = returned.getSort().isTypeVariable()
        ? TypeDescription.ForLoadedType.of(Object.class)
        : returned.asErasure();
    return new Target.ForStackManipulation(ClassConstant.of(declared));
  }
}
