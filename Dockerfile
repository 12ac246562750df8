# The production shape: the jar without Camunda's engine libraries (profile "cluster"), for use with a Camunda 8.8+ cluster.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
COPY bpmn bpmn
COPY templates templates
RUN --mount=type=cache,target=/var/cache/maven mvn -Dmaven.repo.local=/var/cache/maven -B -q -Pcluster -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/evenhand-cluster.jar extract --destination /app

FROM eclipse-temurin:21-jre
RUN useradd --system --create-home --home-dir /var/lib/evenhand evenhand
COPY --from=build /app /opt/evenhand
USER evenhand
WORKDIR /var/lib/evenhand
VOLUME /var/lib/evenhand
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0
HEALTHCHECK --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/evenhand/evenhand-cluster.jar"]
CMD ["serve"]
