package dev.dbguild.schema;

import java.util.List;

/// An enumerated type.
///
/// @param labels its values, in their order
public record EnumType(String namespace, String name, List<String> labels) {
    public EnumType {
        labels = List.copyOf(labels);
    }

    public String shown() {
        return namespace.equals("public") || namespace.isEmpty() ? name : namespace + "." + name;
    }
}
