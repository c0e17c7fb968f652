"""What mx has to be told about flua beyond suite.py."""

import os

import mx


class MavenLayoutProject(mx.JavaProject):
    """A project whose sources hold a module-info.java for Maven. mx makes a module's descriptor from the suite and compiles a
    project without one, on the class path; it would stumble over the file."""

    def __init__(self, suite, name, subDir, srcDirs, deps, workingSets, d, javaCompliance=None, annotationProcessors=None, **attributes):
        super().__init__(suite, name, subDir, srcDirs, deps, javaCompliance, workingSets, d, **attributes)
        self.checkstyleProj = name
        self.checkPackagePrefix = True
        self.declaredAnnotationProcessors = annotationProcessors or []

    def getBuildTask(self, args):
        jdk = mx.get_jdk(self.javaCompliance, tag=mx.DEFAULT_JDK_TAG, purpose="building " + self.name)
        return MavenLayoutBuildTask(args, self, jdk)


class MavenLayoutBuildTask(mx.JavaBuildTask):
    """Compiles everything but module-info.java."""

    def _collect_files(self):
        super()._collect_files()
        for path in [p for p in self._javafiles if os.path.basename(p) == "module-info.java"]:
            del self._javafiles[path]
        return self
