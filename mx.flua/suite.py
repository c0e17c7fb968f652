# flua described for mx, the build tool of the Truffle world: the same projects and distributions as in pom.xml. It imports no
# other suite, and takes its libraries from Maven Central. docs/building.md has the commands, and what mx does not do here:
# it runs no ANTLR, so the generated parser comes from Maven, and it takes module descriptors from the "moduleInfo" below
# instead of module-info.java.
suite = {
    "name": "flua",
    "mxversion": "7.84.0",
    "version": "0.1.0",
    "release": False,
    "groupId": "dev.flua",
    "defaultLicense": "MIT",
    "imports": {},
    "libraries": {
        "ANTLR4_RUNTIME": {
            "digest": "sha512:1c3e47b6b5dc40ca13927a7ae2ed187f470b8f406cea325e73c7a18af8e07b9ada0484312dd611f225f030b5585924932c702fd9326c143a626e271682b2b95e",
            "maven": {"groupId": "org.antlr", "artifactId": "antlr4-runtime", "version": "4.13.2"},
            "moduleName": "org.antlr.antlr4.runtime",
        },
        "COLLECTIONS": {
            "digest": "sha512:e5129a0734ea720a031d9b154971d6fc646502c96ec14e5c41dcf898a923aed1df34065d9ff60e44b5d8dc312c9ca5f837e5969fd0743bde59c12ac051ae9ad9",
            "maven": {"groupId": "org.graalvm.sdk", "artifactId": "collections", "version": "25.0.3"},
            "moduleName": "org.graalvm.collections",
        },
        "JNIUTILS": {
            "digest": "sha512:743a7ac34f658cff4840535a60a53825279ef40d3e4964848df802bcaad92aa22c2df2f9f6fdcb66cb3c76777bc303c7ce0b022ffcda08c0e7c4e93e55ee046d",
            "maven": {"groupId": "org.graalvm.sdk", "artifactId": "jniutils", "version": "25.0.3"},
            "moduleName": "org.graalvm.jniutils",
            "dependencies": ["COLLECTIONS", "NATIVEIMAGE", "WORD"],
        },
        "LAUNCHER_COMMON": {
            "digest": "sha512:b4823df01966d3ffc4cba3bf5f133a399ea1ea9a30df39abf3a7059a3f0f2035476a224e500841632e8f3f0676e3d3dc4c6142c07be2c039a587ae10a4e4b2cb",
            "maven": {"groupId": "org.graalvm.sdk", "artifactId": "launcher-common", "version": "25.0.3"},
            "moduleName": "org.graalvm.launcher",
            "dependencies": ["COLLECTIONS", "NATIVEIMAGE", "POLYGLOT", "SHADOWED_JLINE"],
        },
        "NATIVEIMAGE": {
            "digest": "sha512:e79d084c28ec354ef180575d06eaeae1af7a0926adede2fe775c0769ff4b23ca4b6c43d3af3774317c3245e723cec17070b200eb2a4562e7a8d8714266e66382",
            "maven": {"groupId": "org.graalvm.sdk", "artifactId": "nativeimage", "version": "25.0.3"},
            "moduleName": "org.graalvm.nativeimage",
            "dependencies": ["WORD"],
        },
        "POLYGLOT": {
            "digest": "sha512:0657b3a2a10165ec58f238ff3e3e00c266378151b7bed6d2517be51ab8dbcba6aea6a2f70cb666e71f779c7d8ed54c70869bfeea91eea820abf419a47d854021",
            "maven": {"groupId": "org.graalvm.polyglot", "artifactId": "polyglot", "version": "25.0.3"},
            "moduleName": "org.graalvm.polyglot",
            "dependencies": ["COLLECTIONS", "NATIVEIMAGE"],
        },
        "PROFILER_TOOL": {
            "digest": "sha512:baeaf3d4037f535db8155f3768b93733344811db3cc50804eae8a099d115b0550685c3a1f9530891af1da0b0f85dd8dc5ca210ddcec6f3714b77bc010b08412f",
            "maven": {"groupId": "org.graalvm.tools", "artifactId": "profiler-tool", "version": "25.0.3"},
            "moduleName": "com.oracle.truffle.tools.profiler",
            "dependencies": ["POLYGLOT", "SHADOWED_JSON", "TRUFFLE_API"],
        },
        "SHADOWED_JLINE": {
            "digest": "sha512:492729eae840b02e544cc45eec706fab5859c13e70f2133e8d5c730a9f9c53aa406226b925219d215bc44cf39d16e5a4760236f99bd444b4f647cef303d46cce",
            "maven": {"groupId": "org.graalvm.shadowed", "artifactId": "jline", "version": "25.0.3"},
            "moduleName": "org.graalvm.shadowed.jline",
        },
        "SHADOWED_JSON": {
            "digest": "sha512:9c94497bc94ba1423d1023d5179ac0c5b92710800bacc8c5c55b3d8cf32609e6052f57a41942e4ac82d442195583cda9324a0abf2fc41ce14cf927d1dcf1d77a",
            "maven": {"groupId": "org.graalvm.shadowed", "artifactId": "json", "version": "25.0.3"},
            "moduleName": "org.graalvm.shadowed.org.json",
        },
        "TRUFFLE_API": {
            "digest": "sha512:47eb3640c45df0b4d406ca17e2a75c4184147163e7ee9e40c6dafde078953ce50e18c6778c014887e997111d731a48a832684e313f930eec0e70a9ada3a8ea94",
            "maven": {"groupId": "org.graalvm.truffle", "artifactId": "truffle-api", "version": "25.0.3"},
            "moduleName": "org.graalvm.truffle",
            "dependencies": ["COLLECTIONS", "NATIVEIMAGE", "POLYGLOT"],
        },
        "TRUFFLE_COMPILER": {
            "digest": "sha512:f38db5f3a3fabe19e600d4cd8f3bd050a033615d8120a2d3c11ad5d118bd5cc68e444c0f36fabecfe2d66aec3dfc7c471e9163cb29dc37c3dc3869e7836264f2",
            "maven": {"groupId": "org.graalvm.truffle", "artifactId": "truffle-compiler", "version": "25.0.3"},
            "moduleName": "org.graalvm.truffle.compiler",
        },
        "TRUFFLE_DSL_PROCESSOR": {
            "digest": "sha512:5e463f625a79cd952e6889b64b8bd787a7ac606b5eb074866631f098ab5edd7194b8ca6745819cc0b2c71d363e95b47bc54ce972fd1976b935c7e1c3deac5233",
            "maven": {"groupId": "org.graalvm.truffle", "artifactId": "truffle-dsl-processor", "version": "25.0.4"},
        },
        "TRUFFLE_RUNTIME": {
            "digest": "sha512:c98dfc4b1969ea22222c79d9b6b7aeeba921bf1898582e2349ffb25c9ae2d089da68bc967b657d91916133a2c4add6e39b71be75e10a25625bb1302f78888ae2",
            "maven": {"groupId": "org.graalvm.truffle", "artifactId": "truffle-runtime", "version": "25.0.3"},
            "moduleName": "org.graalvm.truffle.runtime",
            "dependencies": ["JNIUTILS", "TRUFFLE_API", "TRUFFLE_COMPILER"],
        },
        "WORD": {
            "digest": "sha512:88f35548b691d621d34fffe95d5ef8457149e2ed6abb06fbc0e06610d6f7e4c6eca237e6c1ba934e8b2db2c892e4f13d7b6461f0ade85ab7af3876284889df8b",
            "maven": {"groupId": "org.graalvm.sdk", "artifactId": "word", "version": "25.0.3"},
            "moduleName": "org.graalvm.word",
        },
    },
    "projects": {
        "dev.flua.language": {
            "type": "MavenLayoutProject",
            "dir": "language",
            "sourceDirs": ["src/main/java", "target/generated-sources/antlr4"],
            "dependencies": ["TRUFFLE_API", "ANTLR4_RUNTIME"],
            # Coroutines are made of jdk.internal.vm.Continuation.
            "requiresConcealed": {"java.base": ["jdk.internal.vm"]},
            "annotationProcessors": ["TRUFFLE_DSL_PROCESSOR"],
            "javaCompliance": "25",
        },
        "dev.flua.stdlib": {
            "type": "MavenLayoutProject",
            "dir": "stdlib",
            "sourceDirs": ["src/main/java"],
            "dependencies": ["dev.flua.language"],
            "requires": ["java.management"],
            "annotationProcessors": ["TRUFFLE_DSL_PROCESSOR"],
            "javaCompliance": "25",
        },
        "dev.flua.launcher": {
            "type": "MavenLayoutProject",
            "dir": "launcher",
            "sourceDirs": ["src/main/java"],
            # Signals.
            "requires": ["jdk.unsupported"],
            "dependencies": ["dev.flua.language", "POLYGLOT", "LAUNCHER_COMMON", "SHADOWED_JLINE"],
            "javaCompliance": "25",
        },
    },
    "distributions": {
        "FLUA_LANGUAGE": {
            "description": "Lua as a Truffle language",
            "moduleInfo": {
                "name": "dev.flua.language",
                "exports": [
                    "dev.flua.language",
                    "dev.flua.language.binary",
                    "dev.flua.language.builtins",
                    "dev.flua.language.interop",
                    "dev.flua.language.nodes",
                    "dev.flua.language.nodes.access",
                    "dev.flua.language.nodes.arith",
                    "dev.flua.language.nodes.call",
                    "dev.flua.language.nodes.compare",
                    "dev.flua.language.parser",
                    "dev.flua.language.runtime",
                    "dev.flua.language.runtime.table",
                ],
                "requires": ["transitive org.graalvm.polyglot", "transitive org.graalvm.truffle"],
                "uses": ["dev.flua.language.builtins.LuaLibrary"],
            },
            "useModulePath": True,
            "dependencies": ["dev.flua.language"],
            "exclude": ["TRUFFLE_API", "ANTLR4_RUNTIME"],
            "maven": {"artifactId": "flua-language"},
        },
        "FLUA_STDLIB": {
            "description": "The standard libraries of Lua",
            "moduleInfo": {
                "name": "dev.flua.stdlib",
                "exports": [],
                "requires": ["transitive dev.flua.language", "java.management"],
            },
            "useModulePath": True,
            "dependencies": ["dev.flua.stdlib"],
            "distDependencies": ["FLUA_LANGUAGE"],
            "maven": {"artifactId": "flua-stdlib"},
        },
        "FLUA_LAUNCHER": {
            "description": "The flua command",
            "moduleInfo": {
                "name": "dev.flua.launcher",
                "exports": [],
                "requires": ["dev.flua.language", "dev.flua.stdlib"],
            },
            "useModulePath": True,
            "mainClass": "dev.flua.launcher.Main",
            "dependencies": ["dev.flua.launcher"],
            "distDependencies": ["FLUA_STDLIB"],
            "exclude": ["POLYGLOT", "LAUNCHER_COMMON", "SHADOWED_JLINE"],
            "maven": {"artifactId": "flua-launcher"},
        },
    },
}
