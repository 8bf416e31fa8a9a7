package dev.lectern.api.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

import java.lang.reflect.Executable;

/**
 * Makes what a record declares hold for what is read into it: only a component that is
 * {@code @Nullable} may be missing, and nothing else is ever null. Jackson reads the annotations of
 * a parameter but not those of its type, where JSpecify's stand.
 */
public final class RequiredUnlessNullable extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter ? !isNullable(parameter) : null;
    }

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return JsonSetter.Value.empty();
        }
        return JsonSetter.Value.construct(
                isNullable(parameter) ? Nulls.DEFAULT : Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean isNullable(AnnotatedParameter parameter) {
        return parameter.getMember() instanceof Executable executable
                && executable.getAnnotatedParameterTypes()[parameter.getIndex()]
                        .isAnnotationPresent(Nullable.class);
    }
}
