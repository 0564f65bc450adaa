# A program of deploy/local or deploy/portal (context: MODULE/target); which, says the command.
FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home --uid 10001 dunghen && mkdir -m 1777 /state
COPY lib /app/lib
COPY *.jar /app/
WORKDIR /app
USER 10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-cp", "/app/*:/app/lib/*"]
