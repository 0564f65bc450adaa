# One of the four services, from its packaged form (context: MODULE/target/quarkus-app).
FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home --uid 10001 dunghen
# What changes seldom first.
COPY lib /app/lib
COPY quarkus /app/quarkus
COPY app /app/app
COPY quarkus-run.jar /app/
WORKDIR /app
USER 10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-jar", "quarkus-run.jar"]
