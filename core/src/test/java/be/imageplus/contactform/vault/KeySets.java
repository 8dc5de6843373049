/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Key sets that an operator could put together by mistake. */
final class KeySets {

    private static final JsonMapper JSON = new JsonMapper();

    private KeySets() {}

    /** A key set as text, one kind of keys taken from another one. */
    static String withKeysOf(String kind, KeySet other, KeySet keys) {
        ObjectNode root = (ObjectNode) JSON.readTree(keys.serialize());
        root.set(kind, JSON.readTree(other.serialize()).get(kind));
        return root.toString();
    }

    /** A key set as text, one kind of keys taken from another kind of the same set. */
    static String withKind(String kind, String from, KeySet keys) {
        ObjectNode root = (ObjectNode) JSON.readTree(keys.serialize());
        root.set(kind, root.get(from));
        return root.toString();
    }

    /** A key set as text that lacks one kind. */
    static String without(String kind, KeySet keys) {
        ObjectNode root = (ObjectNode) JSON.readTree(keys.serialize());
        root.remove(kind);
        return root.toString();
    }
}
