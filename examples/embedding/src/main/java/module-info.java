/** A program that runs Lua. */
module com.example.embedding {
    requires dev.flua.embedding;

    exports com.example.embedding;
}
