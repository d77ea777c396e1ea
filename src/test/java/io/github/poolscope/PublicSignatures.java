package io.github.poolscope;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a program in another package sees of a class: its supertypes, and the types that its members name. */
final class PublicSignatures {
    /** Public, and so are the classes in which it stands. */
    static final DescribedPredicate<JavaClass> SEEN_FROM_OUTSIDE =
            DescribedPredicate.describe("are seen from outside", PublicSignatures::isSeen);

    private PublicSignatures() {}

    /** All types that a program meets, those of type parameters and of inherited members too, are of {@code packages}. */
    static ArchCondition<JavaClass> nameOnlyTypesOf(String... packages) {
        List<PackageMatcher> allowed =
                Stream.of(packages).map(PackageMatcher::of).toList();
        return new ArchCondition<>("name only types of " + String.join(", ", packages)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(supertypes(type), members(type)).forEach(use -> {
                    for (JavaClass named : use.types()) {
                        JavaClass base = named.getBaseComponentType();
                        boolean fits = base.isPrimitive()
                                || allowed.stream().anyMatch(matcher -> matcher.matches(base.getPackageName()));
                        if (!fits) {
                            events.add(SimpleConditionEvent.violated(
                                    type, use.where() + " names " + base.getName() + " in " + type.getFullName()));
                        }
                    }
                });
            }
        };
    }

    private record Use(String where, Set<JavaClass> types) {}

    private static boolean isSeen(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(PublicSignatures::isSeen).orElse(true);
    }

    private static boolean isOpen(Set<?> modifiers) {
        return (modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED)) && !modifiers.contains(SYNTHETIC);
    }

    private static Stream<Use> supertypes(JavaClass type) {
        return Stream.of(
                new Use(type.getFullName(), involved(type.getInterfaces())),
                new Use(
                        type.getFullName(),
                        involved(type.getSuperclass().stream().toList())),
                new Use(type.getFullName(), bounds(type.getTypeParameters())));
    }

    private static Stream<Use> members(JavaClass type) {
        Stream<? extends JavaMember> all = Stream.of(type.getAllFields(), type.getAllMethods(), type.getConstructors())
                .flatMap(Set::stream);
        return all.filter(member -> isOpen(member.getModifiers()))
                .map(member -> new Use(member.getFullName(), types(member)));
    }

    private static Set<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return involved(List.of(field.getType()));
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        Set<JavaClass> types = new LinkedHashSet<>(involved(List.of(code.getReturnType())));
        types.addAll(involved(code.getParameterTypes()));
        types.addAll(code.getExceptionTypes());
        types.addAll(bounds(code.getTypeParameters()));
        return types;
    }

    private static Set<JavaClass> bounds(List<? extends JavaTypeVariable<?>> parameters) {
        Set<JavaClass> types = new LinkedHashSet<>();
        parameters.forEach(parameter -> types.addAll(involved(parameter.getUpperBounds())));
        return types;
    }

    private static Set<JavaClass> involved(Iterable<? extends JavaType> named) {
        Set<JavaClass> types = new LinkedHashSet<>();
        named.forEach(type -> types.addAll(type.getAllInvolvedRawTypes()));
        return types;
    }
}
