package dev.flua.aot;

import org.graalvm.nativeimage.hosted.Feature;

/**
 * Builds images whose young generation is small at first, and grows fast for programs that allocate fast. New memory is expensive:
 * the system has to find it and to clear it. A young generation of the builder's size is used up once by nearly every program, and
 * many end before they need its memory for the second time. What is still there after two collections is mostly there for long.
 */
final class YoungGenerationFeature implements Feature {
    private static final String POLICY = "com.oracle.svm.core.genscavenge.AdaptiveCollectionPolicy2";

    /** How many times larger the old generation is in the beginning. */
    private static final int OLD_TO_YOUNG = 4;

    /** Growth after each of the first collections, in percent, beside the ten there are always; it halves with each eight of them. */
    private static final int FIRST_GROWTH = 40;

    /** Collections of the young generation after which an object belongs to the old one: each of them copies it. */
    private static final int COLLECTIONS_BEFORE_OLD = 2;

    @Override
    public String getDescription() {
        return "A young generation that is small at first";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        Class<?> policy = access.findClassByName(POLICY);
        Class<?> general = policy.getSuperclass().getSuperclass();
        try {
            access.registerFieldValueTransformer(general.getDeclaredField("initialNewRatio"), (_, _) -> OLD_TO_YOUNG);
            access.registerFieldValueTransformer(
                    policy.getDeclaredField("youngGenSizeIncrementSupplement"), (_, _) -> FIRST_GROWTH);
            access.registerFieldValueTransformer(
                    general.getDeclaredField("tenuringThreshold"), (_, _) -> COLLECTIONS_BEFORE_OLD);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("not the image builder that docs/building.md asks for", e);
        }
    }
}
