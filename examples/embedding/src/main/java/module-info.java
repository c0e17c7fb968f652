/** A program that runs Lua. */
module com.example.embedding {
    requires dev.flua.stdlib;

    exports com.example.embedding;
}
