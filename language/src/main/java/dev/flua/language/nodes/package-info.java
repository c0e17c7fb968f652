/**
 * What runs: the nodes of Lua, and what they have in common. They may use all that is below, but not the parser. Start reading at
 * {@link dev.flua.language.nodes.LuaExpressionNode}.
 */
package dev.flua.language.nodes;
